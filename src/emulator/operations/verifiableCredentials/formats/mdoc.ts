import { base64url, type JWK } from "jose";
import { decodeBase64 } from "../../../../shared/base64.js";
import { isObject } from "../../../../shared/is-object.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { SigningKey } from "../credential-keys.js";
import { encodeCbor, Tagged, type CborValue } from "./cbor.js";
import { readNotation } from "./cbor-notation.js";
import { invalidPayload, type CredentialDraft } from "./credential.js";
import { selfSignedCertificate } from "./self-signed.js";

/** COSE algorithms by their JOSE names: RFC 9053, section 2. */
export const coseAlgorithms: Readonly<Record<string, number>> = { ES256: -7, ES384: -35, ES512: -36, EdDSA: -8 };
/** COSE curves by their JOSE names: RFC 9053, section 7.1. */
const curves: Readonly<Record<string, number>> = { "P-256": 1, "P-384": 2, "P-521": 3, Ed25519: 6 };

/** The tags of embedded CBOR (RFC 8949, section 3.4.5.1) and of a time (section 3.4.1). */
const EMBEDDED = 24;
const DATE_TIME = 0;
/** The default lifetime in seconds, as an mdoc must expire. */
const LIFETIME = 365 * 86_400;

/** Creates an mdoc, the IssuerSigned of ISO/IEC 18013-5, section 8.3.2.1.2.2, in base64url. */
export async function makeMdoc({ context, payload, key, bindingKey, duration }: CredentialDraft): Promise<string> {
  const { doctype, claims } = payload;
  if (typeof doctype !== "string" || !isObject(claims) || !Object.values(claims).every(isObject))
    throw invalidPayload("The credentialPayload needs a doctype, and claims with an object for each name space.");
  const nameSpaces = new Map<string, CborValue>();
  const valueDigests = new Map<string, CborValue>();
  let digestID = 0;
  for (const [nameSpace, elements] of Object.entries(claims as Record<string, Record<string, unknown>>)) {
    const items = Object.entries(elements).map(([elementIdentifier, value]) => {
      const random = base64url.decode(context.newToken()).slice(0, 16);
      return { digestID: ++digestID, random, elementIdentifier, elementValue: valueOf(value) };
    });
    const embedded = items.map((item) => new Tagged(EMBEDDED, encodeCbor(item)));
    nameSpaces.set(nameSpace, embedded);
    const digests = embedded.map(async (item, index) => [items[index]!.digestID, await digestOf(item)] as const);
    valueDigests.set(nameSpace, new Map(await Promise.all(digests)));
  }
  const now = context.clock.now();
  const securityObject = {
    version: "1.0",
    digestAlgorithm: "SHA-256",
    valueDigests,
    ...(bindingKey && { deviceKeyInfo: { deviceKey: coseKey(bindingKey) } }),
    docType: doctype,
    validityInfo: { signed: time(now), validFrom: time(now), validUntil: time(now + (duration ?? LIFETIME) * 1000) },
  };
  const signed = encodeCbor(new Tagged(EMBEDDED, encodeCbor(securityObject)));
  return base64url.encode(encodeCbor({ nameSpaces, issuerAuth: await sign1(context, key, signed) }));
}

/** Converts a JSON value. A string with the prefix `cbor:` is in diagnostic notation. */
function valueOf(value: unknown): CborValue {
  if (typeof value === "string" && value.startsWith("cbor:")) {
    try {
      return readNotation(value.slice("cbor:".length));
    } catch {
      throw invalidPayload("A value in the credentialPayload is not in CBOR diagnostic notation.");
    }
  }
  if (Array.isArray(value)) return value.map(valueOf);
  if (isObject(value)) return new Map(Object.entries(value).map(([name, entry]) => [name, valueOf(entry)]));
  return value as CborValue;
}

/** The last time with a four-digit year, in milliseconds: RFC 3339, section 5.6. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Encodes a time, without fractions of a second: ISO/IEC 18013-5, section 9.1.2.4. */
function time(milliseconds: number): Tagged {
  return new Tagged(DATE_TIME, new Date(Math.min(milliseconds, LATEST)).toISOString().replace(/\.\d+/, ""));
}

async function digestOf(item: CborValue): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", encodeCbor(item)));
}

/** Converts a public key to COSE: RFC 9053, section 7. */
function coseKey({ kty, crv = "", x, y }: JWK): CborValue {
  const curve = curves[crv];
  if (curve === undefined || x === undefined)
    throw invalidPayload("The wallet's key is not of a kind that an mdoc can be bound to.");
  const entries: [number, CborValue][] = [
    [1, kty === "OKP" ? 1 : 2],
    [-1, curve],
    [-2, base64url.decode(x)],
  ];
  return new Map(y === undefined ? entries : [...entries, [-3, base64url.decode(y)]]);
}

/** Creates a COSE_Sign1 (RFC 9052, section 4.2) with the key's certificate (RFC 9360, section 2). */
async function sign1(context: ServiceContext, key: SigningKey, payload: Uint8Array): Promise<CborValue> {
  const protectedHeader = encodeCbor(new Map([[1, coseAlgorithms[key.alg]]]));
  const [first, ...others] = key.x5c?.map(decodeBase64) ?? [await certificateOf(context, key)];
  const header = new Map([[33, others.length > 0 ? [first!, ...others] : first!]]);
  const toBeSigned = encodeCbor(["Signature1", protectedHeader, new Uint8Array(), payload]);
  return [protectedHeader, header, payload, await signBytes(key, toBeSigned)];
}

async function signBytes({ alg, privateKey }: SigningKey, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const algorithm = alg === "EdDSA" ? "Ed25519" : { name: "ECDSA", hash: `SHA-${alg.slice(2)}` };
  return new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, bytes));
}

/** Generated certificates, held weakly so that they live as long as the keys of the service. */
const certificates = new WeakMap<object, Map<string, Promise<Uint8Array>>>();

/** The certificate for a key that has none, generated once. */
function certificateOf({ keys, clock }: ServiceContext, key: SigningKey): Promise<Uint8Array> {
  const made = certificates.get(keys) ?? new Map<string, Promise<Uint8Array>>();
  certificates.set(keys, made);
  const { alg, publicKey } = key;
  const sign = (bytes: Uint8Array<ArrayBuffer>) => signBytes(key, bytes);
  const certificate =
    made.get(key.thumbprint) ?? selfSignedCertificate({ alg, publicKey, sign, notBefore: clock.now() });
  made.set(key.thumbprint, certificate);
  return certificate;
}
