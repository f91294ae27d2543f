import { isObject } from "../../shared/is-object.js";
import { count, flag, texts, type Check } from "./settings-check.js";

/** The public keys of a client. */
export const jwkSet: Check = {
  expected: "the text of a JWK set of public keys, or null",
  holds: (value) => value === null || (typeof value === "string" && isJwkSet(value)),
};

/** The extension as `createEmulator` takes it. */
export const extension: Check = {
  expected: "an object with requestableScopesEnabled and requestableScopes",
  holds: (value) =>
    isObject(value) &&
    flag.holds(value["requestableScopesEnabled"]) &&
    texts.holds(value["requestableScopes"]) &&
    hasLifetimes(value),
};

/** Whether the lifetimes that an extension has are some. */
export function hasLifetimes(extension: Readonly<Record<string, unknown>>): boolean {
  return ["accessTokenDuration", "refreshTokenDuration", "idTokenDuration"].every((name) =>
    count.holds(extension[name] ?? 0),
  );
}

function isJwkSet(text: string): boolean {
  try {
    const set: unknown = JSON.parse(text);
    return (
      isObject(set) &&
      Array.isArray(set["keys"]) &&
      set["keys"].every((key) => isObject(key) && !("d" in key) && !("k" in key))
    );
  } catch {
    return false;
  }
}
