import { attributeType } from "./attribute-types.js";
import { readDer, readValue, type NameValue } from "./der.js";

/** An attribute of a distinguished name. The type is an object identifier. */
export interface NameAttribute {
  readonly type: string;
  readonly value: NameValue;
}

/** A name from the most general to the most specific part, as in certificates. A part may have several attributes. */
export type DistinguishedName = readonly (readonly NameAttribute[])[];

/** A backslash, then a character or the hexadecimal digits of a UTF-8 byte: RFC 4514, section 2.4. */
const escape = "\\\\(?:[0-9A-Fa-f]{2}|[^0-9A-Fa-f])";
const type = /[ \t\r\n]*([\w.-]+)[ \t\r\n]*=[ \t\r\n]*/y;
/** An unquoted value ends at a separator. Trailing white space is removed later. */
const plain = new RegExp(`(?:[^,;+"\\\\]|${escape})*`, "y");
/** Old tools quote values: RFC 2253, section 4. */
const quoted = new RegExp(`"((?:[^"\\\\]|${escape})*)"[ \\t\\r\\n]*`, "y");
/** The semicolon is from RFC 2253, section 4. */
const separator = /[,;+]|$/y;

/** Parses a name in the format of RFC 4514, section 3, most specific part first; undefined if it is not one. */
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

/** Whether two names match, ignoring case, repeated spaces and the order within a part: RFC 5280, section 7.1. */
export function sameName(one: DistinguishedName, other: DistinguishedName): boolean {
  const canonical = (name: DistinguishedName) =>
    JSON.stringify(name.map((part) => part.map(canonicalAttribute).sort()));
  return canonical(one) === canonical(other);
}

function canonicalAttribute({ type, value: { text, bytes } }: NameAttribute): string {
  return text === undefined ? `${type}#${bytes}` : `${type}=${prepare(text)}`;
}

/** Normalizes a text for comparison: RFC 4518, section 2. */
function prepare(text: string): string {
  const mapped = text
    .replaceAll(/[\t\n\v\f\r\u0085\p{Z}]/gu, " ")
    // Invisible characters are ignored.
    .replaceAll(/[\p{Cc}\p{Cf}\u034f\u180b-\u180e\ufe00-\ufe0f\ufffc]/gu, "")
    .normalize("NFKC");
  // Upper case first: it equates sharp s with ss, and both small sigmas.
  return mapped.toUpperCase().toLowerCase().normalize("NFKC").replaceAll(/ +/g, " ").trim();
}

function readPlain(raw: string): NameValue | undefined {
  // A trailing space belongs to the value if it is escaped.
  let end = raw.length;
  while (end > 0 && /[ \t\r\n]/.test(raw[end - 1]!) && !isEscaped(raw, end - 1)) end -= 1;
  const value = raw.slice(0, end);
  return value.startsWith("#") ? readHex(value.slice(1)) : unescape(value);
}

/** Whether a character is preceded by an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let start = at;
  while (start > 0 && text[start - 1] === "\\") start -= 1;
  return (at - start) % 2 === 1;
}

/** Parses a value given as hexadecimal BER: RFC 4514, section 2.4. */
function readHex(digits: string): NameValue | undefined {
  if (!/^([0-9A-Fa-f]{2})+$/.test(digits)) return undefined;
  try {
    const [value, ...rest] = readDer(Uint8Array.from(digits.match(/../g)!, (octet) => Number.parseInt(octet, 16)));
    return value && rest.length === 0 ? readValue(value) : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces each backslash escape by the character, or the UTF-8 bytes, that it stands for. */
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
