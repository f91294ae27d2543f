import { apiResult } from "../api-result.js";
import { clientInPath } from "../client-lookup.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import { numericIdentifier } from "../service-properties.js";
import { subjectOf } from "../subject.js";

/**
 * Emulates `client.management.queryClientGrantedScopes`, `client.management.getClientGrantedScopes` and
 * `client.management.getGrantedScopes`.
 */
export const getGrantedScopes: Handler = (call, world) => {
  const { clientId } = clientInPath(call, world).settings;
  const subject = subjectOf(call);
  const consent = world.state.consents.find(clientId, subject);
  const about = { ...numericIdentifier("serviceApiKey", world.serviceId), clientId, subject };
  if (!consent) {
    return apiResult(ownCodes.grantedScopesAbsent, "There is no record of granted scopes.", {
      ...about,
      latestGrantedScopes: null,
      mergedGrantedScopes: null,
      modifiedAt: 0,
    });
  }
  return apiResult(ownCodes.grantedScopesRead, "The record of granted scopes was read.", {
    ...about,
    latestGrantedScopes: consent.latest,
    mergedGrantedScopes: consent.merged,
    modifiedAt: consent.modifiedAt,
  });
};

/** Emulates `client.management.deleteClientGrantedScopes` and `client.management.deleteGrantedScopes`. */
export const deleteGrantedScopes: Handler = (call, world) => {
  const { clientId } = clientInPath(call, world).settings;
  world.state.consents.delete(clientId, subjectOf(call));
  return apiResult(ownCodes.grantedScopesDeleted, "The record of granted scopes was deleted.");
};
