import type { CodeChallenge } from "../../protocol/authorization-request/pkce.js";
import { Collection } from "../collection.js";
import type { TokenFamily } from "../tokens.js";
import type { Grant } from "../grant.js";

/** An authorization code, and what a token request with it has to show. */
export interface AuthorizationCode {
  readonly code: string;
  readonly grant: Grant;
  /** Null where the authorization request had none. */
  readonly redirectUri: string | null;
  readonly challenge: CodeChallenge | null;
  /** Thumbprint of the key that the code is bound to: RFC 9449, section 10. */
  readonly keyThumbprint: string | null;
  /** What it was redeemed for, where it is kept after that. */
  readonly redeemedFor?: TokenFamily;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** The authorization codes of a service that were not redeemed yet. */
export function authorizationCodeCollection(now: () => number): Collection<AuthorizationCode, "code"> {
  return new Collection(now, { keys: { code: ({ code }) => code }, expiresAt: ({ expiresAt }) => expiresAt });
}
