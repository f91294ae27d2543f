import type { JSONWebKeySet } from "jose";
import { isObject } from "../../shared/is-object.js";
import { isListOf, type Check } from "./settings-check.js";

/** Whose software statements clients may register with: RFC 7591, section 2.3. */
export interface SoftwareStatements {
  /** The public keys of those who are trusted to sign statements. */
  readonly jwks: JSONWebKeySet;
  /** What claims of a statement have to be: there, not there, or equal to a value. Default: there are no rules. */
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
