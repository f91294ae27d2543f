import { Refusal, type Reply } from "../answers.js";
import { words, type FormParameters } from "../form-parameters.js";
import { ownCodes } from "../own-codes.js";
import type { RefreshTokenRecord } from "../state.js";
import { tokenReply } from "../token-reply.js";
import { mergeProperties, narrowResources, type TokenCall } from "../token-request.js";
import { checkAccessTokenText, issueTokens } from "../tokens.js";
import type { World } from "../world.js";

/**
 * The refresh token grant, RFC 6749, section 6. Each use replaces the refresh token. One that comes back after that
 * was stolen, from the client or by it, so all tokens of its family go: RFC 9700, section 4.14.2.
 */
export async function refresh(world: World, call: TokenCall): Promise<Reply> {
  const token = call.form.get("refresh_token");
  if (token === undefined)
    throw new Refusal("invalid_request", ownCodes.refreshTokenMissing, "The request has no refresh token.");
  const { grant, family } = findRecord(world, call, token);
  const scopes = narrowScopes(call.form, grant.scopes);
  const resources = narrowResources(call.form, grant.resources);
  const { wishes } = call;
  checkAccessTokenText(world, wishes.accessToken);

  // Of two requests in flight one finds the token to be the current one: issuing replaces it before any await.
  const tokens = await issueTokens(world, grant, {
    ...wishes,
    properties: mergeProperties(grant.properties, wishes.properties),
    scopes,
    resources,
    binding: call.binding,
    idToken: false,
    family,
  });
  const kind = { resultCode: ownCodes.refreshed, text: "The tokens were refreshed.", grantType: "REFRESH_TOKEN" };
  return tokenReply(world, kind, call.client, grant, tokens);
}

function findRecord(world: World, call: TokenCall, token: string): RefreshTokenRecord {
  const invalid = (code: string, text: string) => new Refusal("invalid_grant", code, text);
  const record = world.state.refreshTokens.get(token);
  if (!record || record.family.revoked) throw invalid(ownCodes.refreshTokenUnknown, "The refresh token is not known.");
  // The owner is checked before anything is revoked: another client must not be able to end a grant.
  if (record.grant.client.client.clientId !== call.client.client.clientId) {
    throw invalid(ownCodes.refreshTokenForeign, "The refresh token was issued to another client.");
  }
  if (record.family.refreshToken !== token) {
    record.family.revoked = true;
    throw invalid(
      ownCodes.refreshTokenReused,
      "The refresh token was used before. All tokens of the grant are revoked.",
    );
  }
  if (record.expiresAt <= world.clock.now())
    throw invalid(ownCodes.refreshTokenExpired, "The refresh token has expired.");
  return record;
}

/** Fewer scopes are for the new access token only. The refresh token keeps what was granted. */
function narrowScopes(form: FormParameters, granted: readonly string[]): readonly string[] {
  const requested = words(form.get("scope"));
  if (requested.length === 0) return granted;
  if (requested.every((scope) => granted.includes(scope))) return requested;
  throw new Refusal("invalid_scope", ownCodes.scopeNotGranted, "A scope was not granted.");
}
