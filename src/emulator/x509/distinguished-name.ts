import { attributeType } from "./attribute-types.js";
import { readDer, readValue, type NameValue } from "./der.js";

/** A part of a distinguished name, its type as an object identifier. */
export interface NameAttribute {
  readonly type: string;
  readonly value: NameValue;
}

/** A name from its most general part to its most special one, as certificates have it. A part may have several attributes. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

/** A character, or the hexadecimal digits of a byte in UTF-8, after a backslash: RFC 4514, section 2.4. */
const escape = "\\\\(?:[0-9A-Fa-f]{2}|[^0-9A-Fa-f])";
const type = /[ \t\r\n]*([\w.-]+)[ \t\r\n]*=[ \t\r\n]*/y;
/** A value without quotes ends at a separator. Blank space at its end is taken off afterwards. */
const plain = new RegExp(`(?:[^,;+"\\\\]|${escape})*`, "y");
/** Old tools put values in quotes: RFC 2253, section 4. */
const quoted = new RegExp(`"((?:[^"\\\\]|${escape})*)"[ \\t\\r\\n]*`, "y");
/** RFC 2253, section 4, has the semicolon too. */
const separator = /[,;+]|$/y;

/** Reads a name as RFC 4514, section 3, writes it, most special part first; undefined if it is not one. */
export function readName(text: string): DistinguishedName | undefined {
  const parts: NameAttribute[][] = [[]];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) at = pattern.lastIndex;
    return match;
  };
  for (;;) {
    const oid = attributeType(take(type)?.[1] ?? "");
    if (oid === undefined) return undefined;
    const inQuotes = take(quoted)?.[1];
    const value = inQuotes === undefined ? readPlain(take(plain)![0]) : unescape(inQuotes);
    const next = take(separator)?.[0];
    if (value === undefined || next === undefined) return undefined;
    parts.at(-1)!.push({ type: oid, value });
    if (next === "") return parts.reverse();
    if (next !== "+") parts.push([]);
  }
}

/** Whether two names are the same, upper case, spaces and the order inside a part aside: RFC 5280, section 7.1. */
export function sameName(one: DistinguishedName, other: DistinguishedName): boolean {
  const canonical = (name: DistinguishedName) =>
    JSON.stringify(name.map((part) => part.map(canonicalAttribute).sort()));
  return canonical(one) === canonical(other);
}

function canonicalAttribute({ type, value: { text, bytes } }: NameAttribute): string {
  return text === undefined ? `${type}#${bytes}` : `${type}=${prepare(text)}`;
}

/** What of a text counts when names are compared: RFC 4518, section 2. */
function prepare(text: string): string {
  const mapped = text
    .replaceAll(/[\t\n\v\f\r\u0085\p{Z}]/gu, " ")
    // Characters that nobody sees are not compared.
    .replaceAll(/[\p{Cc}\p{Cf}\u034f\u180b-\u180e\ufe00-\ufe0f\ufffc]/gu, "")
    .normalize("NFKC");
  // Upper case first: it is what makes one of sharp s and ss, and of both sigmas.
  return mapped.toUpperCase().toLowerCase().normalize("NFKC").replaceAll(/ +/g, " ").trim();
}

function readPlain(raw: string): NameValue | undefined {
  // A space at the end belongs to the value if it is escaped.
  let end = raw.length;
  while (end > 0 && /[ \t\r\n]/.test(raw[end - 1]!) && !isEscaped(raw, end - 1)) end -= 1;
  const value = raw.slice(0, end);
  return value.startsWith("#") ? readHex(value.slice(1)) : unescape(value);
}

/** Whether an odd number of backslashes is before a character. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && text[start - 1] === "\\") start -= 1;
  return (at - start) % 2 === 1;
}

/** A value as the bytes of its encoding: RFC 4514, section 2.4. */
function readHex(digits: string): NameValue | undefined {
  if (!/^([0-9A-Fa-f]{2})+$/.test(digits)) return undefined;
  try {
    const [value, ...rest] = readDer(Uint8Array.from(digits.match(/../g)!, (octet) => Number.parseInt(octet, 16)));
    return value && rest.length === 0 ? readValue(value) : undefined;
  } catch {
    return undefined;
  }
}

/** A backslash goes before a character, or before the hexadecimal digits of a byte in UTF-8. */
function unescape(text: string): NameValue | undefined {
  try {
    const plainText = text.replaceAll(/(?:\\[0-9A-Fa-f]{2})+|\\(.)/gsu, (match: string, character?: string) => {
      if (character !== undefined) return character;
      const bytes = Uint8Array.from(match.slice(1).split("\\"), (digits) => Number.parseInt(digits, 16));
      return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    });
    return { text: plainText };
  } catch {
    return undefined;
  }
}
