import type { Certificate } from "./certificate.js";
import { readDer, readOid, type DerValue } from "./der.js";

/** Algorithms by object identifier: RFC 4055 (RSA), RFC 5758 (ECDSA), RFC 8410 (Ed25519). No SHA-1: it is broken. */
const algorithms: Readonly<Record<string, readonly [name: string, hash?: string]>> = {
  "1.2.840.113549.1.1.11": ["RSASSA-PKCS1-v1_5", "SHA-256"],
  "1.2.840.113549.1.1.12": ["RSASSA-PKCS1-v1_5", "SHA-384"],
  "1.2.840.113549.1.1.13": ["RSASSA-PKCS1-v1_5", "SHA-512"],
  // Its hash is a parameter.
  "1.2.840.113549.1.1.10": ["RSA-PSS"],
  "1.2.840.10045.4.3.2": ["ECDSA", "SHA-256"],
  "1.2.840.10045.4.3.3": ["ECDSA", "SHA-384"],
  "1.2.840.10045.4.3.4": ["ECDSA", "SHA-512"],
  "1.3.101.112": ["Ed25519"],
};

/** Curves by object identifier (RFC 5480, section 2.1.1.1), with the size of a coordinate in octets. */
const curves: Readonly<Record<string, readonly [name: string, size: number]>> = {
  "1.2.840.10045.3.1.7": ["P-256", 32],
  "1.3.132.0.34": ["P-384", 48],
  "1.3.132.0.35": ["P-521", 66],
};

/** Hash functions of RSASSA-PSS: RFC 4055, section 2.1. */
const hashes: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};

/** Whether a certificate is signed with the key of another one. False if that cannot be checked. */
export async function isSignedWithKeyOf(certificate: Certificate, { publicKey }: Certificate): Promise<boolean> {
  const { toBeSigned, algorithm, bits } = certificate.signature;
  const [name, hash] = algorithms[oidOf(algorithm[0])] ?? [];
  const [namedCurve, size = 0] = curves[oidOf(publicKey.algorithm[1])] ?? [];
  if (name === undefined) return false;
  try {
    const verification = {
      name,
      ...(hash !== undefined && { hash }),
      ...(namedCurve !== undefined && { namedCurve }),
      ...(name === "RSA-PSS" && pssParameters(algorithm[1])),
    };
    const key = await crypto.subtle.importKey("spki", publicKey.spki, verification, false, ["verify"]);
    const signature = name === "ECDSA" ? concatenated(bits, size) : bits;
    return await crypto.subtle.verify(verification, key, signature, toBeSigned);
  } catch {
    return false;
  }
}

function oidOf(value: DerValue | undefined): string {
  return value?.tag === 0x06 ? readOid(value.content) : "";
}

/** Reads the hash, tagged 0, and the salt length, tagged 2. The mask generation uses the same hash in practice. */
function pssParameters(parameters: DerValue | undefined): { readonly hash: string; readonly saltLength: number } {
  const parts = readDer(parameters!.content);
  const tagged = (tag: number) => readDer(parts.find((part) => part.tag === tag)!.content)[0]!;
  return { hash: hashes[oidOf(readDer(tagged(0xa0).content)[0])]!, saltLength: tagged(0xa2).content.at(-1)! };
}

/** Converts an ECDSA signature from two DER integers (RFC 3279, section 2.2.3) to Web Crypto's fixed-length format. */
function concatenated(bits: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const signature = new Uint8Array(size * 2);
  readDer(readDer(bits)[0]!.content).forEach(({ content }, index) => {
    const digits = content.subarray(Math.max(0, content.length - size));
    signature.set(digits, size * (index + 1) - digits.length);
  });
  return signature;
}
