import { IdTokenReissueRequestIdTokenAudTypeValues, type NativeSsoRequest } from "../../generated/models.js";
import { CallerFault } from "../api/answers.js";
import type { RequestBody } from "../api/request-body.js";
import { checkHonoured } from "../settings/reject-unsupported-settings.js";
import type { ServiceContext } from "../service/service-context.js";
import type { AccessTokenRecord } from "../store/tokens.js";
import { signIdToken } from "./id-token.js";
import { asSigning } from "./sign-for-client.js";
import { tokenTypeOf } from "./token-binding.js";
import { readClaims } from "./token-request.js";

/** The properties of a call that issues an ID token after its access token. */
type Body = RequestBody<
  Pick<NativeSsoRequest, "accessToken" | "refreshToken" | "sub" | "claims" | "idtHeaderParams" | "idTokenAudType">
>;

/** Result codes of an operation. */
export interface LateCodes {
  readonly token: string;
  readonly claims: string;
  readonly unsigned: string;
}

/** Finds the access token of the call. The refresh token must be the one issued with it, if any. */
export function findIssued({ store, clock }: ServiceContext, body: Body, codes: LateCodes): AccessTokenRecord {
  const record = store.accessTokens.get(body.string("accessToken") ?? "");
  if (!record || record.family.revoked || record.expiresAt <= clock.now())
    throw new CallerFault(codes.token, "The call has no valid access token.");
  if ((body.string("refreshToken") || null) !== record.family.refreshToken)
    throw new CallerFault(codes.token, "The refresh token is not the one that came with the access token.");
  return record;
}

/**
 * Creates an ID token for an access token that was issued earlier, and the response body with both.
 *
 * @param added Additional claims and members of the body, and whether the ID token is the first of its grant.
 */
export async function issueLate(
  context: ServiceContext,
  body: Body,
  record: AccessTokenRecord,
  codes: LateCodes,
  added: { readonly claims?: object; readonly entries?: object; readonly first?: boolean } = {},
): Promise<{ readonly responseContent: string; readonly idToken: string }> {
  const { grant, family } = record;
  const alg = asSigning(grant.client.client.idTokenSignAlg);
  if (!alg) throw new CallerFault(codes.unsigned, "The ID tokens of the client are not signed.");
  checkHonoured(context, grant.client.client);
  const { request, ...lasting } = grant;
  const idToken = await signIdToken(
    context,
    {
      ...lasting,
      ...(added.first === true && request && { request }),
      sub: body.string("sub") || grant.sub,
      claims: {
        ...(added.first === true ? grant.claims : {}),
        ...readClaims(body, "claims", codes.claims),
        ...added.claims,
      },
      idtHeaderParams: readClaims(body, "idtHeaderParams", codes.claims),
      // The real service defaults to an array here, whatever its `idTokenAudType`.
      idTokenAudType: body.oneOf("idTokenAudType", IdTokenReissueRequestIdTokenAudTypeValues) ?? "array",
      scopes: record.scopes,
    },
    alg,
    { accessToken: null, refreshToken: null, pushedFor: null },
  );
  const responseContent = JSON.stringify({
    access_token: record.jwt ?? record.text,
    token_type: tokenTypeOf(record.binding),
    expires_in: Math.floor((record.expiresAt - context.clock.now()) / 1000),
    scope: record.scopes.join(" "),
    refresh_token: family.refreshToken ?? undefined,
    id_token: idToken,
    ...added.entries,
  });
  return { responseContent, idToken };
}
