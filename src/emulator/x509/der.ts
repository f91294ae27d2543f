/** A DER-encoded value: ITU-T X.690, section 8.1. */
export interface DerValue {
  /** The identifier octet: class, form and number. */
  readonly tag: number;
  readonly content: Uint8Array;
  /** The whole encoding, including tag and length. */
  readonly encoded: Uint8Array<ArrayBuffer>;
}

/** Decodes a sequence of values. @throws RangeError if the bytes are not DER. */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.length) throw new RangeError("not DER");
    return bytes.subarray(at, (at += count));
  };
  while (at < bytes.length) {
    const start = at;
    const [tag, first] = take(2) as unknown as [number, number];
    const octets = first & 0x7f;
    // Tags of several octets, indefinite lengths and lengths over four octets do not occur in certificates.
    if ((tag & 0x1f) === 0x1f || first === 0x80 || (first > 0x80 && octets > 4)) throw new RangeError("not DER");
    const length = first < 0x80 ? first : take(octets).reduce((sum, octet) => sum * 256 + octet, 0);
    const content = take(length);
    values.push({ tag, content, encoded: bytes.slice(start, at) });
  }
  return values;
}

/** Decodes an object identifier: ITU-T X.690, section 8.19. An arc may exceed the safe integers. */
export function readOid(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
    arc = arc * 128n + BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    // The first number encodes two arcs, the first of which is 0, 1 or 2.
    const first = arc < 80n ? arc / 40n : 2n;
    arcs.push(...(arcs.length === 0 ? [first, arc - first * 40n] : [arc]));
    arc = 0n;
  }
  return arcs.join(".");
}

/** An attribute value of a name: text for any string type, otherwise the bytes in hexadecimal. */
export interface NameValue {
  readonly text?: string;
  readonly bytes?: string;
}

/** Encodings by tag, for string types (ITU-T X.680, section 8.4) and alternative names (RFC 5280, section 4.2.1.6). */
const encodings: Readonly<Record<number, string>> = {
  0x0c: "utf-8",
  0x12: "utf-8",
  0x13: "utf-8",
  0x14: "latin1",
  0x16: "utf-8",
  0x1a: "utf-8",
  0x1e: "utf-16be",
  0x81: "utf-8",
  0x82: "utf-8",
  0x86: "utf-8",
};

/** @throws TypeError if the bytes are not valid in the encoding of their type. */
export function readValue({ tag, content }: Pick<DerValue, "tag" | "content">): NameValue {
  // UniversalString has four bytes per character, for which TextDecoder has no encoding.
  if (tag === 0x1c) return { text: readUniversal(content) };
  const encoding = encodings[tag];
  if (encoding === undefined) return { bytes: hexOf([tag, ...content]) };
  return { text: new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content) };
}

function readUniversal(content: Uint8Array): string {
  if (content.length % 4 !== 0) throw new TypeError("not UTF-32");
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  const points = Array.from({ length: content.length / 4 }, (_, index) => view.getUint32(index * 4));
  return points.map((point) => String.fromCodePoint(point)).join("");
}

/** Encodes bytes in hexadecimal. */
export function hexOf(bytes: Iterable<number>): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
