import { base64url } from "jose";
import { readDer, readOid, readText, type DerValue } from "./der.js";
import type { NameAttribute } from "./distinguished-name.js";

/** What a certificate says of its holder: RFC 5280, section 4.1. */
export interface Certificate {
  readonly der: Uint8Array;
  /** In the order in which they are encoded, which is the reverse of how the name is written. */
  readonly subject: readonly NameAttribute[];
  /** Subject alternative names: RFC 5280, section 4.2.1.6. */
  readonly dns: readonly string[];
  readonly uris: readonly string[];
  readonly emails: readonly string[];
  /** As bytes in hexadecimal, so that equal addresses have equal texts. */
  readonly ips: readonly string[];
}

/** Reads a certificate in PEM; undefined if it is not one. Nothing of it is verified. */
export function readCertificate(pem: string): Certificate | undefined {
  const body = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]+)-----END CERTIFICATE-----/.exec(pem)?.[1];
  if (body === undefined) return undefined;
  try {
    const der = Uint8Array.from(atob(body.replaceAll(/\s/g, "")), (c) => c.charCodeAt(0));
    return { der, ...readSubject(der) };
  } catch {
    return undefined;
  }
}

/** What names a certificate in a bound token, the `x5t#S256`: RFC 8705, section 3.1. */
export async function thumbprintOf({ der }: Certificate): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", der.slice())));
}

const subjectAltName = "2.5.29.17";

function readSubject(der: Uint8Array): Omit<Certificate, "der"> {
  const [certificate] = readDer(der);
  const [toBeSigned] = partsOf(certificate);
  // The version, tagged 0, is left out of old certificates. Serial number, algorithm, issuer and validity come first.
  const fields = partsOf(toBeSigned).filter(({ tag }) => tag !== 0xa0);
  const subject = partsOf(fields[4]).flatMap((set) => partsOf(set).map(readAttribute));
  const extensions = fields.find(({ tag }) => tag === 0xa3);
  const names = extensions ? readAltNames(extensions) : [];
  const textsOf = (tag: number) => names.filter((name) => name.tag === tag).map(readText);
  return {
    subject,
    emails: textsOf(0x81),
    dns: textsOf(0x82),
    uris: textsOf(0x86),
    ips: names.filter(({ tag }) => tag === 0x87).map(({ content }) => hexOf(content)),
  };
}

function readAttribute(attribute: DerValue): NameAttribute {
  const [type, value] = partsOf(attribute);
  if (!type || !value) throw new RangeError("not a name");
  return { type: readOid(type.content), value: readText(value) };
}

function readAltNames(extensions: DerValue): DerValue[] {
  const [list] = partsOf(extensions);
  for (const extension of partsOf(list)) {
    const [id, ...rest] = partsOf(extension);
    const value = rest.at(-1);
    if (id && value && readOid(id.content) === subjectAltName) return partsOf(readDer(value.content)[0]);
  }
  return [];
}

function partsOf(value: DerValue | undefined): DerValue[] {
  if (!value) throw new RangeError("not a certificate");
  return readDer(value.content);
}

/** Bytes in hexadecimal. */
export function hexOf(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
