import { Refusal, refusalOf } from "../../../api/answers.js";
import { words, type FormParameters } from "../../../protocol/form.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { RefreshTokenRecord } from "../../../store/tokens.js";
import { tokenReply } from "../../../tokens/token-reply.js";
import { narrow, type TokenCall } from "../../../tokens/token-request.js";
import { checkAccessTokenText, type IssueOptions } from "../../../tokens/issue-tokens.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { checkTokenFapi } from "../fapi-rules.js";
import { nativeSsoOf } from "./native-sso.js";
import type { TokenGrant } from "./token-grant.js";

const grantType = "REFRESH_TOKEN";
const invalid = refusalOf("invalid_grant");

/**
 * The refresh token grant: RFC 6749, section 6. By default each use replaces the refresh token. Reuse of a replaced one
 * suggests that it was stolen, so it revokes all tokens of the family: RFC 9700, section 4.14.2.
 */
export const refreshTokenGrant: TokenGrant<"refresh_token"> = {
  grantType,
  name: "refresh_token",
  publicClients: true,
  parameters: {
    refresh_token: { missing: "A053301", empty: "A053302", repeated: "A053303" },
  },
  repeated: { scope: "A053304" },
  disabledForClient: "A047302",
  async redeem(context, call, { refresh_token: token }) {
    const { record, previous } = findRecord(context, call, token);
    const { grant, family } = record;
    const granted = withoutDropped(context, grant.scopes);
    const scopes = narrowScopes(call.form, granted);
    checkTokenFapi(context, call, scopes);
    const narrowed = narrow(context, call, grant);
    checkAccessTokenText(context, call.overrides.accessToken);
    const reissuable =
      context.service.idTokenReissuable === true && scopes.includes("openid") && grant.subject !== null;
    const nativeSso = nativeSsoOf(context, call, grant, scopes);
    const kind = {
      resultCode: nativeSso ? emulatorCodes.nativeSsoRefreshed : "A053001",
      text: "The tokens were refreshed.",
      grantType,
      action: reissuable ? "ID_TOKEN_REISSUABLE" : undefined,
      previousRefreshTokenUsed: previous,
      nativeSso,
    } as const;
    const kept = rotation(context, record);
    if (kept.refreshToken === undefined) family.previous = { text: token, replacedAt: context.clock.now() };
    // A refresh ends the previous access token.
    if (family.accessToken) context.store.accessTokens.delete(family.accessToken);
    // Issuing replaces the token before any await, so that only one of two concurrent requests finds it current.
    return tokenReply(context, kind, call, grant, { scopes, ...narrowed, idToken: false, family, ...kept });
  },
};

/** How long a replaced refresh token still leads to its replacement, in milliseconds. */
const GRACE_MS = 10_000;

/** Whether the refresh token or its expiry is kept, by the settings of the service. */
function rotation(
  { service }: ServiceContext,
  { text, expiresAt, family }: RefreshTokenRecord,
): Pick<IssueOptions, "refreshToken" | "refreshTokenExpiresAt"> {
  if (service.refreshTokenKept === true)
    return {
      refreshToken: text,
      ...(service.refreshTokenDurationReset === true ? {} : { refreshTokenExpiresAt: expiresAt }),
    };
  if (family.refreshToken !== null && family.previous?.reused === true) {
    family.previous.reused = false;
    return { refreshToken: family.refreshToken, refreshTokenExpiresAt: expiresAt };
  }
  return service.refreshTokenDurationKept === true ? { refreshTokenExpiresAt: expiresAt } : {};
}

/** Drops `openid` on a refresh without `offline_access`, if the service is set to do so. */
function withoutDropped({ service }: ServiceContext, scopes: readonly string[]): readonly string[] {
  const dropped = service.openidDroppedOnRefreshWithoutOfflineAccess === true && !scopes.includes("offline_access");
  return dropped ? scopes.filter((scope) => scope !== "openid") : scopes;
}

function findRecord(
  context: ServiceContext,
  call: TokenCall,
  token: string,
): { readonly record: RefreshTokenRecord; readonly previous: boolean } {
  const { refreshTokens } = context.store;
  const record = refreshTokens.get(token);
  if (!record || record.family.revoked) throw invalid("A053305", "The refresh token is not known.");
  const { family } = record;
  const { client } = record.grant.client;
  // Checked before anything is revoked, since another client must not be able to end a grant.
  if (client.clientId !== call.client.client.clientId)
    throw invalid("A053307", "The refresh token was issued to another client.");
  const now = context.clock.now();
  if (family.refreshToken !== token) {
    const current = family.refreshToken === null ? undefined : refreshTokens.get(family.refreshToken);
    const { previous } = family;
    const forgiven = previous?.text === token && now - previous.replacedAt <= GRACE_MS;
    if (context.service.refreshTokenIdempotent === true && forgiven && current) {
      previous.reused = true;
      return { record: current, previous: true };
    }
    family.revoked = true;
    throw invalid("A053305", "The refresh token was used before. All tokens of the grant are revoked.");
  }
  if (record.expiresAt <= now) throw invalid("A053308", "The refresh token has expired.");
  checkHolder(record, call);
  return { record, previous: false };
}

/** A public client's refresh token is bound like its access token: RFC 9449, section 5, and RFC 8705, section 4. */
function checkHolder({ family: { accessToken }, grant }: RefreshTokenRecord, { binding }: TokenCall): void {
  if (grant.client.client.clientType !== "PUBLIC" || accessToken === null) return;
  const { keyThumbprint, certificateThumbprint } = accessToken.binding;
  if (keyThumbprint !== null && binding.keyThumbprint !== keyThumbprint)
    throw new Refusal("invalid_dpop_proof", "A053311", "The refresh token is bound to another key.");
  if (certificateThumbprint !== null && binding.certificateThumbprint !== certificateThumbprint)
    throw invalid(emulatorCodes.refreshedByAnother, "The refresh token is bound to another certificate.");
}

/** Limits the scopes of the new access token. The refresh token keeps all granted scopes. */
function narrowScopes(form: FormParameters, granted: readonly string[]): readonly string[] {
  const requested = words(form.get("scope"));
  if (requested.length === 0) return granted;
  if (requested.every((scope) => granted.includes(scope))) return requested;
  throw new Refusal("invalid_scope", "A053309", "A scope was not granted.");
}
