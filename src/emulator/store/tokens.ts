import type { Property, TokenBatchStatus } from "../../generated/models.js";
import type { RequestedDetails } from "../protocol/authorization-details.js";
import type { TokenBinding } from "../tokens/token-binding.js";
import { Collection } from "./collection.js";
import type { Grant } from "./grant.js";

/** The tokens that descend from one grant by refreshing. */
export interface TokenFamily {
  revoked: boolean;
  /** The refresh token that may be used next. */
  refreshToken: string | null;
  /** The refresh token that was replaced last, and whether it is being used once more. */
  previous?: { readonly text: string; readonly replacedAt: number; reused?: boolean };
  /** The newest access token, which is what lists show. Here it outlasts its expiry. */
  accessToken: AccessTokenRecord | null;
  readonly createdAt: number;
  /** 0 where the tokens were never refreshed. */
  lastRefreshedAt: number;
}

/** A nonce for a key proof; the duration in seconds. */
export interface ProofNonce {
  readonly text: string;
  readonly expiresAt: number;
  readonly duration: number;
}

/** What is stored for an access token. What can be changed later is not read-only. */
export interface AccessTokenRecord {
  /** The opaque text, also where there is a JWT. */
  text: string;
  jwt: string | null;
  readonly grant: Grant;
  scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  properties: readonly Property[];
  readonly binding: TokenBinding;
  readonly issuedAt: number;
  expiresAt: number;
  readonly family: TokenFamily;
  /** The nonce for the next key proof of a wallet, where the token has one of its own. */
  cNonce?: ProofNonce | undefined;
}

export interface RefreshTokenRecord {
  readonly text: string;
  readonly grant: Grant;
  readonly issuedAt: number;
  expiresAt: number;
  readonly family: TokenFamily;
}

/** The access tokens of a service, by their opaque texts and their JWTs. */
export function accessTokenCollection(now: () => number): Collection<AccessTokenRecord, "text"> {
  return new Collection(now, {
    keys: { text: ({ text, jwt }) => [text, jwt] },
    expiresAt: ({ expiresAt }) => expiresAt,
  });
}

export function refreshTokenCollection(now: () => number): Collection<RefreshTokenRecord, "text"> {
  return new Collection(now, { keys: { text: ({ text }) => text }, expiresAt: ({ expiresAt }) => expiresAt });
}

/** How long it can be asked what became of a batch, in milliseconds. */
const BATCH_LIFETIME_MS = 86_400_000;

/** A batch of tokens. Times are milliseconds since the Unix epoch. */
export interface TokenBatch {
  readonly requestId: string;
  readonly createdAt: number;
  /** When it can be told how the batch ended. */
  readonly endsAt: number;
  readonly outcome: Pick<TokenBatchStatus, "result" | "tokenCount" | "errorCode" | "errorDescription">;
}

/** The batches of a service, by the identifiers of their requests. */
export function tokenBatchCollection(now: () => number): Collection<TokenBatch, "requestId"> {
  return new Collection(now, {
    keys: { requestId: ({ requestId }) => requestId },
    expiresAt: ({ createdAt }) => createdAt + BATCH_LIFETIME_MS,
  });
}
