import type { JWK } from "jose";
import { isObject } from "../../shared/is-object.js";

/** What only private and shared keys have: RFC 7518, sections 6.2.2, 6.3.2 and 6.4. */
const secretMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

/** A key that somebody sent, if it is a public one. */
export function publicJwk(value: unknown): JWK | undefined {
  return isObject(value) && !secretMembers.some((name) => Object.hasOwn(value, name)) ? value : undefined;
}

/** A key of the service's own without what only it may know. */
export function publicPart(jwk: JWK): JWK {
  return Object.fromEntries(Object.entries(jwk).filter(([name]) => !secretMembers.includes(name)));
}
