/** A value in DER: ITU-T X.690, section 8.1. */
export interface DerValue {
  /** The identifier octet, which has class, form and number. */
  readonly tag: number;
  readonly content: Uint8Array;
}

/** Reads the values that bytes are made of. Throws a RangeError where they are not DER. */
export function readDer(bytes: Uint8Array): DerValue[] {
  const values: DerValue[] = [];
  let at = 0;
  const take = (count: number): Uint8Array => {
    if (at + count > bytes.length) throw new RangeError("not DER");
    return bytes.subarray(at, (at += count));
  };
  while (at < bytes.length) {
    const [tag, first] = take(2) as unknown as [number, number];
    const octets = first & 0x7f;
    // Tags of more than one octet, lengths that are not told and lengths over four octets occur in no certificate.
    if ((tag & 0x1f) === 0x1f || first === 0x80 || (first > 0x80 && octets > 4)) throw new RangeError("not DER");
    const length = first < 0x80 ? first : take(octets).reduce((sum, octet) => sum * 256 + octet, 0);
    values.push({ tag, content: take(length) });
  }
  return values;
}

/** The text of an object identifier: ITU-T X.690, section 8.19. An arc may have more bits than a number. */
export function readOid(content: Uint8Array): string {
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of content) {
    arc = arc * 128n + BigInt(octet & 0x7f);
    if (octet & 0x80) continue;
    // The first number stands for two arcs, of which the first is 0, 1 or 2.
    const first = arc < 80n ? arc / 40n : 2n;
    arcs.push(...(arcs.length === 0 ? [first, arc - first * 40n] : [arc]));
    arc = 0n;
  }
  return arcs.join(".");
}

/** The text of a string of any of the types that names in certificates have. */
export function readText({ tag, content }: DerValue): string {
  const encoding = tag === 0x1e ? "utf-16be" : tag === 0x14 ? "latin1" : "utf-8";
  return new TextDecoder(encoding).decode(content);
}
