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
  /** Whether the token is for fetching a file that an ID token refers to. */
  readonly forExternalAttachment?: boolean;
  /** The user's session that the token belongs to. */
  readonly sessionId?: string | undefined;
  /** The identifier by which the client manages the grant, where it does. */
  readonly grantId?: string;
  /** The configurations of the credential offer that led to it. */
  readonly offered?: readonly string[];
  /** Undefined where no authorization request led to the grant. */
  readonly request?: OriginalRequest;
}

/** What an authorization request said that tokens and the UserInfo endpoint have to know later. */
export interface OriginalRequest {
  readonly nonce: string | null;
  readonly state: string | null;
  /** Names of the claims that were asked for in the ID token, and at the UserInfo endpoint. */
  readonly claims: readonly string[];
  readonly claimsAtUserInfo: readonly string[];
  /** The `userinfo` member of the parameter `claims`, as JSON. */
  readonly userInfoClaims: string | null;
}
