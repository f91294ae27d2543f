import type { Reply } from "../answers.js";
import { apiResult } from "../api-result.js";
import { clientInPath } from "../client-lookup.js";
import { limitedClientProperties } from "../client-properties.js";
import type { Call, Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import { entriesOf, pageInBody, pageInQuery, type Page } from "../pages.js";
import { grantableScopes } from "../scopes.js";
import { deleteTokens, holdersOfTokens, tokensOfSubject } from "../stored-tokens.js";
import { subjectOf } from "../subject.js";
import type { World } from "../world.js";

/** Emulates `client.management.listAllAuthorizations` and `client.management.listAuthorizations`. */
export const listAuthorizations: Handler = (call, world) =>
  list(call, world, pageInQuery(call.query), call.query.get("developer") || null);

/** Emulates `client.management.searchAuthorizations`. */
export const searchAuthorizations: Handler = (call, world) =>
  list(call, world, pageInBody(call.body), call.body.string("developer") || null);

function list(call: Call, world: World, page: Page, developer: string | null): Reply {
  const subject = subjectOf(call);
  const holders = holdersOfTokens(world.state, subject);
  const authorized = world.clients.records.filter(
    ({ settings, others }) =>
      holders.has(settings.clientId) && (developer === null || others["developer"] === developer),
  );
  const clients = entriesOf(authorized, page)?.map(limitedClientProperties) ?? null;
  return { status: 200, body: { ...page, developer, subject, totalCount: authorized.length, clients } };
}

/**
 * Emulates `client.management.updateAuthorizations`. Refresh tokens keep what was granted, so that the next refresh
 * brings it back: the operation is described as one for access tokens that are there.
 */
export const updateAuthorizations: Handler = (call, world) => {
  const { settings: client } = clientInPath(call, world);
  const subject = subjectOf(call);
  const scopes = call.body.strings("scopes");
  if (scopes !== undefined) {
    const granted = grantableScopes(world.service, client, scopes);
    for (const token of tokensOfSubject(world.state, subject)) {
      if ("scopes" in token && token.grant.client.client.clientId === client.clientId) token.scopes = granted;
    }
  }
  return apiResult(ownCodes.authorizationsChanged, "The access tokens were changed.");
};

/**
 * Emulates `client.management.removeClientAuthorizations`, `client.management.deleteClientAuthorizations` and
 * `client.management.deleteAuthorizations`.
 */
export const deleteAuthorizations: Handler = (call, world) => {
  const { clientId } = clientInPath(call, world).settings;
  deleteTokens(world.state, clientId, subjectOf(call));
  return apiResult(ownCodes.authorizationsDeleted, "The tokens were deleted.");
};
