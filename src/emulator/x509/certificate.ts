import { base64url } from "jose";
import { decodeBase64 } from "../../shared/base64.js";
import { hexOf, readDer, readOid, readValue, type DerValue } from "./der.js";
import type { DistinguishedName, NameAttribute } from "./distinguished-name.js";

/** A decoded X.509 certificate: RFC 5280, section 4.1. */
export interface Certificate {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly subject: DistinguishedName;
  /** Subject alternative names: RFC 5280, section 4.2.1.6. */
  readonly dns: readonly string[];
  readonly uris: readonly string[];
  readonly emails: readonly string[];
  /** In hexadecimal, so that equal addresses are equal strings. */
  readonly ips: readonly string[];
  readonly issuer: DistinguishedName;
  /** Start and end of validity, inclusive, in milliseconds since the Unix epoch. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** The subject's public key. */
  readonly publicKey: { readonly algorithm: readonly DerValue[]; readonly spki: Uint8Array<ArrayBuffer> };
  readonly signature: Signature;
  /** How many authorities may be below this one; undefined if it is not an authority. */
  readonly maxAuthorities: number | undefined;
  /** Whether the key may sign certificates. */
  readonly maySign: boolean;
  /** Extensions by object identifier. */
  readonly extensions: Extensions;
}

/** The issuer's signature on a certificate. */
interface Signature {
  readonly toBeSigned: Uint8Array<ArrayBuffer>;
  readonly algorithm: readonly DerValue[];
  readonly bits: Uint8Array<ArrayBuffer>;
}

type Extensions = ReadonlyMap<string, { readonly critical: boolean; readonly value: readonly DerValue[] }>;

const KEY_USAGE = "2.5.29.15";
const SUBJECT_ALT_NAME = "2.5.29.17";
const BASIC_CONSTRAINTS = "2.5.29.19";

/** Decodes a PEM certificate without verifying it; undefined if it is not one. */
export function readCertificate(pem: string): Certificate | undefined {
  const body = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/.exec(pem)?.[1];
  if (body === undefined) return undefined;
  try {
    const der = decodeBase64(body.replaceAll(/\s/g, ""));
    return { der, ...readParts(der) };
  } catch {
    return undefined;
  }
}

/** The `x5t#S256` thumbprint of a certificate: RFC 8705, section 3.1. */
export async function thumbprintOf({ der }: Certificate): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", der)));
}

function readParts(der: Uint8Array): Omit<Certificate, "der"> {
  const [toBeSigned, algorithm, bits] = partsOf(readDer(der)[0]);
  // The version, tagged 0, is absent from v1 certificates. Without it, the serial number comes first.
  const fields = partsOf(toBeSigned).filter(({ tag }) => tag !== 0xa0);
  const [, sameAlgorithm, issuer, validity, subject, publicKey] = fields;
  // RFC 5280, section 4.1.1.2: the algorithm occurs twice, and only one occurrence is signed.
  if (!toBeSigned || !algorithm || !bits || !publicKey || hexOf(algorithm.encoded) !== hexOf(sameAlgorithm!.encoded))
    throw new RangeError("not a certificate");
  const [notBefore, notAfter] = partsOf(validity).map(readTime);
  const extensions = readExtensions(fields.find(({ tag }) => tag === 0xa3));
  const [altNames] = extensions.get(SUBJECT_ALT_NAME)?.value ?? [];
  const names = altNames ? partsOf(altNames) : [];
  const textsOf = (tag: number) => names.filter((name) => name.tag === tag).map((name) => readValue(name).text ?? "");
  return {
    subject: readDistinguishedName(subject),
    emails: textsOf(0x81),
    dns: textsOf(0x82),
    uris: textsOf(0x86),
    ips: names.filter(({ tag }) => tag === 0x87).map(({ content }) => hexOf(content)),
    issuer: readDistinguishedName(issuer),
    notBefore: notBefore!,
    notAfter: notAfter!,
    publicKey: { algorithm: partsOf(partsOf(publicKey)[0]), spki: publicKey.encoded },
    // The first octet of a bit string counts its unused bits, of which there are none here.
    signature: { toBeSigned: toBeSigned.encoded, algorithm: partsOf(algorithm), bits: bits.content.slice(1) },
    maxAuthorities: readMaxAuthorities(extensions),
    maySign: readMaySign(extensions),
    extensions,
  };
}

function readDistinguishedName(name: DerValue | undefined): DistinguishedName {
  return partsOf(name).map((part) => partsOf(part).map(readAttribute));
}

function readAttribute(attribute: DerValue): NameAttribute {
  const [type, value] = partsOf(attribute);
  if (!type || !value) throw new RangeError("not a name");
  return { type: readOid(type.content), value: readValue(value) };
}

/** RFC 5280, section 4.1.2.5: a two-digit year is from 1950 to 2049. */
function readTime({ tag, content }: DerValue): number {
  const text = new TextDecoder().decode(content);
  const century = tag !== 0x17 ? "" : text < "5" ? "20" : "19";
  const time = Date.parse((century + text).replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));
  if (Number.isNaN(time)) throw new RangeError("not a time");
  return time;
}

/** Reads the basic constraints: RFC 5280, section 4.2.1.9. */
function readMaxAuthorities(extensions: Extensions): number | undefined {
  const [isAuthority, pathLength] = extensions.get(BASIC_CONSTRAINTS)?.value.flatMap(partsOf) ?? [];
  if (isAuthority?.tag !== 0x01 || isAuthority.content[0] === 0) return undefined;
  return pathLength ? Number(`0x${hexOf(pathLength.content)}`) : Infinity;
}

/** RFC 5280, section 4.2.1.3: keyCertSign is bit 5 of a bit string, whose first octet counts its unused bits. */
function readMaySign(extensions: Extensions): boolean {
  const [usage] = extensions.get(KEY_USAGE)?.value ?? [];
  return !usage || ((usage.content[1] ?? 0) & 0x04) !== 0;
}

/** RFC 5280, section 4.2: no extension may occur twice. */
function readExtensions(list: DerValue | undefined): Extensions {
  const extensions = new Map<string, { readonly critical: boolean; readonly value: readonly DerValue[] }>();
  for (const extension of list ? partsOf(partsOf(list)[0]) : []) {
    const [id, ...rest] = partsOf(extension);
    const value = rest.at(-1);
    const name = id && readOid(id.content);
    if (!name || !value || extensions.has(name)) throw new RangeError("not an extension");
    const critical = rest.length > 1 && rest[0]!.content[0] !== 0;
    extensions.set(name, { critical, value: readDer(value.content) });
  }
  return extensions;
}

function partsOf(value: DerValue | undefined): DerValue[] {
  if (!value) throw new RangeError("not a certificate");
  return readDer(value.content);
}
