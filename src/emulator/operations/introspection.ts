import { aboutClient, decision, type Reply } from "../answers.js";
import { describeDetails } from "../authorization-details.js";
import { challenge, unauthorized, type Shortfall } from "../bearer-challenge.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import type { RequestBody } from "../request-body.js";
import type { AccessTokenRecord } from "../state.js";
import { isHolder } from "../token-binding.js";
import type { World } from "../world.js";

/** Emulates `introspection.process`. */
export const processIntrospection: Handler = async ({ body }, world) => {
  const token = body.string("token");
  if (!token) {
    // RFC 6750, section 3.1: a request without any authentication is not told of an error.
    return decision("BAD_REQUEST", ownCodes.tokenMissing, "No access token was presented.", {
      responseContent: "Bearer",
      existent: false,
      usable: false,
      sufficient: false,
      refreshable: false,
    });
  }
  const record = world.state.accessTokens.get(token);
  if (!record || record.family.revoked) {
    const shortfall = unauthorized("A057301", "The access token does not exist.");
    return answer(world, body, undefined, shortfall);
  }
  const shortfall = findShortfall(world, body, record);
  return answer(world, body, record, shortfall ?? (await findHolderShortfall(world, body, token, record)));
};

/** A proof is used up by looking at it, so this comes last. */
async function findHolderShortfall(
  world: World,
  body: RequestBody,
  text: string,
  { binding }: AccessTokenRecord,
): Promise<Shortfall | undefined> {
  if (await isHolder(world, body, { text, binding })) return undefined;
  return unauthorized(ownCodes.tokenHolder, "The access token is bound to what was not presented with it.");
}

function findShortfall(world: World, body: RequestBody, record: AccessTokenRecord): Shortfall | undefined {
  if (record.expiresAt <= world.clock.now())
    return unauthorized(ownCodes.tokenExpired, "The access token has expired.");
  const scopes = body.strings("scopes") ?? [];
  if (!includesAll(record.scopes, scopes)) {
    return {
      action: "FORBIDDEN",
      code: ownCodes.tokenScope,
      text: "The access token does not cover the scopes.",
      error: "insufficient_scope",
      hints: { scope: scopes.join(" ") },
    };
  }
  const subject = body.string("subject");
  if (subject !== undefined && subject !== record.grant.subject) {
    return {
      action: "FORBIDDEN",
      code: ownCodes.tokenSubject,
      text: "The access token is another user's.",
      error: "invalid_token",
    };
  }
  if (!includesAll(record.resources, body.strings("resources") ?? [])) {
    return {
      action: "FORBIDDEN",
      code: ownCodes.tokenResource,
      text: "The access token is not meant for the resource.",
      error: "invalid_token",
    };
  }
  return findAuthenticationShortfall(world, body, record);
}

/** Conditions on how and when the user was authenticated: RFC 9470, section 3. */
function findAuthenticationShortfall(
  world: World,
  body: RequestBody,
  record: AccessTokenRecord,
): Shortfall | undefined {
  const { acr, authTime } = record.grant;
  const action = "UNAUTHORIZED";
  const error = "insufficient_user_authentication";
  const acrValues = body.strings("acrValues") ?? [];
  if (acrValues.length > 0 && (acr === null || !acrValues.includes(acr))) {
    const text = "The user was not authenticated in one of the ways asked for.";
    return { action, code: ownCodes.tokenAcr, text, error, hints: { acr_values: acrValues.join(" ") } };
  }
  const maxAge = body.integer("maxAge");
  if (maxAge !== undefined && maxAge >= 0 && world.clock.now() > (authTime + maxAge) * 1000) {
    return {
      action,
      code: ownCodes.tokenAge,
      text: "The user was authenticated too long ago.",
      error,
      hints: { max_age: maxAge },
    };
  }
  return undefined;
}

function answer(
  world: World,
  body: RequestBody,
  record: AccessTokenRecord | undefined,
  shortfall: Shortfall | undefined,
): Reply {
  const facts = record
    ? factsOf(world, body, record)
    : { existent: false, usable: false, sufficient: false, refreshable: false };
  if (!shortfall) {
    return decision("OK", "A056001", "The access token is valid.", {
      responseContent: 'Bearer error="invalid_request"',
      ...facts,
    });
  }
  return decision(shortfall.action, shortfall.code, shortfall.text, {
    responseContent: challenge(world, shortfall),
    ...facts,
  });
}

function factsOf(world: World, body: RequestBody, record: AccessTokenRecord): object {
  const { grant, scopes, resources, properties } = record;
  const usable = record.expiresAt > world.clock.now();
  return {
    ...aboutClient(world.service, grant.client.client, grant.client.aliasUsed),
    subject: grant.subject,
    scopes,
    scopeDetails: world.service.supportedScopes.filter((scope) => scopes.includes(scope.name ?? "")),
    existent: true,
    usable,
    sufficient: includesAll(scopes, body.strings("scopes") ?? []),
    refreshable: isRefreshable(world, record),
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

function isRefreshable(world: World, { family }: AccessTokenRecord): boolean {
  const token = family.refreshToken === null ? undefined : world.state.refreshTokens.get(family.refreshToken);
  return token !== undefined && token.expiresAt > world.clock.now();
}

function includesAll(granted: readonly string[], needed: readonly string[]): boolean {
  return needed.every((entry) => granted.includes(entry));
}
