import { base64url, SignJWT } from "jose";
import type { AsymmetricAlgorithm } from "../jose/algorithms.js";
import { lifetimeOf } from "../settings/lifetimes.js";
import type { Grant } from "../store/grant.js";
import type { ServiceContext } from "../service/service-context.js";

/** What an ID token is bound to: the tokens that come with it and, in push mode, the transaction. */
export interface IdTokenBinding {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  /** The auth_req_id, in push mode only. */
  readonly pushedFor: string | null;
}

/** Header entries that a caller cannot set. */
const ownHeader = ["alg", "kid", "crit", "b64"];

/** Makes and signs an ID token: OpenID Connect Core 1.0, section 2, and CIBA Core 1.0, section 10.3.1. */
export async function signIdToken(
  context: ServiceContext,
  grant: Grant,
  alg: AsymmetricAlgorithm,
  binding: IdTokenBinding,
): Promise<string> {
  const key = await context.keys.forAlgorithm(alg);
  const issuedAt = Math.floor(context.clock.now() / 1000);
  const audience = grant.client.identifier;
  const audType = grant.idTokenAudType ?? context.service.idTokenAudType;
  const claims = {
    ...grant.claims,
    iss: context.service.issuer,
    sub: grant.sub,
    aud: audType === "string" ? audience : [audience],
    exp: issuedAt + lifetimeOf(context.service, grant.client.client, "idTokenDuration"),
    iat: issuedAt,
    ...(grant.authTime > 0 && { auth_time: grant.authTime }),
    ...(grant.acr !== null && { acr: grant.acr }),
    at_hash: await tokenHash(alg, binding.accessToken),
    ...(binding.pushedFor !== null && (await pushClaims(alg, binding.pushedFor, binding.refreshToken))),
  };
  const header = Object.fromEntries(
    Object.entries(grant.idtHeaderParams).filter(([name]) => !ownHeader.includes(name)),
  );
  return new SignJWT(claims).setProtectedHeader({ ...header, alg, kid: key.kid }).sign(key.privateKey);
}

/** In push mode these claims keep the tokens of a notification from being put into another one. */
async function pushClaims(alg: AsymmetricAlgorithm, authReqId: string, refreshToken: string | null): Promise<object> {
  return {
    "urn:openid:params:jwt:claim:auth_req_id": authReqId,
    ...(refreshToken !== null && { "urn:openid:params:jwt:claim:rt_hash": await tokenHash(alg, refreshToken) }),
  };
}

/** The left half of a token's hash, by the hash function of the signature algorithm: OpenID Connect Core 1.0, section 3.1.3.6. */
async function tokenHash(alg: AsymmetricAlgorithm, token: string): Promise<string> {
  // Ed25519 works with SHA-512 inside.
  const bits = alg === "EdDSA" ? "512" : alg.slice(-3);
  const hash = new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, new TextEncoder().encode(token)));
  return base64url.encode(hash.subarray(0, hash.length / 2));
}
