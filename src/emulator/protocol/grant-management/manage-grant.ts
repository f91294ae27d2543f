import { sameJson } from "../../../shared/json/same-json.js";
import type { Grant } from "../../store/grant.js";
import type { GrantManagement, ManagedGrant } from "../../store/managed-grants.js";
import type { ServiceContext } from "../../service/service-context.js";
import { endRefreshTokens } from "./end-grant.js";

/**
 * Applies a grant management action: Grant Management for OAuth 2.0, section 5. Grants of other users are not changed.
 *
 * @returns The grant, with its identifier for the client.
 */
export function manageGrant(context: ServiceContext, management: GrantManagement | null, decided: Grant): Grant {
  const { subject } = decided;
  if (!management || subject === null) return decided;
  const { managedGrants } = context.store;
  // Looked up again, as another decision may have changed or ended it.
  const grant = management.grant && managedGrants.get(management.grant.grantId);
  if (management.grant && grant?.subject !== subject) return decided;
  const { clientId } = decided.client.client;
  const fresh: ManagedGrant = {
    grantId: grant?.grantId ?? context.newToken(),
    clientId,
    subject,
    scopes: decided.scopes.length > 0 ? [{ scope: decided.scopes.join(" "), resource: decided.resources }] : [],
    claims: decided.consentedClaims ?? [],
    authorizationDetails: decided.authorizationDetails,
  };
  managedGrants.set(fresh.grantId, grant && management.action === "MERGE" ? merged(grant, fresh) : fresh);
  if (management.action === "REPLACE") endRefreshTokens(context, fresh.grantId);
  return { ...decided, grantId: fresh.grantId };
}

function merged(old: ManagedGrant, added: ManagedGrant): ManagedGrant {
  return {
    ...added,
    scopes: mergedScopes([...old.scopes, ...added.scopes]),
    claims: [...new Set([...old.claims, ...added.claims])],
    authorizationDetails: [
      ...old.authorizationDetails,
      ...added.authorizationDetails.filter((one) => !old.authorizationDetails.some((other) => sameJson(one, other))),
    ],
  };
}

/** Merges the scopes of each set of resources. */
function mergedScopes(entries: ManagedGrant["scopes"]): ManagedGrant["scopes"] {
  const byResources = new Map<string, ManagedGrant["scopes"][number]>();
  for (const { scope, resource } of entries) {
    const key = JSON.stringify(resource);
    const names = [byResources.get(key)?.scope ?? [], scope].flat().join(" ").split(" ");
    byResources.set(key, { scope: [...new Set(names)].join(" "), resource });
  }
  return [...byResources.values()];
}
