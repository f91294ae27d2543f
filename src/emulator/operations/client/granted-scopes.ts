import { apiResult } from "../../api/reply.js";
import { clientInPath } from "../../api/client-lookup.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { numericIdentifier } from "../../settings/described-service.js";
import { subjectOf } from "../../api/subject.js";

/**
 * Emulates `client.management.queryClientGrantedScopes`, `client.management.getClientGrantedScopes` and
 * `client.management.getGrantedScopes`.
 */
export const getGrantedScopes: Handler<
  | "client.management.getClientGrantedScopes"
  | "client.management.queryClientGrantedScopes"
  | "client.management.getGrantedScopes"
> = (call, context) => {
  const { clientId } = clientInPath(call, context).settings;
  const subject = subjectOf(call);
  const consent = context.store.consents.of(clientId, subject);
  const entries = {
    ...numericIdentifier("serviceApiKey", context.serviceId),
    clientId,
    subject,
    latestGrantedScopes: consent?.latest ?? null,
    mergedGrantedScopes: consent?.merged ?? null,
    modifiedAt: consent?.modifiedAt ?? 0,
  };
  return consent
    ? apiResult(emulatorCodes.grantedScopesRead, "The record of granted scopes was read.", entries)
    : apiResult(emulatorCodes.grantedScopesAbsent, "There is no record of granted scopes.", entries);
};

/** Emulates `client.management.deleteClientGrantedScopes` and `client.management.deleteGrantedScopes`. */
export const deleteGrantedScopes: Handler<
  "client.management.deleteClientGrantedScopes" | "client.management.deleteGrantedScopes"
> = (call, context) => {
  const { clientId } = clientInPath(call, context).settings;
  context.store.consents.forget(clientId, subjectOf(call));
  return apiResult(emulatorCodes.grantedScopesDeleted, "The record of granted scopes was deleted.");
};
