import { unauthorized, type Shortfall } from "./bearer-challenge.js";
import { ownCodes } from "./own-codes.js";
import type { AccessTokenRecord } from "./state.js";
import type { World } from "./world.js";

/** An access token that is good for the UserInfo endpoint, and its user. */
export interface UserinfoToken {
  readonly record: AccessTokenRecord;
  readonly subject: string;
}

/** Finds an access token and checks it for the UserInfo endpoint: OpenID Connect Core 1.0, section 5.3. */
export function findUserinfoToken({ state, clock }: World, text: string): UserinfoToken | Shortfall {
  const record = state.accessTokens.get(text);
  if (!record || record.family.revoked)
    return unauthorized(ownCodes.userinfoTokenUnknown, "The access token does not exist.");
  if (record.expiresAt <= clock.now())
    return unauthorized(ownCodes.userinfoTokenExpired, "The access token has expired.");
  const { subject } = record.grant;
  if (subject === null) return unauthorized(ownCodes.userinfoWithoutUser, "The access token stands for no user.");
  if (!record.scopes.includes("openid")) {
    return {
      action: "FORBIDDEN",
      code: ownCodes.userinfoScope,
      text: "The access token lacks the scope openid.",
      error: "insufficient_scope",
      hints: { scope: "openid" },
    };
  }
  return { record, subject };
}
