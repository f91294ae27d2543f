import { base64url } from "jose";
import { CallerFault } from "../api/answers.js";
import { lifetimeOf } from "../settings/lifetimes.js";
import type { Grant } from "../store/grant.js";
import { encryptForClient } from "./encrypt-for-client.js";
import { signForClient, type SigningAlgorithm } from "./sign-for-client.js";
import { subjectFor } from "./subject-for.js";
import type { ServiceContext } from "../service/service-context.js";

/** What an ID token is bound to: the tokens issued with it and, in push mode, the transaction. */
export interface IdTokenBinding {
  /** Null if there is none, or the ID token need not have its hash. */
  readonly accessToken: string | null;
  /** The authorization code, if one is issued with the ID token. */
  readonly code?: string | undefined;
  readonly refreshToken: string | null;
  /** The auth_req_id, in push mode only. */
  readonly pushedFor: string | null;
}

/** Header entries that a caller cannot set. */
const ownHeader = ["alg", "kid", "crit", "b64"];

/** Creates and signs an ID token: OpenID Connect Core 1.0, section 2, and CIBA Core 1.0, section 10.3.1. */
export async function signIdToken(
  context: ServiceContext,
  grant: Grant,
  alg: SigningAlgorithm,
  binding: IdTokenBinding,
): Promise<string> {
  const issuedAt = Math.floor(context.clock.now() / 1000);
  const audience = grant.client.identifier;
  const audType = grant.idTokenAudType ?? context.service.idTokenAudType;
  const claims = {
    ...grant.claims,
    iss: context.service.issuer,
    sub: await subjectFor(context, grant.client.client, grant),
    aud: audType === "string" ? audience : [audience],
    exp: issuedAt + lifetimeOf(context.service, grant.client.client, "idTokenDuration", grant.scopes),
    iat: issuedAt,
    ...(grant.authTime > 0 && { auth_time: grant.authTime }),
    ...(grant.acr !== null && { acr: grant.acr }),
    ...(await hashes(alg, grant, binding)),
    ...(binding.pushedFor !== null && (await pushClaims(alg, binding.pushedFor, binding.refreshToken))),
  };
  const header = Object.fromEntries(
    Object.entries(grant.idtHeaderParams).filter(([name]) => !ownHeader.includes(name)),
  );
  const { client } = grant.client;
  // RFC 7518, section 3.2: the key must be as long as the hash.
  if (alg.startsWith("HS") && new TextEncoder().encode(client.clientSecret).length * 8 < Number(alg.slice(-3)))
    throw new CallerFault("A046113", "The secret of the client is too short for the algorithm of its ID tokens.");
  const signed = await signForClient(context, client, alg, claims, "idTokenSignatureKeyId", header);
  return encryptForClient(context, client, signed, {
    alg: client.idTokenEncryptionAlg,
    enc: client.idTokenEncryptionEnc,
  });
}

/** Claims that tie an ID token to its request, code and access token: OpenID Connect Core 1.0, section 3.3.2.11. */
async function hashes(
  alg: SigningAlgorithm,
  { request }: Grant,
  { accessToken, code }: IdTokenBinding,
): Promise<object> {
  const { nonce = null, state = null } = request ?? {};
  return {
    ...(nonce === null ? {} : { nonce }),
    ...(accessToken === null ? {} : { at_hash: await tokenHash(alg, accessToken) }),
    ...(code === undefined ? {} : { c_hash: await tokenHash(alg, code) }),
    ...(state === null ? {} : { s_hash: await tokenHash(alg, state) }),
  };
}

/** In push mode, these claims prevent tokens from being moved to another notification. */
async function pushClaims(alg: SigningAlgorithm, authReqId: string, refreshToken: string | null): Promise<object> {
  return {
    "urn:openid:params:jwt:claim:auth_req_id": authReqId,
    ...(refreshToken !== null && { "urn:openid:params:jwt:claim:rt_hash": await tokenHash(alg, refreshToken) }),
  };
}

/** The left half of a token's hash, using the signature's hash function: OpenID Connect Core 1.0, section 3.1.3.6. */
async function tokenHash(alg: SigningAlgorithm, token: string): Promise<string> {
  // Ed25519 uses SHA-512.
  const bits = alg === "EdDSA" ? "512" : alg.slice(-3);
  const hash = new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, new TextEncoder().encode(token)));
  return base64url.encode(hash.subarray(0, hash.length / 2));
}
