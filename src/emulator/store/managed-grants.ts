import type { RequestedDetails } from "../protocol/authorization-details.js";

/** A grant that a client manages by its `grant_id`: Grant Management for OAuth 2.0, section 6. */
export interface ManagedGrant {
  readonly grantId: string;
  readonly clientId: number;
  readonly subject: string;
  /** Space-separated scopes, each list with the resources that it is limited to. */
  readonly scopes: readonly { readonly scope: string; readonly resource: readonly string[] }[];
  readonly claims: readonly string[];
  readonly authorizationDetails: RequestedDetails;
}

/** What a client wants to do with a grant: Grant Management for OAuth 2.0, section 5. */
export interface GrantManagement {
  readonly action: "CREATE" | "REPLACE" | "MERGE";
  /** The grant to change; null for a new one. */
  readonly grant: ManagedGrant | null;
}
