/** A common name that cannot be mistaken for a real one. */
const HOLDER = "Emulated credential issuer for tests";
const COUNTRY = [0x55, 0x04, 0x06];
const COMMON_NAME = [0x55, 0x04, 0x03];
const signatures: Readonly<Record<string, readonly number[]>> = {
  ES256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  ES384: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x03],
  ES512: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x04],
  EdDSA: [0x2b, 0x65, 0x70],
};

type Bytes = readonly number[] | Uint8Array;

/** The contents of a self-signed certificate. */
export interface CertificateOrder {
  readonly alg: string;
  readonly publicKey: CryptoKey;
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** Milliseconds since the Unix epoch. */
  readonly notBefore: number;
}

/** Creates a self-signed certificate in DER (RFC 5280, section 4.1). It does not expire. */
export async function selfSignedCertificate({
  alg,
  publicKey,
  sign,
  notBefore,
}: CertificateOrder): Promise<Uint8Array> {
  const text = (tag: number, value: string) => der(tag, new TextEncoder().encode(value));
  const time = (value: string) => text(0x18, value);
  const algorithm = der(0x30, der(0x06, signatures[alg]!));
  const attribute = (oid: readonly number[], tag: number, value: string) =>
    der(0x31, der(0x30, der(0x06, oid), text(tag, value)));
  // ISO/IEC 18013-5 requires a country. XX is not assigned to any.
  const name = der(0x30, attribute(COUNTRY, 0x13, "XX"), attribute(COMMON_NAME, 0x0c, HOLDER));
  const begin = new Date(notBefore).toISOString().replaceAll(/[-:T]|\.\d+/g, "");
  const key = new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
  const validity = der(0x30, time(begin), time("99991231235959Z"));
  const toBeSigned = der(0x30, der(0x02, [1]), algorithm, name, validity, name, key);
  const raw = await sign(Uint8Array.from(toBeSigned));
  // RFC 3279, section 2.2.3: two integers, which Web Crypto concatenates.
  const signature =
    alg === "EdDSA" ? raw : der(0x30, integer(raw.subarray(0, raw.length / 2)), integer(raw.subarray(raw.length / 2)));
  return Uint8Array.from(der(0x30, toBeSigned, algorithm, der(0x03, [0], signature)));
}

function integer(bytes: Uint8Array): number[] {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = bytes.subarray(start);
  return der(0x02, digits[0]! > 127 ? [0] : [], digits);
}

/** Encodes a value in DER: ITU-T X.690, section 8.1. */
function der(tag: number, ...parts: readonly Bytes[]): number[] {
  const content = parts.flatMap((part) => [...part]);
  const { length } = content;
  const octets = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return [tag, ...octets, ...content];
}
