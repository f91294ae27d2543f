/** A value in DER: ITU-T X.690, section 8.1. */
export interface DerValue {
  /** The identifier octet, which has class, form and number. */
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Reads the values that bytes are made of. Throws where they are not DER. */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at];
    const { length, start } = readLength(bytes, at + 1);
    const end = start + length;
    // Tags of more than one octet occur in no certificate.
    if (tag === undefined || (tag & 0x1f) === 0x1f || end > bytes.length) throw new RangeError("not DER");
    values.push({ tag, content: bytes.subarray(start, end) });
    at = end;
  }
  return values;
}

/** The text of an object identifier: ITU-T X.690, section 8.19. */
export function readOid(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte & 0x80) continue;
    if (arcs.length === 0) {
      const first = Math.min(Math.floor(arc / 40), 2);
      arcs.push(first, arc - first * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join(".");
}

/** The text of a string of any of the types that names in certificates have. */
export function readText({ tag, content }: DerValue): string {
  if (tag === 0x1e) return new TextDecoder("utf-16be").decode(content);
  return new TextDecoder(tag === 0x14 ? "latin1" : "utf-8").decode(content);
}

function readLength(bytes: Uint8Array, at: number): { length: number; start: number } {
  const first = bytes[at];
  if (first === undefined) throw new RangeError("not DER");
  if (first < 0x80) return { length: first, start: at + 1 };
  const count = first & 0x7f;
  if (count === 0 || count > 4) throw new RangeError("not DER");
  const octets = bytes.subarray(at + 1, at + 1 + count);
  if (octets.length < count) throw new RangeError("not DER");
  return { length: octets.reduce((length, octet) => length * 256 + octet, 0), start: at + 1 + count };
}
