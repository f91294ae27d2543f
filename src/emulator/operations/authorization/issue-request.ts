import {
  AuthorizationIssueRequestIdTokenAudTypeValues,
  type AuthorizationIssueRequest,
} from "../../../generated/models.js";
import { CallerFault } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJsonObject, type RequestBody } from "../../api/request-body.js";
import { claimNames } from "../../protocol/authorization-request/claim-names.js";
import { readDescribedDetails } from "../../protocol/authorization-request/described-details.js";
import { scopeValues } from "../../protocol/authorization-request/requested-scopes.js";
import type { AuthorizationRequest } from "../../protocol/authorization-request/authorization-request.js";
import { isListOf } from "../../settings/settings-check.js";
import { isObject } from "../../../shared/is-object.js";
import type { EmulatedService } from "../../settings/service-settings.js";
import { MAX_STORED, storedSize } from "../../settings/storage-limits.js";
import type { Grant } from "../../store/grant.js";
import { checkName } from "../../tokens/completion.js";
import { mergeProperties, readClaims } from "../../tokens/token-request.js";

/** The maximum length of an ACR, in characters. */
const MAX_ACR = 255;

/** Reads the user's decision and attributes from the call. */
export function readGrant(
  body: RequestBody<AuthorizationIssueRequest>,
  request: AuthorizationRequest,
  service: EmulatedService,
): Grant {
  const subject = readSubject(body, request);
  const acr = body.string("acr") || null;
  if (acr !== null && acr.length > MAX_ACR)
    throw new CallerFault("A043201", `The acr is longer than ${MAX_ACR} characters.`);
  const claims = readClaims(body, "claims", "A044201");
  if (!areVerifiedClaims(claims["verified_claims"]))
    throw new CallerFault("A044202", "The verified_claims need a verification with a trust_framework, and claims.");
  const sessionId = body.string("sessionId");
  const sid = sessionId && hasSessions(service) ? { sid: sessionId } : {};
  const offer = request.credentialOffer?.info;
  const properties = mergeProperties(offer?.properties ?? [], body.properties("properties") ?? []);
  if (storedSize(properties) > MAX_STORED) throw new CallerFault("A045201", "The properties are too big.");
  const idtHeaderParams = readClaims(body, "idtHeaderParams", "A255201");
  if (storedSize(idtHeaderParams) > MAX_STORED) throw new CallerFault("A045203", "The idtHeaderParams are too big.");
  const scopes = readScopes(body, request);
  const wanted = claimNames(service, request);
  return {
    client: request.target.client,
    grantType: "AUTHORIZATION_CODE",
    subject,
    sub: body.string("sub") || (subject ?? ""),
    authTime: Math.max(body.integer("authTime") ?? 0, 0),
    acr,
    claims: { ...claims, ...sid },
    consentedClaims: body.strings("consentedClaims") ?? [...new Set([...wanted.userinfo, ...Object.keys(claims)])],
    scopes,
    resources: request.resources,
    authorizationDetails: readDescribedDetails(body) ?? request.authorizationDetails,
    properties,
    idtHeaderParams,
    idTokenAudType: body.oneOf("idTokenAudType", AuthorizationIssueRequestIdTokenAudTypeValues) ?? null,
    jwtAtClaims: {
      ...parseJsonObject(offer?.jwtAtClaims || "{}"),
      ...readClaims(body, "jwtAtClaims", emulatorCodes.jwtAtClaimsInvalid),
    },
    accessTokenDuration: Math.max(body.integer("accessTokenDuration") ?? 0, 0),
    refreshTokenDuration: 0,
    sessionId: request.nativeSso ? sessionId : undefined,
    ...(offer && { offered: offer.credentialConfigurationIds }),
    request: {
      nonce: request.nonce,
      state: request.target.state,
      claims: wanted.idToken,
      claimsAtUserInfo: wanted.userinfo,
      userInfoClaims: request.claims.userinfoText,
    },
  };
}

/** Whether ID tokens have a session ID. The real service has the setting, though the description lacks it. */
function hasSessions(service: EmulatedService & { readonly backchannelLogoutSessionSupported?: unknown }): boolean {
  return service.backchannelLogoutSessionSupported === true;
}

/** Checks `verified_claims`, one element or a list of them: OpenID Connect for Identity Assurance 1.0, section 4. */
function areVerifiedClaims(value: unknown): boolean {
  const isElement = (element: unknown) =>
    isObject(element) &&
    isObject(element["verification"]) &&
    typeof element["verification"]["trust_framework"] === "string" &&
    isObject(element["claims"]);
  return value === undefined || isElement(value) || (isListOf(value, isElement) && (value as unknown[]).length > 0);
}

/** The subject is optional for the response type `none`, which issues no tokens. */
function readSubject(body: RequestBody<AuthorizationIssueRequest>, request: AuthorizationRequest): string | null {
  const subject = body.string("subject");
  if (!subject) {
    if (request.responseType.name === "NONE") return null;
    throw new CallerFault("A042201", "The call has no subject.");
  }
  checkName(subject, ["A042202", "A042203"], "subject");
  if (request.subject !== null && subject !== request.subject)
    throw new CallerFault(emulatorCodes.subjectDiffers, "The subject is not the one that the request names.");
  return subject;
}

/** The granted scopes. The authorization server may add any but `openid`, which would change the kind of request. */
function readScopes(body: RequestBody<AuthorizationIssueRequest>, request: AuthorizationRequest) {
  const requested = scopeValues(request);
  const granted = [...new Set(body.strings("scopes") ?? requested)];
  return granted.filter((scope) => scope !== "openid" || requested.includes("openid"));
}
