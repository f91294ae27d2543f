import { isObject } from "../../shared/is-object.js";
import { isListOf, type Check } from "./settings-check.js";

/** Keys and rules for the software statements of registering clients: RFC 7591, section 2.3. */
export interface SoftwareStatements {
  /** JWK set of the public keys whose signatures on statements are trusted. */
  readonly jwks: { readonly keys: readonly object[] };
  /** Claims that a statement must have, must not have, or must have with a given value. Default: no rules. */
  readonly claimRules?: Readonly<Record<string, "PRESENT" | "PROHIBITED" | { readonly EQUALS: unknown }>>;
}

export const softwareStatements: Check = {
  expected: "an object with jwks as a JWK set, and claimRules of PRESENT, PROHIBITED and { EQUALS: value }",
  holds: (value) =>
    isObject(value) &&
    isObject(value["jwks"]) &&
    isListOf(value["jwks"]["keys"], isObject) &&
    isObject(value["claimRules"] ?? {}) &&
    Object.values(value["claimRules"] ?? {}).every(
      (rule) => rule === "PRESENT" || rule === "PROHIBITED" || (isObject(rule) && "EQUALS" in rule),
    ),
};
