import { base64url } from "jose";
import { decodeBase64 } from "../../shared/base64.js";
import { hexOf, readDer, readOid, readValue, type DerValue } from "./der.js";
import type { DistinguishedName, NameAttribute } from "./distinguished-name.js";

/** What a certificate says of its holder: RFC 5280, section 4.1. */
export interface Certificate {
  readonly der: Uint8Array<ArrayBuffer>;
  readonly subject: DistinguishedName;
  /** Subject alternative names: RFC 5280, section 4.2.1.6. */
  readonly dns: readonly string[];
  readonly uris: readonly string[];
  readonly emails: readonly string[];
  /** As bytes in hexadecimal, so that equal addresses have equal texts. */
  readonly ips: readonly string[];
}

const SUBJECT_ALT_NAME = "2.5.29.17";

/** Reads a certificate in PEM; undefined if it is not one. Nothing of it is verified. */
export function readCertificate(pem: string): Certificate | undefined {
  const body = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/.exec(pem)?.[1];
  if (body === undefined) return undefined;
  try {
    const der = decodeBase64(body.replaceAll(/\s/g, ""));
    return { der, ...readHolder(der) };
  } catch {
    return undefined;
  }
}

/** What names a certificate in a bound token, the `x5t#S256`: RFC 8705, section 3.1. */
export async function thumbprintOf({ der }: Certificate): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", der)));
}

function readHolder(der: Uint8Array): Omit<Certificate, "der"> {
  const [toBeSigned] = partsOf(readDer(der)[0]);
  // The version, tagged 0, is left out of old certificates. Serial number, algorithm, issuer and validity come first.
  const fields = partsOf(toBeSigned).filter(({ tag }) => tag !== 0xa0);
  const extensions = fields.find(({ tag }) => tag === 0xa3);
  const names = extensions ? readAltNames(extensions) : [];
  const textsOf = (tag: number) => names.filter((name) => name.tag === tag).map((name) => readValue(name).text ?? "");
  return {
    subject: partsOf(fields[4]).map((part) => partsOf(part).map(readAttribute)),
    emails: textsOf(0x81),
    dns: textsOf(0x82),
    uris: textsOf(0x86),
    ips: names.filter(({ tag }) => tag === 0x87).map(({ content }) => hexOf(content)),
  };
}

function readAttribute(attribute: DerValue): NameAttribute {
  const [type, value] = partsOf(attribute);
  if (!type || !value) throw new RangeError("not a name");
  return { type: readOid(type.content), value: readValue(value) };
}

function readAltNames(extensions: DerValue): DerValue[] {
  for (const extension of partsOf(partsOf(extensions)[0])) {
    const [id, ...rest] = partsOf(extension);
    const value = rest.at(-1);
    if (id && value && readOid(id.content) === SUBJECT_ALT_NAME) return partsOf(readDer(value.content)[0]);
  }
  return [];
}

function partsOf(value: DerValue | undefined): DerValue[] {
  if (!value) throw new RangeError("not a certificate");
  return readDer(value.content);
}
