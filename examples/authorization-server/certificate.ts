// A certificate that is made on the spot, and that nobody trusts who is not told to.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateFile extends Certificate {
  /** A file with the certificate, for clients to trust. The key is in no file. */
  readonly path: string;
  /** Removes the file. */
  close(): Promise<void>;
}

/** Makes a certificate for this machine, and for the host of a URL if there is one. */
export async function createCertificate(issuer?: string): Promise<CertificateFile> {
  // Whoever does not need it does not wait for it.
  const { generate } = await import("selfsigned");
  const hosts = ["localhost", "127.0.0.1", ...(issuer ? [new URL(issuer).hostname] : [])];
  const { private: key, cert } = await generate([{ name: "commonName", value: hosts.at(-1) }], {
    algorithm: "sha256",
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "extKeyUsage", serverAuth: true },
      {
        name: "subjectAltName",
        altNames: [...new Set(hosts)].map((host) => (isIP(host) ? { type: 7, ip: host } : { type: 2, value: host })),
      },
    ],
  });
  const folder = mkdtempSync(join(tmpdir(), "authorization-server-"));
  const path = join(folder, "certificate.pem");
  writeFileSync(path, cert);
  return { key, cert, path, close: () => Promise.resolve(rmSync(folder, { recursive: true })) };
}
