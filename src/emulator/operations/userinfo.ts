import { aboutClient, decision, type Reply } from "../answers.js";
import { challenge, unauthorized, type Shortfall } from "../bearer-challenge.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import { parseJsonObject } from "../request-body.js";
import { claimsFor } from "../scopes.js";
import { isHolder } from "../token-binding.js";
import { formUserinfo } from "../userinfo-answer.js";
import { findUserinfoToken } from "../userinfo-token.js";
import type { World } from "../world.js";

/** Emulates `userinfo.process`. */
export const processUserinfo: Handler = async ({ body }, world) => {
  const token = body.string("token");
  if (!token) return withoutToken();
  const found = findUserinfoToken(world, token);
  if ("action" in found) return refuse(world, found);
  const { record, subject } = found;
  const { userInfoEndpoint } = world.registration.others;
  const htu = typeof userInfoEndpoint === "string" ? userInfoEndpoint : undefined;
  if (!(await isHolder(world, body, { text: token, binding: record.binding, htu })))
    return refuse(world, unauthorized(ownCodes.tokenHolder, "The access token is bound to what was not presented."));
  const { client, aliasUsed } = record.grant.client;
  const claims = claimsFor(world.service, record.scopes);
  return decision("OK", ownCodes.userinfoReady, "The access token is good for the UserInfo endpoint.", {
    token,
    subject,
    scopes: record.scopes,
    claims: claims.length > 0 ? claims : null,
    consentedClaims: record.grant.consentedClaims,
    ...(record.properties.length > 0 ? { properties: record.properties } : {}),
    ...aboutClient(world.service, client, aliasUsed),
  });
};

/** Emulates `userinfo.issue`. */
export const issueUserinfo: Handler = async ({ body }, world) => {
  const token = body.string("token");
  if (!token) return withoutToken();
  const found = findUserinfoToken(world, token);
  if ("action" in found) return refuse(world, found);
  const claims = parseJsonObject(body.string("claims") || "{}");
  if (!claims) {
    return refuse(world, {
      action: "INTERNAL_SERVER_ERROR",
      code: ownCodes.userinfoClaimsInvalid,
      text: "The claims are not the text of a JSON object.",
      error: "server_error",
    });
  }
  const { sub: _sub, ...others } = claims;
  const sub = body.string("sub") || found.subject;
  const { action, content } = await formUserinfo(world, found.record.grant.client, { sub, ...others });
  return decision(action, ownCodes.userinfoMade, "The UserInfo answer was made.", { responseContent: content });
};

/** RFC 6750, section 3.1: a request without any authentication is not told of an error. */
function withoutToken(): Reply {
  return decision("BAD_REQUEST", ownCodes.userinfoTokenMissing, "No access token was presented.", {
    responseContent: "Bearer",
  });
}

function refuse(world: World, shortfall: Shortfall): Reply {
  return decision(shortfall.action, shortfall.code, shortfall.text, { responseContent: challenge(world, shortfall) });
}
