import type { IntrospectionRequest, IntrospectionResponse } from "../../../generated/models.js";
import { aboutClient, unlessEmpty } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, type Entries, type Reply } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import { describeDetails } from "../../protocol/authorization-details.js";
import { issuableCredentials } from "../../protocol/credentials/issuable.js";
import { challenge, unauthorized, type TokenRejection } from "../../protocol/bearer-challenge.js";
import { describeGrant } from "../../protocol/grant-management/describe-grant.js";
import { withNonce } from "../../protocol/dpop/nonce.js";
import { findHolderFault } from "../../protocol/dpop/read-binding.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { AccessTokenRecord } from "../../store/tokens.js";

type Body = RequestBody<IntrospectionRequest>;
type Facts = Entries<IntrospectionResponse>;

const nonexistent: Facts = { existent: false, usable: false, sufficient: false, refreshable: false };

/** Emulates `introspection.process`. */
export const processIntrospection: Handler<"introspection.process"> = async ({ body }, context) =>
  withNonce(context, body, await decide(context, body));

async function decide(context: ServiceContext, body: Body): Promise<Reply<IntrospectionResponse>> {
  const token = body.string("token");
  if (!token) {
    // RFC 6750, section 3.1: without any authentication, the answer has no error code.
    const entries = { responseContent: "Bearer", ...nonexistent };
    return decision("BAD_REQUEST", emulatorCodes.tokenMissing, "No access token was presented.", entries);
  }
  const found = context.store.accessTokens.get(token);
  const record = found?.family.revoked === false ? found : undefined;
  const facts = record ? factsOf(context, body, record) : nonexistent;
  // Verifying a proof uses it up, so that comes last.
  const rejection = record
    ? (findRejection(context, body, record) ??
      (await findHolderFault(context, body, { text: token, binding: record.binding })))
    : unauthorized("A057301", "The access token does not exist.");
  if (rejection) {
    const entries = { responseContent: challenge(context, rejection), ...facts };
    return decision(rejection.action, rejection.code, rejection.text, entries);
  }
  const responseContent = 'Bearer error="invalid_request"';
  return decision("OK", "A056001", "The access token is valid.", { responseContent, ...facts });
}

function findRejection(context: ServiceContext, body: Body, record: AccessTokenRecord): TokenRejection | undefined {
  const forbidden = (code: string, text: string): TokenRejection => ({
    ...unauthorized(code, text),
    action: "FORBIDDEN",
  });
  if (record.expiresAt <= context.clock.now())
    return unauthorized(emulatorCodes.tokenExpired, "The access token has expired.");
  const scopes = body.strings("scopes") ?? [];
  if (!includesAll(record.scopes, scopes)) {
    const rejection = forbidden(emulatorCodes.tokenScope, "The access token does not cover the scopes.");
    return { ...rejection, error: "insufficient_scope", hints: { scope: scopes.join(" ") } };
  }
  const subject = body.string("subject");
  if (subject !== undefined && subject !== record.grant.subject)
    return forbidden(emulatorCodes.tokenSubject, "The access token is another user's.");
  // Without scopes to check, the real service accepts the token and only sets `sufficient` to false.
  if (scopes.length > 0 && !includesAll(record.resources, body.strings("resources") ?? []))
    return forbidden(emulatorCodes.tokenResource, "The access token is not meant for the resource.");
  return findAuthenticationRejection(context, body, record);
}

/** Checks how and when the user was authenticated: RFC 9470, section 3. */
function findAuthenticationRejection(
  context: ServiceContext,
  body: Body,
  { grant: { acr, authTime } }: AccessTokenRecord,
): TokenRejection | undefined {
  const error = "insufficient_user_authentication";
  const acrValues = body.strings("acrValues") ?? [];
  if (acrValues.length > 0 && (acr === null || !acrValues.includes(acr))) {
    const text = "The user was not authenticated in one of the ways asked for.";
    return { ...unauthorized(emulatorCodes.tokenAcr, text), error, hints: { acr_values: acrValues.join(" ") } };
  }
  const maxAge = body.integer("maxAge");
  if (maxAge === undefined || maxAge < 0 || context.clock.now() <= (authTime + maxAge) * 1000) return undefined;
  const text = "The user was authenticated too long ago.";
  return { ...unauthorized(emulatorCodes.tokenAge, text), error, hints: { max_age: maxAge } };
}

function factsOf({ service, store, clock }: ServiceContext, body: Body, record: AccessTokenRecord): Facts {
  const { grant, scopes, expiresAt, family } = record;
  const now = clock.now();
  const issuable = issuableCredentials(service, { ...record, offered: grant.offered });
  const refreshRecord = store.refreshTokens.get(family.refreshToken ?? "");
  const managed = store.managedGrants.get(grant.grantId ?? "");
  return {
    ...aboutClient(service, grant.client),
    subject: grant.subject,
    scopes,
    scopeDetails: service.supportedScopes.filter((scope) => scopes.includes(scope.name ?? "")),
    existent: true,
    usable: expiresAt > now,
    sufficient:
      includesAll(scopes, body.strings("scopes") ?? []) &&
      includesAll(record.resources, body.strings("resources") ?? []),
    refreshable: refreshRecord !== undefined && refreshRecord.expiresAt > now,
    expiresAt,
    properties: unlessEmpty(record.properties),
    resources: unlessEmpty(grant.resources),
    accessTokenResources: unlessEmpty(record.resources),
    authorizationDetails: describeDetails(record.authorizationDetails),
    certificateThumbprint: record.binding.certificateThumbprint,
    forCredentialIssuance: issuable === undefined ? undefined : true,
    cnonce: record.cNonce?.text,
    cnonceExpiresAt: record.cNonce?.expiresAt,
    issuableCredentials: issuable,
    forExternalAttachment: grant.forExternalAttachment,
    consentedClaims: grant.consentedClaims,
    grantType: grant.grantType,
    acr: grant.acr,
    authTime: grant.authTime,
    grantId: grant.grantId,
    grant: managed && describeGrant(managed),
  };
}

function includesAll(granted: readonly string[], needed: readonly string[]): boolean {
  return needed.every((entry) => granted.includes(entry));
}
