import type { AuthorizationResponse, Grant } from "../../../generated/models.js";
import { unlessEmpty } from "../../api/answers.js";
import type { Entries } from "../../api/reply.js";
import type { GrantManagement, ManagedGrant } from "../../store/managed-grants.js";
import { describeDetails } from "../authorization-details.js";

/** A grant as the API describes it to the authorization server. */
export function describeGrant({ scopes, claims, authorizationDetails }: ManagedGrant): Grant {
  const details = describeDetails(authorizationDetails);
  return {
    scopes: scopes.map(({ scope, resource }) => ({ scope, resource: [...resource] })),
    claims: [...claims],
    ...(details && { authorizationDetails: details }),
  };
}

/** Describes a requested action. The grant's subject lets the authorization server refuse other users. */
export function describeManagement(
  management: GrantManagement | null,
): Pick<Entries<AuthorizationResponse>, "gmAction" | "grantId" | "grantSubject" | "grant"> {
  if (!management) return {};
  const { action, grant } = management;
  if (!grant) return { gmAction: action };
  return { gmAction: action, grantId: grant.grantId, grantSubject: grant.subject, grant: describeGrant(grant) };
}

/** A grant as a client sees it: Grant Management for OAuth 2.0, section 6.3. Empty lists are left out. */
export function grantContent({ scopes, claims, authorizationDetails }: ManagedGrant): object {
  return {
    scopes: unlessEmpty(scopes.map(({ scope, resource }) => (resource.length > 0 ? { scope, resource } : { scope }))),
    claims: unlessEmpty(claims),
    authorization_details: unlessEmpty(authorizationDetails),
  };
}
