import type { GrantType, Property } from "../../generated/models.js";
import type { RequestedDetails } from "../protocol/authorization-details.js";
import type { IdentifiedClient } from "./clients.js";

/** What the user decided, and what is to be said of them: everything that the tokens are made from. */
export interface Grant {
  readonly client: IdentifiedClient;
  readonly grantType: GrantType;
  /** Null for what a client got for itself. */
  readonly subject: string | null;
  /** `sub` of the ID token. */
  readonly sub: string;
  readonly authTime: number;
  readonly acr: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Null where nobody said what the user agreed to. */
  readonly consentedClaims: readonly string[] | null;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  readonly properties: readonly Property[];
  readonly idtHeaderParams: Readonly<Record<string, unknown>>;
  readonly idTokenAudType: "array" | "string" | null;
  readonly jwtAtClaims: Readonly<Record<string, unknown>>;
  /** Lifetimes in seconds; 0 for those of the service. */
  readonly accessTokenDuration: number;
  readonly refreshTokenDuration: number;
}
