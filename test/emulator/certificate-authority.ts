// Certificates of authorities and clients, created by an independent library.
import "reflect-metadata";
import {
  BasicConstraintsExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  Extension,
} from "@peculiar/x509";
import { start } from "./caller.js";

export { BasicConstraintsExtension, Extension, KeyUsageFlags, KeyUsagesExtension };

const DAY = 24 * 3600 * 1000;

const algorithms = {
  ES256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  ES384: { name: "ECDSA", namedCurve: "P-384", hash: "SHA-384" },
  ES512: { name: "ECDSA", namedCurve: "P-521", hash: "SHA-512" },
  RS256: {
    name: "RSASSA-PKCS1-v1_5",
    hash: "SHA-256",
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  PS384: {
    name: "RSA-PSS",
    hash: "SHA-384",
    saltLength: 48,
    modulusLength: 2048,
    publicExponent: new Uint8Array([1, 0, 1]),
  },
  EdDSA: { name: "Ed25519" },
} as const;

/** The holder of a certificate, who may issue others. */
export interface Holder {
  readonly name: string;
  readonly pem: string;
  readonly alg: keyof typeof algorithms;
  readonly keys: CryptoKeyPair;
}

/** Deviations from a usual certificate. */
export interface CertificateOrder {
  readonly alg?: keyof typeof algorithms;
  readonly notBefore?: number;
  readonly notAfter?: number;
  readonly extensions?: readonly Extension[];
  /** The issuer's name in the certificate. */
  readonly issuerName?: string;
}

/** The extensions of an authority. */
export function authority(maxAuthorities?: number): Extension[] {
  return [
    new BasicConstraintsExtension(true, maxAuthorities, true),
    new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
  ];
}

/** The extensions of a client, which is not an authority. */
export function holderOf(dns: string): Extension[] {
  return [
    new BasicConstraintsExtension(false, undefined, true),
    new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
    new SubjectAlternativeNameExtension([{ type: "dns", value: dns }]),
  ];
}

/** Empty name constraints: RFC 5280, section 4.2.1.10. */
export const nameConstraints = new Extension("2.5.29.30", true, new Uint8Array([0x30, 0]));

/** Issues a certificate, by default to an authority. Without an issuer it is a root. */
export async function certify(name: string, issuer?: Holder, order: CertificateOrder = {}): Promise<Holder> {
  const { alg = "ES256", notBefore = start - DAY, notAfter = start + DAY, extensions = authority() } = order;
  const keys = (await crypto.subtle.generateKey(algorithms[alg], true, ["sign", "verify"])) as CryptoKeyPair;
  const signer = issuer ?? { name, alg, keys };
  const certificate = await X509CertificateGenerator.create(
    {
      subject: name,
      issuer: order.issuerName ?? signer.name,
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
      publicKey: keys.publicKey,
      signingKey: signer.keys.privateKey,
      signingAlgorithm: algorithms[signer.alg],
      extensions: [...extensions],
    },
    crypto,
  );
  return { name, pem: certificate.toString("pem"), alg, keys };
}
