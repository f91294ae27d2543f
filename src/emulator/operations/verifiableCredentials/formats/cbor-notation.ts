import { decodeBase64 } from "../../../../shared/base64.js";
import { Float, Tagged, type CborValue } from "./cbor.js";

/** The maximum nesting of arrays, maps and tags, which limits recursion. */
const MAX_DEPTH = 64;

/** The alphabets of base32 and base32hex: RFC 4648, sections 6 and 7. */
const alphabets: Readonly<Record<string, string>> = {
  b32: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567",
  h32: "0123456789ABCDEFGHIJKLMNOPQRSTUV",
};

const words: Readonly<Record<string, CborValue>> = { true: true, false: false, null: null, undefined };

/** A token of the notation: tag, number, text string, byte string with its encoding, word or punctuation. */
const token =
  /\s*(?:(?<tag>\d+)\(|(?<number>0x[\da-f]+|-?\d+(?<fraction>\.\d+)?(?<exponent>e[+-]?\d+)?)|(?<text>"(?:[^"\\]|\\.)*")|(?<form>h|b64|b32|h32)?'(?<bytes>(?:[^'\\]|\\.)*)'|(?<word>[a-z]+)|(?<mark>[[\]{}:,)]))/iy;

/**
 * Parses a value in diagnostic notation: RFC 8949, section 8. Does not support indefinite lengths, encoding indicators
 * and unnamed simple values.
 *
 * @throws SyntaxError if the text is not in the supported notation.
 */
export function readNotation(text: string): CborValue {
  let at = 0;
  const next = (): Readonly<Record<string, string | undefined>> => {
    token.lastIndex = at;
    const found = token.exec(text);
    if (!found) throw new SyntaxError("not diagnostic notation");
    at = token.lastIndex;
    return found.groups!;
  };
  const expect = (...marks: string[]): string => {
    const { mark } = next();
    if (mark === undefined || !marks.includes(mark)) throw new SyntaxError(`no ${marks.join(" or ")}`);
    return mark;
  };
  /** Reads comma-separated entries up to a closing bracket. */
  const list = <T>(end: string, entry: () => T): T[] => {
    const start = at;
    if (next()["mark"] === end) return [];
    at = start;
    const entries: T[] = [];
    do entries.push(entry());
    while (expect(",", end) === ",");
    return entries;
  };
  const value = (depth = 0): CborValue => {
    const { tag, number, fraction, exponent, text: string, form, bytes, word, mark } = next();
    if (depth > MAX_DEPTH) throw new SyntaxError("nested too deep");
    if (tag !== undefined) {
      const tagged = new Tagged(Number(tag), value(depth + 1));
      expect(")");
      return tagged;
    }
    if (number !== undefined) return fraction || exponent ? new Float(Number(number)) : Number(number);
    if (string !== undefined) return JSON.parse(string) as string;
    if (bytes !== undefined) return readBytes(form?.toLowerCase(), bytes);
    if (word !== undefined && Object.hasOwn(words, word)) return words[word];
    if (mark === "[") return list("]", () => value(depth + 1));
    if (mark === "{")
      return new Map(
        list("}", () => {
          const key = value(depth + 1);
          expect(":");
          return [key as string | number, value(depth + 1)] as const;
        }),
      );
    throw new SyntaxError("no value");
  };
  const read = value(0);
  if (text.slice(at).trim() !== "") throw new SyntaxError("more than one value");
  return read;
}

function readBytes(form: string | undefined, text: string): Uint8Array {
  if (form === undefined) return new TextEncoder().encode(text.replaceAll(/\\(.)/g, "$1"));
  const plain = text.replaceAll(/\s/g, "");
  if (form === "b64") return decodeBase64(plain);
  const characters = plain.toUpperCase().replace(/=+$/, "");
  const alphabet = alphabets[form] ?? "0123456789ABCDEF";
  const size = form === "h" ? 4 : 5;
  const values = [...characters].map((character) => alphabet.indexOf(character));
  if (values.includes(-1) || (form === "h" && values.length % 2 === 1)) throw new SyntaxError("not bytes");
  const bits = values.map((digit) => digit.toString(2).padStart(size, "0")).join("");
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
