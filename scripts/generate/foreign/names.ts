// Names for TypeScript out of names that may be anything.

const words = (text: string): string[] =>
  text
    .normalize("NFC")
    // A hump is the beginning of a word: `clientID2Get` is client, ID2, Get.
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{M}\p{Nd}]+/u)
    .filter(Boolean);

const capitalize = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** A name must not begin with a digit, or with a mark that belongs onto a letter. */
const guardBegin = (name: string): string => (name === "" || /^\p{ID_Start}/u.test(name) ? name : `_${name}`);

export function pascalCase(text: string): string {
  return guardBegin(words(text).map(capitalize).join(""));
}

export function camelCase(text: string): string {
  const [first = "", ...rest] = words(text);
  const begin = /^\p{Lu}+\d*$/u.test(first) ? first.toLowerCase() : first.slice(0, 1).toLowerCase() + first.slice(1);
  return guardBegin([begin, ...rest.map(capitalize)].join(""));
}

export const isIdentifier = (text: string): boolean => /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(text);

/** What no parameter of a function may be called, in strict mode. */
const RESERVED = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends false " +
    "finally for function if implements import in instanceof interface let new null package private protected public return " +
    "static super switch this throw true try typeof var void while with yield"
  ).split(" "),
);

export const isReserved = (name: string): boolean => RESERVED.has(name);

/** What no method and no group may be called: a promise would take the client for a promise, and objects have the others. */
const INHERITED = new Set(["then", "constructor", "prototype", ...Object.getOwnPropertyNames(Object.prototype)]);

export const isInherited = (name: string): boolean => INHERITED.has(name);

/** What no type may be called: the language has these, or the generated module uses them. */
const TYPES = new Set(
  "any bigint boolean never null number object string symbol undefined unknown void NonNullable Shape components".split(
    " ",
  ),
);

export const isTakenType = (name: string): boolean => TYPES.has(name) || RESERVED.has(name);
