import { readDer, readText } from "./der.js";

/** A part of a distinguished name, its type as an object identifier. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

/** A name from its most general part to its most special one, as certificates have it. A part may have several attributes. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

/** The short names of RFC 4514, section 3, and others that tools write. */
const types: Readonly<Record<string, string>> = {
  CN: "2.5.4.3",
  SN: "2.5.4.4",
  SERIALNUMBER: "2.5.4.5",
  C: "2.5.4.6",
  L: "2.5.4.7",
  ST: "2.5.4.8",
  STREET: "2.5.4.9",
  O: "2.5.4.10",
  OU: "2.5.4.11",
  T: "2.5.4.12",
  TITLE: "2.5.4.12",
  GIVENNAME: "2.5.4.42",
  ORGANIZATIONIDENTIFIER: "2.5.4.97",
  UID: "0.9.2342.19200300.100.1.1",
  DC: "0.9.2342.19200300.100.1.25",
  EMAILADDRESS: "1.2.840.113549.1.9.1",
};

/** Type, value (which old tools put in quotes: RFC 2253, section 4) and what comes after. */
const attribute = /\s*([\w.-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|((?:[^,+"\\]|\\.)*?))\s*([,+]|$)/sy;

/** Reads a name as RFC 4514, section 3, writes it, most special part first; undefined if it is not one. */
export function readName(text: string): DistinguishedName | undefined {
  const parts: NameAttribute[][] = [[]];
  attribute.lastIndex = 0;
  for (;;) {
    const [, name = "", quoted, plain = "", next] = attribute.exec(text) ?? [];
    const type = /^\d+(\.\d+)+$/.test(name) ? name : types[name.toUpperCase()];
    const value = quoted === undefined && plain.startsWith("#") ? readHex(plain) : unescapeValue(quoted ?? plain);
    if (next === undefined || type === undefined || value === undefined) return undefined;
    parts[0]!.push({ type, value });
    if (next === "") return parts;
    if (next === ",") parts.unshift([]);
  }
}

/** Whether two names are the same, upper case, spaces and the order inside a part aside: RFC 5280, section 7.1. */
export function sameName(one: DistinguishedName, other: DistinguishedName): boolean {
  const canonical = (name: DistinguishedName) =>
    JSON.stringify(name.map((part) => part.map(canonicalAttribute).sort()));
  return canonical(one) === canonical(other);
}

function canonicalAttribute({ type, value }: NameAttribute): string {
  return `${type}=${value.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase()}`;
}

/** A value as the bytes of its encoding: RFC 4514, section 2.4. */
function readHex(text: string): string | undefined {
  if (!/^#([0-9A-Fa-f]{2})+$/.test(text)) return undefined;
  try {
    const [value] = readDer(Uint8Array.from(text.match(/[^#]{2}/g)!, (digits) => Number.parseInt(digits, 16)));
    return value && readText(value);
  } catch {
    return undefined;
  }
}

/** A backslash goes before a character, or before the hexadecimal digits of a byte in UTF-8. */
function unescapeValue(text: string): string {
  return text.replaceAll(/(?:\\[0-9A-Fa-f]{2})+|\\(.)/gs, (match: string, character?: string) => {
    if (character !== undefined) return character;
    const bytes = Uint8Array.from(match.slice(1).split("\\"), (digits) => Number.parseInt(digits, 16));
    return new TextDecoder().decode(bytes);
  });
}
