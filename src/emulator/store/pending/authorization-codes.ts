import type { CodeChallenge } from "../../protocol/authorization-request/pkce.js";
import { Collection } from "../collection.js";
import type { TokenFamily } from "../tokens.js";
import type { Grant } from "../grant.js";

/** An authorization code, and what a token request with it must match. */
export interface AuthorizationCode {
  readonly code: string;
  readonly grant: Grant;
  /** Null if the authorization request had none. */
  readonly redirectUri: string | null;
  readonly challenge: CodeChallenge | null;
  /** Thumbprint of the key that the code is bound to: RFC 9449, section 10. */
  readonly keyThumbprint: string | null;
  /** The tokens it was redeemed for, if it is kept after that to detect reuse. */
  readonly redeemedFor?: TokenFamily;
  /** Milliseconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** The authorization codes of a service. */
export function authorizationCodeCollection(now: () => number): Collection<AuthorizationCode, "code"> {
  return new Collection(now, { keys: { code: ({ code }) => code }, expiresAt: ({ expiresAt }) => expiresAt });
}
