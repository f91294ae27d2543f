import type { JWK } from "jose";
import { isObject } from "../../shared/is-object.js";

/** Members that only private and symmetric keys have: RFC 7518, sections 6.2.2, 6.3.2 and 6.4. */
const secretMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/** The value, if it is a public JWK. */
export function publicJwk(value: unknown): JWK | undefined {
  return isObject(value) && !secretMembers.some((name) => Object.hasOwn(value, name)) ? value : undefined;
}

/** A key without its private members. */
export function publicPart(jwk: JWK): JWK {
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !secretMembers.includes(name)));
}
