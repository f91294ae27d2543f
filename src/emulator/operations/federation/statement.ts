import type { JWK } from "jose";
import { isObject } from "../../../shared/is-object.js";
import { Refusal } from "../../api/answers.js";
import { asAsymmetric } from "../../jose/algorithms.js";
import { readJose, type JoseText } from "../../jose/jose-text.js";
import { publicJwk } from "../../jose/public-jwk.js";
import { claimTimes } from "../../protocol/claim-times.js";
import type { ServiceContext } from "../../service/service-context.js";
import { isListOf } from "../../settings/settings-check.js";

/** The media type of entity statements, without `application/`. */
export const STATEMENT_TYPE = "entity-statement+jwt";

/** An entity statement: OpenID Federation 1.0, section 3. Whose signature it has is not looked at yet. */
export interface Statement {
  readonly text: string;
  readonly jwt: JoseText;
  /** Who says it, and of whom. In an entity configuration these are the same. */
  readonly iss: string;
  readonly sub: string;
  /** Seconds since the Unix epoch. */
  readonly exp: number;
  readonly keys: readonly JWK[];
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Claims that a statement may declare to be understood by whoever reads it. */
const understood = ["metadata_policy_crit"];

/** A trust chain, or a part of one, that is no good: all faults have one code, as at the real service. */
export function brokenChain(text: string): Refusal {
  return new Refusal("validation_failed", "A320301", `The trust chain cannot be resolved: ${text}.`);
}

/** Reads a statement that is current and has all that it has to have; undefined for any other text. */
export function readStatement(context: ServiceContext, text: unknown): Statement | undefined {
  const jwt = typeof text === "string" ? readJose(text) : undefined;
  if (jwt?.kind !== "signed" || jwt.header["typ"] !== STATEMENT_TYPE || !asAsymmetric(jwt.alg)) return undefined;
  const { claims = {} } = jwt;
  const { iss, sub, iat, exp, crit = [] } = claims;
  const { isPast, isFuture } = claimTimes(context);
  if (!isEntityId(iss) || !isEntityId(sub) || isFuture(iat) || isPast(exp)) return undefined;
  const keys = publicKeys(claims["jwks"]);
  if (!keys || !isListOf(crit, (name) => understood.includes(name as string))) return undefined;
  return { text: jwt.text, jwt, iss, sub, exp: exp as number, keys, claims };
}

/** Section 1.2. A port or a path may be there. */
export function isEntityId(value: unknown): value is string {
  return typeof value === "string" && /^https:[^?#]+$/.test(value) && URL.canParse(value);
}

/** The keys of a JWK set, which all have to be public; undefined for anything else. */
export function publicKeys(jwks: unknown): readonly JWK[] | undefined {
  const keys = isObject(jwks) ? jwks["keys"] : undefined;
  return isListOf(keys, (key) => publicJwk(key) !== undefined) ? (keys as JWK[]) : undefined;
}
