import type { Property, TokenBatchStatus } from "../../generated/models.js";
import type { RequestedDetails } from "../protocol/authorization-details.js";
import type { TokenBinding } from "../tokens/token-binding.js";
import { Collection } from "./collection.js";
import type { Grant } from "./grant.js";

/** The tokens issued for one grant, initially and by refreshing. */
export interface TokenFamily {
  revoked: boolean;
  /** The current refresh token. */
  refreshToken: string | null;
  /** The refresh token that was replaced last, and whether it is being reused at the moment. */
  previous?: { readonly text: string; readonly replacedAt: number; reused?: boolean };
  /** The newest access token, which lists show. It is kept here beyond its expiry. */
  accessToken: AccessTokenRecord | null;
  readonly createdAt: number;
  /** Milliseconds since the Unix epoch; 0 if the tokens were never refreshed. */
  lastRefreshedAt: number;
}

/** A nonce for a key proof. `expiresAt` is in milliseconds since the Unix epoch, `duration` in seconds. */
export interface ProofNonce {
  readonly text: string;
  readonly expiresAt: number;
  readonly duration: number;
}

/** A stored access token. Times are milliseconds since the Unix epoch. */
export interface AccessTokenRecord {
  /** The opaque value, even if there is a JWT. */
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
  /** The nonce for the wallet's next key proof, if nonces belong to tokens. */
  cNonce?: ProofNonce | undefined;
}

export interface RefreshTokenRecord {
  readonly text: string;
  readonly grant: Grant;
  readonly issuedAt: number;
  expiresAt: number;
  readonly family: TokenFamily;
}

/** The access tokens of a service, by their opaque values and their JWTs. */
export function accessTokenCollection(now: () => number): Collection<AccessTokenRecord, "text"> {
  return new Collection(now, {
    keys: { text: ({ text, jwt }) => [text, jwt] },
    expiresAt: ({ expiresAt }) => expiresAt,
  });
}

export function refreshTokenCollection(now: () => number): Collection<RefreshTokenRecord, "text"> {
  return new Collection(now, { keys: { text: ({ text }) => text }, expiresAt: ({ expiresAt }) => expiresAt });
}

/** How long the status of a batch is kept, in milliseconds. */
const BATCH_LIFETIME_MS = 86_400_000;

/** A batch of tokens to create. Times are milliseconds since the Unix epoch. */
export interface TokenBatch {
  readonly requestId: string;
  readonly createdAt: number;
  /** When the batch is done. */
  readonly endsAt: number;
  readonly outcome: Pick<TokenBatchStatus, "result" | "tokenCount" | "errorCode" | "errorDescription">;
}

/** The token batches of a service. */
export function tokenBatchCollection(now: () => number): Collection<TokenBatch, "requestId"> {
  return new Collection(now, {
    keys: { requestId: ({ requestId }) => requestId },
    expiresAt: ({ createdAt }) => createdAt + BATCH_LIFETIME_MS,
  });
}
