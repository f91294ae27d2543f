import type { IntrospectionRequest, IntrospectionResponse } from "../../../generated/models.js";
import { aboutClient } from "../../api/answers.js";
import { decision, type Reply } from "../../api/reply.js";
import { describeDetails } from "../../protocol/authorization-details.js";
import { challenge, unauthorized, type TokenRejection } from "../../protocol/bearer-challenge.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import type { AccessTokenRecord } from "../../store/tokens.js";
import { isHolder } from "../../protocol/read-binding.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Emulates `introspection.process`. */
export const processIntrospection: Handler<"introspection.process"> = async ({ body }, context) => {
  const token = body.string("token");
  if (!token) {
    // RFC 6750, section 3.1: a request without any authentication is not told of an error.
    return decision("BAD_REQUEST", emulatorCodes.tokenMissing, "No access token was presented.", {
      responseContent: "Bearer",
      existent: false,
      usable: false,
      sufficient: false,
      refreshable: false,
    });
  }
  const record = context.store.accessTokens.get(token);
  if (!record || record.family.revoked) {
    const shortfall = unauthorized("A057301", "The access token does not exist.");
    return answer(context, body, undefined, shortfall);
  }
  const shortfall = findShortfall(context, body, record);
  return answer(context, body, record, shortfall ?? (await findHolderShortfall(context, body, token, record)));
};

/** A proof is used up by looking at it, so this comes last. */
async function findHolderShortfall(
  context: ServiceContext,
  body: RequestBody<IntrospectionRequest>,
  text: string,
  { binding }: AccessTokenRecord,
): Promise<TokenRejection | undefined> {
  if (await isHolder(context, body, { text, binding })) return undefined;
  return unauthorized(emulatorCodes.tokenHolder, "The access token is bound to what was not presented with it.");
}

function findShortfall(
  context: ServiceContext,
  body: RequestBody<IntrospectionRequest>,
  record: AccessTokenRecord,
): TokenRejection | undefined {
  if (record.expiresAt <= context.clock.now())
    return unauthorized(emulatorCodes.tokenExpired, "The access token has expired.");
  const scopes = body.strings("scopes") ?? [];
  if (!includesAll(record.scopes, scopes)) {
    return {
      action: "FORBIDDEN",
      code: emulatorCodes.tokenScope,
      text: "The access token does not cover the scopes.",
      error: "insufficient_scope",
      hints: { scope: scopes.join(" ") },
    };
  }
  const subject = body.string("subject");
  if (subject !== undefined && subject !== record.grant.subject) {
    return {
      action: "FORBIDDEN",
      code: emulatorCodes.tokenSubject,
      text: "The access token is another user's.",
      error: "invalid_token",
    };
  }
  if (!includesAll(record.resources, body.strings("resources") ?? [])) {
    return {
      action: "FORBIDDEN",
      code: emulatorCodes.tokenResource,
      text: "The access token is not meant for the resource.",
      error: "invalid_token",
    };
  }
  return findAuthenticationShortfall(context, body, record);
}

/** Conditions on how and when the user was authenticated: RFC 9470, section 3. */
function findAuthenticationShortfall(
  context: ServiceContext,
  body: RequestBody<IntrospectionRequest>,
  record: AccessTokenRecord,
): TokenRejection | undefined {
  const { acr, authTime } = record.grant;
  const action = "UNAUTHORIZED";
  const error = "insufficient_user_authentication";
  const acrValues = body.strings("acrValues") ?? [];
  if (acrValues.length > 0 && (acr === null || !acrValues.includes(acr))) {
    const text = "The user was not authenticated in one of the ways asked for.";
    return { action, code: emulatorCodes.tokenAcr, text, error, hints: { acr_values: acrValues.join(" ") } };
  }
  const maxAge = body.integer("maxAge");
  if (maxAge !== undefined && maxAge >= 0 && context.clock.now() > (authTime + maxAge) * 1000) {
    return {
      action,
      code: emulatorCodes.tokenAge,
      text: "The user was authenticated too long ago.",
      error,
      hints: { max_age: maxAge },
    };
  }
  return undefined;
}

function answer(
  context: ServiceContext,
  body: RequestBody<IntrospectionRequest>,
  record: AccessTokenRecord | undefined,
  shortfall: TokenRejection | undefined,
): Reply<IntrospectionResponse> {
  const facts = record
    ? factsOf(context, body, record)
    : { existent: false, usable: false, sufficient: false, refreshable: false };
  if (!shortfall) {
    return decision("OK", "A056001", "The access token is valid.", {
      responseContent: 'Bearer error="invalid_request"',
      ...facts,
    });
  }
  return decision(shortfall.action, shortfall.code, shortfall.text, {
    responseContent: challenge(context, shortfall),
    ...facts,
  });
}

function factsOf(context: ServiceContext, body: RequestBody<IntrospectionRequest>, record: AccessTokenRecord): object {
  const { grant, scopes, resources, properties } = record;
  const usable = record.expiresAt > context.clock.now();
  return {
    ...aboutClient(context.service, grant.client.client, grant.client.aliasUsed),
    subject: grant.subject,
    scopes,
    scopeDetails: context.service.supportedScopes.filter((scope) => scopes.includes(scope.name ?? "")),
    existent: true,
    usable,
    sufficient: includesAll(scopes, body.strings("scopes") ?? []),
    refreshable: isRefreshable(context, record),
    expiresAt: record.expiresAt,
    ...(properties.length > 0 ? { properties } : {}),
    ...(grant.resources.length > 0 ? { resources: grant.resources } : {}),
    ...(resources.length > 0 ? { accessTokenResources: resources } : {}),
    ...(grant.authorizationDetails.length > 0
      ? { authorizationDetails: describeDetails(grant.authorizationDetails) }
      : {}),
    certificateThumbprint: record.binding.certificateThumbprint,
    consentedClaims: grant.consentedClaims,
    grantType: grant.grantType,
    ...(grant.acr === null ? {} : { acr: grant.acr }),
    authTime: grant.authTime,
  };
}

function isRefreshable(context: ServiceContext, { family }: AccessTokenRecord): boolean {
  const token = family.refreshToken === null ? undefined : context.store.refreshTokens.get(family.refreshToken);
  return token !== undefined && token.expiresAt > context.clock.now();
}

function includesAll(granted: readonly string[], needed: readonly string[]): boolean {
  return needed.every((entry) => granted.includes(entry));
}
