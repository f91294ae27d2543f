import type { GrantType, Property } from "../../generated/models.js";
import type { RequestedDetails } from "../protocol/authorization-details.js";
import type { IdentifiedClient } from "./clients.js";

/** The user's decision and attributes: everything that tokens are made from. */
export interface Grant {
  readonly client: IdentifiedClient;
  readonly grantType: GrantType;
  /** Null if the client acts for itself. */
  readonly subject: string | null;
  /** `sub` of the ID token. */
  readonly sub: string;
  readonly authTime: number;
  readonly acr: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Null if the authorization server did not say which claims the user agreed to. */
  readonly consentedClaims: readonly string[] | null;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  readonly properties: readonly Property[];
  readonly idtHeaderParams: Readonly<Record<string, unknown>>;
  readonly idTokenAudType: "array" | "string" | null;
  readonly jwtAtClaims: Readonly<Record<string, unknown>>;
  /** Lifetimes in seconds; 0 for the default. */
  readonly accessTokenDuration: number;
  readonly refreshTokenDuration: number;
  /** Whether the token is for fetching an external attachment that an ID token refers to. */
  readonly forExternalAttachment?: boolean;
  /** The user's session that the token belongs to. */
  readonly sessionId?: string | undefined;
  /** Identifier for grant management, if the client manages the grant. */
  readonly grantId?: string;
  /** The credential configurations of the offer that led to the grant. */
  readonly offered?: readonly string[];
  /** Undefined if no authorization request led to the grant. */
  readonly request?: OriginalRequest;
}

/** The parts of an authorization request that are needed later, for tokens and the UserInfo endpoint. */
export interface OriginalRequest {
  readonly nonce: string | null;
  readonly state: string | null;
  /** Names of the claims requested for the ID token and for the UserInfo endpoint. */
  readonly claims: readonly string[];
  readonly claimsAtUserInfo: readonly string[];
  /** The `userinfo` member of the parameter `claims`, as JSON. */
  readonly userInfoClaims: string | null;
}
