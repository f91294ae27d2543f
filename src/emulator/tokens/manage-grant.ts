import type { Grant } from "../store/grant.js";
import type { GrantManagement, ManagedGrant } from "../store/managed-grants.js";
import type { ServiceContext } from "../service/service-context.js";

/**
 * Does what the client wants to become of a grant: Grant Management for OAuth 2.0, section 5. Another user's grant stays as it is.
 *
 * @returns The grant with the identifier by which the client can manage it.
 */
export function manageGrant(context: ServiceContext, management: GrantManagement | null, decided: Grant): Grant {
  const { subject } = decided;
  if (!management || subject === null) return decided;
  const { grant, action } = management;
  if (grant && grant.subject !== subject) return decided;
  const { clientId } = decided.client.client;
  const fresh: ManagedGrant = {
    grantId: grant?.grantId ?? context.newToken(),
    clientId,
    subject,
    scopes: decided.scopes.length > 0 ? [{ scope: decided.scopes.join(" "), resource: decided.resources }] : [],
    claims: decided.consentedClaims ?? [],
    authorizationDetails: decided.authorizationDetails,
  };
  context.store.managedGrants.set(fresh.grantId, grant && action === "MERGE" ? merged(grant, fresh) : fresh);
  return { ...decided, grantId: fresh.grantId };
}

function merged(old: ManagedGrant, added: ManagedGrant): ManagedGrant {
  return {
    ...added,
    scopes: mergedScopes([...old.scopes, ...added.scopes]),
    claims: [...new Set([...old.claims, ...added.claims])],
    authorizationDetails: [...old.authorizationDetails, ...added.authorizationDetails],
  };
}

/** One list of scopes for each set of resources. */
function mergedScopes(entries: ManagedGrant["scopes"]): ManagedGrant["scopes"] {
  const byResources = new Map<string, ManagedGrant["scopes"][number]>();
  for (const { scope, resource } of entries) {
    const key = JSON.stringify(resource);
    const names = [byResources.get(key)?.scope ?? [], scope].flat().join(" ").split(" ");
    byResources.set(key, { scope: [...new Set(names)].join(" "), resource });
  }
  return [...byResources.values()];
}
