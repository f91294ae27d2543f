import type { Display, DynamicScope, Prompt, Scope } from "../../../generated/models.js";
import type { RequestedDetails } from "../authorization-details.js";
import type { CredentialOffer } from "../../store/credentials/offers.js";
import type { GrantManagement } from "../../store/managed-grants.js";
import type { IdentifiedClient } from "../../store/clients.js";
import type { RequestedClaims } from "./claims-parameter.js";
import type { FapiProfile } from "./fapi/fapi-profile.js";
import type { CodeChallenge } from "./pkce.js";
import type { ResponseTypeTraits } from "./response-type.js";

/** How the answer reaches the client: OAuth 2.0 Multiple Response Type Encoding Practices, and JARM. */
export interface ResponseTarget {
  readonly client: IdentifiedClient;
  readonly redirectUri: string;
  readonly mode: "query" | "fragment" | "form_post";
  /** Whether the answer is a JWT: JARM, section 2.3. */
  readonly jwt: boolean;
  /** Null if the request had none. */
  readonly state: string | null;
}

/** An authorization request that has passed all checks. */
export interface AuthorizationRequest {
  readonly target: ResponseTarget;
  readonly responseType: ResponseTypeTraits;
  /** Whether the request itself named the redirect URI, so that the token request must too. */
  readonly redirectUriGiven: boolean;
  readonly nonce: string | null;
  readonly scopes: readonly Scope[];
  readonly dynamicScopes: readonly DynamicScope[];
  readonly display: Display;
  readonly prompts: readonly Prompt[];
  /** Maximum authentication age in seconds; 0 if there is no limit, or a limit of 0. */
  readonly maxAge: number;
  readonly uiLocales: readonly string[];
  readonly claimsLocales: readonly string[];
  readonly acrs: readonly string[];
  readonly acrEssential: boolean;
  readonly claims: RequestedClaims;
  /** The user that the request names, by a claim or an ID token hint. */
  readonly subject: string | null;
  readonly loginHint: string | null;
  readonly challenge: CodeChallenge | null;
  /** Thumbprint of the key that the code is bound to. */
  readonly keyThumbprint: string | null;
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  readonly purpose: string | null;
  readonly requestObjectPayload: string | null;
  /** The pushed request, used up once the user has decided; null if the request was not pushed. */
  readonly requestUri: string | null;
  readonly fapi: FapiProfile | undefined;
  /** Whether it is a Native SSO request, so that the call to issue must name the user's session. */
  readonly nativeSso: boolean;
  readonly grantManagement: GrantManagement | null;
  /** The credential offer that led to the request. */
  readonly credentialOffer: CredentialOffer | null;
}
