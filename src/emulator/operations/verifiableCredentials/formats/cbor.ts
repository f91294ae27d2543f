/** A tagged value: RFC 8949, section 3.4. */
export class Tagged {
  constructor(
    readonly tag: number,
    readonly value: CborValue,
  ) {}
}

/** A number that is encoded as floating-point, even if it is an integer. */
export class Float {
  constructor(readonly value: number) {}
}

/** A value that can be encoded. An object is a map with string keys; a `Map` may have other keys. */
export type CborValue =
  | number
  | string
  | boolean
  | null
  | undefined
  | Uint8Array
  | Tagged
  | Float
  | readonly CborValue[]
  | ReadonlyMap<number | string, CborValue>
  | { readonly [name: string]: CborValue };

/** Encodes a value in CBOR (RFC 8949), with the shortest form of lengths and integers. Maps keep their order. */
export function encodeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytesOf(value));
}

const simple = new Map<CborValue, number>([
  [false, 0xf4],
  [true, 0xf5],
  [null, 0xf6],
  [undefined, 0xf7],
]);

function bytesOf(value: CborValue): number[] {
  if (simple.has(value)) return [simple.get(value)!];
  if (value instanceof Float) return floatBytes(value.value);
  if (typeof value === "number") return Number.isSafeInteger(value) ? integerBytes(value) : floatBytes(value);
  if (typeof value === "string") return withHead(3, new TextEncoder().encode(value));
  if (value instanceof Uint8Array) return withHead(2, value);
  if (value instanceof Tagged) return [...head(6, value.tag), ...bytesOf(value.value)];
  if (Array.isArray(value)) return [...head(4, value.length), ...(value as CborValue[]).flatMap(bytesOf)];
  const entries = value instanceof Map ? [...(value as Map<CborValue, CborValue>)] : Object.entries(value as object);
  return [...head(5, entries.length), ...entries.flat().flatMap((part) => bytesOf(part as CborValue))];
}

function integerBytes(value: number): number[] {
  return value < 0 ? head(1, -1 - value) : head(0, value);
}

function floatBytes(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return [0xfb, ...new Uint8Array(view.buffer)];
}

function withHead(major: number, bytes: Uint8Array): number[] {
  return [...head(major, bytes.length), ...bytes];
}

/** Encodes the major type and argument of a value: section 3. */
function head(major: number, count: number): number[] {
  const type = major << 5;
  if (count < 24) return [type | count];
  const [info, size] = count < 2 ** 8 ? [24, 1] : count < 2 ** 16 ? [25, 2] : count < 2 ** 32 ? [26, 4] : [27, 8];
  return [
    type | info,
    ...Array.from({ length: size }, (_, index) => Math.floor(count / 256 ** (size - 1 - index)) & 255),
  ];
}
