import type { JWK } from "jose";
import { wireNameOf } from "../settings/wire-names.js";

/** Key management algorithms with a key pair: RFC 7518, sections 4.3 and 4.6. RSA1_5 is left out as insecure. */
export const keyPairAlgorithms = [
  "RSA-OAEP",
  "RSA-OAEP-256",
  "RSA-OAEP-384",
  "RSA-OAEP-512",
  "ECDH-ES",
  "ECDH-ES+A128KW",
  "ECDH-ES+A192KW",
  "ECDH-ES+A256KW",
];

/** Key management algorithms with a shared secret: RFC 7518, sections 4.4, 4.5 and 4.7. */
export const sharedKeyAlgorithms = ["dir", "A128KW", "A192KW", "A256KW", "A128GCMKW", "A192GCMKW", "A256GCMKW"];

/** Content encryption algorithms (RFC 7518, section 5.1) and their key sizes in bits. */
export const contentEncryptions: Readonly<Record<string, number>> = {
  "A128CBC-HS256": 256,
  "A192CBC-HS384": 384,
  "A256CBC-HS512": 512,
  A128GCM: 128,
  A192GCM: 192,
  A256GCM: 256,
};

/** The JOSE name of an encryption algorithm of the API. */
export function encryptionName(name: string): string;
export function encryptionName(name: string | undefined): string | undefined;
export function encryptionName(name: string | undefined): string | undefined {
  return name && wireNameOf(name);
}

/** Whether a public key can be used for encryption with a key management algorithm: RFC 7517, section 4. */
export function fitsEncryption({ kty, use, alg: own }: JWK, alg: string): boolean {
  const types = alg.startsWith("RSA") ? ["RSA"] : ["EC", "OKP"];
  return types.includes(kty ?? "") && use !== "sig" && (own === undefined || own === alg);
}

/** Derives an encryption key from a client secret: OpenID Connect Core 1.0, section 10.2. */
export async function keyFromSecret(secret: string, alg: string, enc: string): Promise<Uint8Array> {
  const bits = alg === "dir" ? contentEncryptions[enc]! : Number(/\d+/.exec(alg)![0]);
  const hash = bits > 256 ? `SHA-${bits}` : "SHA-256";
  return new Uint8Array(await crypto.subtle.digest(hash, new TextEncoder().encode(secret))).subarray(0, bits / 8);
}
