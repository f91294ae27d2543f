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

/** An entity statement whose signature is not verified yet: OpenID Federation 1.0, section 3. */
export interface Statement {
  readonly text: string;
  readonly jwt: JoseText;
  /** Issuer and subject. In an entity configuration they are the same. */
  readonly iss: string;
  readonly sub: string;
  /** Seconds since the Unix epoch. */
  readonly exp: number;
  readonly keys: readonly JWK[];
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Claims that a statement may list in `crit`. */
const understood = ["metadata_policy_crit"];

/** The refusal of an invalid trust chain. All faults have the same code, as at the real service. */
export function brokenChain(text: string): Refusal {
  return new Refusal("validation_failed", "A320301", `The trust chain cannot be resolved: ${text}.`);
}

/** Decodes a statement; undefined if it is malformed, not current or lacks required claims. */
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

/** Whether a value is an entity identifier, perhaps with a port and a path: section 1.2. */
export function isEntityId(value: unknown): value is string {
  return typeof value === "string" && /^https:[^?#]+$/.test(value) && URL.canParse(value);
}

/** The keys of a JWK set; undefined if it is malformed or contains a private key. */
export function publicKeys(jwks: unknown): readonly JWK[] | undefined {
  const keys = isObject(jwks) ? jwks["keys"] : undefined;
  return isListOf(keys, (key) => publicJwk(key) !== undefined) ? (keys as JWK[]) : undefined;
}
