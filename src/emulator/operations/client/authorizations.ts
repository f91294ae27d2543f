import type { ClientAuthorizationListResponse } from "../../../generated/models.js";
import { type Reply, apiResult, told } from "../../api/reply.js";
import { clientInPath } from "../../api/client-lookup.js";
import { limitedClientProperties } from "../../settings/described-client.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { entriesOf, pageInBody, pageInQuery, type Page } from "../../api/pages.js";
import { grantableScopes } from "../../protocol/scopes.js";
import { deleteTokens, holdersOfTokens, tokensOfSubject } from "../../store/stored-tokens.js";
import { subjectOf, type SubjectCall } from "../../api/subject.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Emulates `client.management.listAllAuthorizations` and `client.management.listAuthorizations`. */
export const listAuthorizations: Handler<
  "client.management.listAllAuthorizations" | "client.management.listAuthorizations"
> = (call, context) => list(call, context, pageInQuery(call.query), call.query.get("developer") || null);

/** Emulates `client.management.searchAuthorizations`. */
export const searchAuthorizations: Handler<"client.management.searchAuthorizations"> = (call, context) =>
  list(call, context, pageInBody(call.body), call.body.string("developer") || null);

function list(
  call: SubjectCall,
  context: ServiceContext,
  page: Page,
  developer: string | null,
): Reply<ClientAuthorizationListResponse> {
  const subject = subjectOf(call);
  const holders = holdersOfTokens(context.store, subject);
  const authorized = context.clients.records.filter(
    ({ settings }) => holders.has(settings.clientId) && (developer === null || settings.developer === developer),
  );
  const clients = entriesOf(authorized, page)?.map(limitedClientProperties);
  return told({ ...page, developer, subject, totalCount: authorized.length, clients });
}

/**
 * Emulates `client.management.updateAuthorizations`. The description limits it to existing access tokens: refresh
 * tokens keep the granted scopes, so that the next refresh restores them.
 */
export const updateAuthorizations: Handler<"client.management.updateAuthorizations"> = (call, context) => {
  const { settings: client } = clientInPath(call, context);
  const subject = subjectOf(call);
  const scopes = call.body.strings("scopes");
  if (scopes !== undefined) {
    const granted = grantableScopes(context.service, client, scopes);
    for (const token of tokensOfSubject(context.store, subject))
      if ("scopes" in token && token.grant.client.client.clientId === client.clientId) token.scopes = granted;
  }
  return apiResult(emulatorCodes.authorizationsChanged, "The access tokens were changed.");
};

/**
 * Emulates `client.management.removeClientAuthorizations`, `client.management.deleteClientAuthorizations` and
 * `client.management.deleteAuthorizations`.
 */
export const deleteAuthorizations: Handler<
  | "client.management.removeClientAuthorizations"
  | "client.management.deleteClientAuthorizations"
  | "client.management.deleteAuthorizations"
> = (call, context) => {
  const { clientId } = clientInPath(call, context).settings;
  deleteTokens(context.store, clientId, subjectOf(call));
  return apiResult(emulatorCodes.authorizationsDeleted, "The tokens were deleted.");
};
