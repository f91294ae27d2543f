import { Refusal } from "../../../api/answers.js";
import { words, type FormParameters } from "../../../protocol/form.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { RefreshTokenRecord } from "../../../store/tokens.js";
import { tokenReply } from "../../../tokens/token-reply.js";
import { narrowResources, type TokenCall } from "../../../tokens/token-request.js";
import { checkAccessTokenText } from "../../../tokens/issue-tokens.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { TokenGrant } from "./token-grant.js";

/**
 * The refresh token grant, RFC 6749, section 6. Each use replaces the refresh token. One that comes back after that
 * was stolen, from the client or by it, so all tokens of its family go: RFC 9700, section 4.14.2.
 */
export const refreshTokenGrant: TokenGrant<"refresh_token"> = {
  grantType: "REFRESH_TOKEN",
  name: "refresh_token",
  publicClients: true,
  parameters: {
    refresh_token: { missing: emulatorCodes.refreshTokenMissing, empty: emulatorCodes.refreshTokenMissing },
  },
  disabledForClient: emulatorCodes.refreshNotEnabled,
  async redeem(context, call, { refresh_token: token }) {
    const { grant, family } = findRecord(context, call, token);
    const scopes = narrowScopes(call.form, grant.scopes);
    const resources = narrowResources(call.form, grant.resources);
    checkAccessTokenText(context, call.overrides.accessToken);
    const kind = {
      resultCode: emulatorCodes.refreshed,
      text: "The tokens were refreshed.",
      grantType: "REFRESH_TOKEN",
    } as const;
    // Of two requests in flight one finds the token to be the current one: issuing replaces it before any await.
    return tokenReply(context, kind, call, grant, { scopes, resources, idToken: false, family });
  },
};

function findRecord(context: ServiceContext, call: TokenCall, token: string): RefreshTokenRecord {
  const invalid = (code: string, text: string) => new Refusal("invalid_grant", code, text);
  const record = context.store.refreshTokens.get(token);
  if (!record || record.family.revoked)
    throw invalid(emulatorCodes.refreshTokenUnknown, "The refresh token is not known.");
  // The owner is checked before anything is revoked: another client must not be able to end a grant.
  if (record.grant.client.client.clientId !== call.client.client.clientId) {
    throw invalid(emulatorCodes.refreshTokenForeign, "The refresh token was issued to another client.");
  }
  if (record.family.refreshToken !== token) {
    record.family.revoked = true;
    throw invalid(
      emulatorCodes.refreshTokenReused,
      "The refresh token was used before. All tokens of the grant are revoked.",
    );
  }
  if (record.expiresAt <= context.clock.now())
    throw invalid(emulatorCodes.refreshTokenExpired, "The refresh token has expired.");
  return record;
}

/** Fewer scopes are for the new access token only. The refresh token keeps what was granted. */
function narrowScopes(form: FormParameters, granted: readonly string[]): readonly string[] {
  const requested = words(form.get("scope"));
  if (requested.length === 0) return granted;
  if (requested.every((scope) => granted.includes(scope))) return requested;
  throw new Refusal("invalid_scope", emulatorCodes.scopeNotGranted, "A scope was not granted.");
}
