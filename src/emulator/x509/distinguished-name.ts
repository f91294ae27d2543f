/** A part of a distinguished name, its type as an object identifier. */
export interface NameAttribute {
  readonly type: string;
  readonly value: string;
}

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

/**
 * Reads a name as RFC 4514, section 3, writes it, most special part first; undefined if it is not one. Parts come in the
 * order of a certificate, which is the reverse.
 */
export function readName(text: string): NameAttribute[] | undefined {
  const parts = text.split(/(?<!\\)[,+]/).map(readPart);
  return parts.every((part) => part !== undefined) ? parts.reverse() : undefined;
}

/** Whether two names are the same, upper case and spaces aside: RFC 5280, section 7.1. */
export function sameName(one: readonly NameAttribute[], other: readonly NameAttribute[]): boolean {
  const canonical = (name: readonly NameAttribute[]) =>
    JSON.stringify(name.map(({ type, value }) => [type, value.trim().replaceAll(/\s+/g, " ").toLowerCase()]));
  return canonical(one) === canonical(other);
}

function readPart(part: string): NameAttribute | undefined {
  const at = part.indexOf("=");
  const name = part.slice(0, Math.max(at, 0)).trim();
  const type = /^\d+(\.\d+)+$/.test(name) ? name : types[name.toUpperCase()];
  if (at < 0 || type === undefined) return undefined;
  return { type, value: unescape(part.slice(at + 1).trim()) };
}

/** A backslash goes before a character, or before the hexadecimal digits of a byte in UTF-8. */
function unescape(text: string): string {
  return text.replaceAll(/(?:\\[0-9A-Fa-f]{2})+|\\(.)/g, (match: string, character?: string) => {
    if (character !== undefined) return character;
    const bytes = Uint8Array.from(match.slice(1).split("\\"), (digits) => Number.parseInt(digits, 16));
    return new TextDecoder().decode(bytes);
  });
}
