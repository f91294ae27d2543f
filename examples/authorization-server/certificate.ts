// A self-signed certificate that is created at the start. Clients have to be told to trust it.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface CertificateFile extends Certificate {
  /** Path of a file with the certificate, for clients to trust. The private key is never written to a file. */
  readonly path: string;
  /** Removes the file. */
  close(): Promise<void>;
}

/** Creates a certificate for localhost and, if given, for the host of the issuer. */
export async function createCertificate(issuer?: string): Promise<CertificateFile> {
  // Loaded on demand, to keep the start without https fast.
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
