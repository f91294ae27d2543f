import type { TokenResponse } from "../../../../generated/models.js";
import { Refusal, refusalOf } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Reply } from "../../../api/reply.js";
import type { JoseText } from "../../../jose/jose-text.js";
import { readResources, resourceCodes } from "../../../protocol/resources.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { Grant } from "../../../store/grant.js";
import { tokensOfSession } from "../../../store/stored-tokens.js";
import { checkAccessTokenText } from "../../../tokens/issue-tokens.js";
import { tokenReply, type NativeSso } from "../../../tokens/token-reply.js";
import { readDetails, type AnyTokenCall } from "../../../tokens/token-request.js";
import { plainGrant, scopeNames } from "./plain-grant.js";

/** The scopes of a Native SSO request: OpenID Connect Native SSO for Mobile Apps 1.0, section 3. */
const nativeScopes = ["openid", "device_sso"];

/** What the authorization server must check before the tokens of a Native SSO grant may be sent. */
export function nativeSsoOf(
  { service }: ServiceContext,
  { form }: Pick<AnyTokenCall, "form">,
  { sessionId }: Grant,
  scopes: readonly string[],
): NativeSso | undefined {
  const isNative = service.nativeSsoSupported === true && nativeScopes.every((scope) => scopes.includes(scope));
  return isNative && sessionId !== undefined ? { sessionId, deviceSecret: form.get("device_secret") } : undefined;
}

const invalid = refusalOf("invalid_request");

/**
 * Exchanges an ID token and a device secret for the tokens of another app: section 4.3. The authorization server must
 * check that the secret belongs to the session.
 */
export async function exchangeForApp(
  context: ServiceContext,
  call: AnyTokenCall,
  idToken: JoseText | undefined,
  deviceSecret: string,
): Promise<Reply<TokenResponse>> {
  const { form, client } = call;
  if (!client) throw invalid("A244305", "The request names no client.");
  if (!form.all("audience").includes(context.service.issuer))
    throw new Refusal("invalid_target", "A311337", "The audience is not the issuer of the service.");
  const { iss, sid, ds_hash: deviceSecretHash, sub, auth_time: authTime, acr } = idToken?.claims ?? {};
  const isOwn = idToken?.kind === "signed" && iss === context.service.issuer;
  if (!isOwn || ![sid, deviceSecretHash, sub].every((claim) => typeof claim === "string"))
    throw invalid(
      emulatorCodes.subjectTokenNotNative,
      "The subject token is no ID token of Native SSO, with a sid and a ds_hash.",
    );
  const sessionId = sid as string;
  const [sibling] = tokensOfSession(context.store, sessionId);
  // The `sub` of the ID token may differ from the session's subject.
  const subject = sibling?.grant.subject ?? (sub as string);
  const grant: Grant = {
    ...plainGrant("TOKEN_EXCHANGE", { client }, subject, {
      scopes: scopeNames(context, call),
      resources: readResources(form, resourceCodes),
      authorizationDetails: readDetails(context, call),
    }),
    sessionId,
    authTime: typeof authTime === "number" ? authTime : 0,
    acr: typeof acr === "string" ? acr : null,
  };
  checkAccessTokenText(context, call.overrides.accessToken);
  const kind = {
    resultCode: "A311002",
    text: "The request of Native SSO is valid.",
    grantType: "TOKEN_EXCHANGE",
    nativeSso: { sessionId, deviceSecret, deviceSecretHash: deviceSecretHash as string },
  } as const;
  return tokenReply(context, kind, { ...call, client }, grant, { idToken: false });
}
