import {
  IdTokenReissueRequestIdTokenAudTypeValues,
  type IdTokenReissueRequest,
  type IdTokenReissueResponse,
} from "../../../../generated/models.js";
import { CallerFault, Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Handler } from "../../../api/handler.js";
import { decision } from "../../../api/reply.js";
import { parseJsonObject, type RequestBody } from "../../../api/request-body.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { checkHonoured } from "../../../settings/reject-unsupported-settings.js";
import type { AccessTokenRecord } from "../../../store/tokens.js";
import { signIdToken } from "../../../tokens/id-token.js";
import { asSigning } from "../../../tokens/sign-for-client.js";
import { tokenTypeOf } from "../../../tokens/token-binding.js";

/** Emulates `token.management.reissueIdToken`: a new ID token beside the tokens that a refresh has given. */
export const reissueIdToken: Handler<"token.management.reissueIdToken"> = async ({ body }, context) => {
  try {
    const record = findRecord(context, body);
    const { grant, family } = record;
    const alg = asSigning(grant.client.client.idTokenSignAlg);
    if (!alg) throw new CallerFault(emulatorCodes.reissueUnsigned, "The ID tokens of the client are not signed.");
    checkHonoured(context, grant.client.client);
    const { request: _request, ...lasting } = grant;
    const reissued = {
      ...lasting,
      sub: body.string("sub") || grant.sub,
      claims: readObject(body, "claims") ?? {},
      idtHeaderParams: readObject(body, "idtHeaderParams") ?? {},
      // Whatever the service says: the real one has an array here.
      idTokenAudType: body.oneOf("idTokenAudType", IdTokenReissueRequestIdTokenAudTypeValues) ?? "array",
      scopes: record.scopes,
    };
    const idToken = await signIdToken(context, reissued, alg, {
      accessToken: null,
      refreshToken: null,
      pushedFor: null,
    });
    const responseContent = JSON.stringify({
      access_token: record.jwt ?? record.text,
      token_type: tokenTypeOf(record.binding),
      expires_in: Math.floor((record.expiresAt - context.clock.now()) / 1000),
      scope: record.scopes.join(" "),
      refresh_token: family.refreshToken,
      id_token: idToken,
    });
    return decision("OK", emulatorCodes.reissued, "The ID token was issued.", { responseContent, idToken });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return decision<IdTokenReissueResponse>("CALLER_ERROR", error.resultCode, error.text);
  }
};

/** Finds the access token. The refresh token has to be the one that came with it. */
function findRecord({ store, clock }: ServiceContext, body: RequestBody<IdTokenReissueRequest>): AccessTokenRecord {
  const fault = (text: string) => new CallerFault(emulatorCodes.reissueToken, text);
  const record = store.accessTokens.get(body.string("accessToken") ?? "");
  if (!record || record.family.revoked || record.expiresAt <= clock.now())
    throw fault("The call has no access token that is good.");
  if (record.family.refreshToken === null || body.string("refreshToken") !== record.family.refreshToken)
    throw fault("The refresh token is not the one that came with the access token.");
  if (!record.scopes.includes("openid") || record.grant.subject === null)
    throw fault("The access token lacks the scope openid, or stands for no user.");
  return record;
}

function readObject(
  body: RequestBody<IdTokenReissueRequest>,
  name: "claims" | "idtHeaderParams",
): Record<string, unknown> | undefined {
  const value = parseJsonObject(body.string(name) || "{}");
  if (value) return value;
  throw new CallerFault(emulatorCodes.reissueClaims, `The ${name} are not the text of a JSON object.`);
}
