import { unauthorized, type TokenRejection } from "../../protocol/bearer-challenge.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { AccessTokenRecord } from "../../store/tokens.js";
import type { ServiceContext } from "../../service/service-context.js";

/** An access token that is valid at the UserInfo endpoint, and its user. */
export interface UserinfoToken {
  readonly record: AccessTokenRecord;
  readonly subject: string;
}

/** Finds an access token and checks it for the UserInfo endpoint: OpenID Connect Core 1.0, section 5.3. */
export function findUserinfoToken({ store, clock }: ServiceContext, text: string): UserinfoToken | TokenRejection {
  const record = store.accessTokens.get(text);
  if (!record || record.family.revoked)
    return unauthorized(emulatorCodes.userinfoTokenUnknown, "The access token does not exist.");
  if (record.expiresAt <= clock.now())
    return unauthorized(emulatorCodes.userinfoTokenExpired, "The access token has expired.");
  // In the order of the real service.
  if (!record.scopes.includes("openid")) {
    const rejection = unauthorized("A089304", "The access token lacks the scope openid.");
    return { ...rejection, action: "FORBIDDEN", error: "insufficient_scope", hints: { scope: "openid" } };
  }
  const { subject, grantType } = record.grant;
  if (subject === null) return unauthorized("A089305", "The access token stands for no user.");
  if (grantType === "PASSWORD") return unauthorized("A089306", "The access token was issued for a password.");
  return { record, subject };
}
