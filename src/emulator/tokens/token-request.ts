import type { GrantType, Property, TokenRequest } from "../../generated/models.js";
import { CallerFault, Refusal } from "../api/answers.js";
import type { IdentifiedClient } from "../store/clients.js";
import type { FormParameters } from "../protocol/form.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { parseJsonObject, type RequestBody } from "../api/request-body.js";
import {
  areWithin,
  detailsCodes,
  readAuthorizationDetails,
  type RequestedDetails,
} from "../protocol/authorization-details.js";
import type { AuthenticatedClient } from "../protocol/client-authentication/authenticate-client.js";
import { readResources, resourceCodes } from "../protocol/resources.js";
import { unsetOfClient } from "../settings/client-settings.js";
import { MAX_STORED, storedSize } from "../settings/storage-limits.js";
import type { ServiceContext } from "../service/service-context.js";
import type { Grant } from "../store/grant.js";
import type { IssueOptions } from "./issue-tokens.js";
import type { TokenBinding } from "./token-binding.js";

/** A token request of a client that was authenticated. */
export interface TokenCall {
  readonly form: FormParameters;
  readonly client: AuthenticatedClient;
  readonly binding: TokenBinding;
  /** Settings of the authorization server for the tokens. */
  readonly overrides: TokenOverrides;
}

/** A token request of which it may not be known whose it is. */
export type AnyTokenCall = Omit<TokenCall, "client"> & { readonly client: IdentifiedClient | undefined };

/** Settings of the authorization server for the tokens of one request. They go before those of grant and service. */
export interface TokenOverrides {
  readonly properties: readonly Property[];
  readonly accessToken: string | undefined;
  readonly jwtAtClaims: Readonly<Record<string, unknown>> | undefined;
  readonly accessTokenDuration: number;
  readonly refreshTokenDuration: number;
}

/** @param grant Its own result code of properties that are too big, if it has one. */
export function readOverrides(
  body: RequestBody<TokenRequest>,
  { grantType, propertiesTooBig = "A200201" }: { grantType: GrantType; propertiesTooBig?: string | undefined },
): TokenOverrides {
  const claims = body.string("jwtAtClaims");
  const jwtAtClaims = claims === undefined ? undefined : parseJsonObject(claims);
  if (claims !== undefined && !jwtAtClaims)
    throw new CallerFault(emulatorCodes.jwtAtClaimsInvalid, "The jwtAtClaims are not the text of a JSON object.");
  const properties = body.properties("properties") ?? [];
  if (storedSize(properties) > MAX_STORED) throw new CallerFault(propertiesTooBig, "The properties are too big.");
  return {
    properties,
    accessToken: body.string("accessToken") || undefined,
    // Other grants have those of the call that has issued them.
    jwtAtClaims: grantType === "CLIENT_CREDENTIALS" ? jwtAtClaims : undefined,
    ...readDurations(body),
  };
}

/** Claims that a call has as the text of a JSON object; none where it has none. */
export function readClaims<Name extends string>(
  body: RequestBody<{ readonly [Any in Name]?: string | null | undefined }>,
  name: Name,
  code: string,
): Record<string, unknown> {
  const claims = parseJsonObject(body.string(name as never) || "{}");
  if (!claims) throw new CallerFault(code, `The ${name} are not the text of a JSON object.`);
  return claims;
}

/** Lifetimes in seconds that a call gives; 0 for those of the service. */
export function readDurations(
  body: RequestBody<Pick<TokenRequest, "accessTokenDuration" | "refreshTokenDuration">>,
): Pick<TokenOverrides, "accessTokenDuration" | "refreshTokenDuration"> {
  const accessTokenDuration = Math.max(body.integer("accessTokenDuration") ?? 0, 0);
  const refreshTokenDuration = Math.max(body.integer("refreshTokenDuration") ?? 0, 0);
  return { accessTokenDuration, refreshTokenDuration };
}

/** Properties of the grant, and those of the token request, which replace them by key. */
export function mergeProperties(granted: readonly Property[], overriding: readonly Property[]): readonly Property[] {
  const keys = new Set(overriding.map((property) => property.key));
  return [...granted.filter((property) => !keys.has(property.key)), ...overriding];
}

/** What of a grant the access token is limited to, by its request. */
export function narrow(
  context: ServiceContext,
  call: TokenCall,
  granted: Pick<Grant, "resources" | "authorizationDetails">,
): Pick<IssueOptions, "resources" | "authorizationDetails"> {
  return {
    resources: narrowResources(call.form, granted.resources),
    authorizationDetails: narrowDetails(context, call, granted.authorizationDetails),
  };
}

/** RFC 9396, section 6. */
function narrowDetails(context: ServiceContext, call: TokenCall, granted: RequestedDetails): RequestedDetails {
  const requested = readDetails(context, call);
  if (requested.length === 0) return granted;
  if (areWithin(granted, requested)) return requested;
  const text = "The authorization_details go beyond what was granted.";
  throw new Refusal("invalid_authorization_details", emulatorCodes.detailsNotGranted, text);
}

/** The authorization details of a token request; none where it has none. */
export function readDetails({ service }: ServiceContext, { client, form }: AnyTokenCall): RequestedDetails {
  return readAuthorizationDetails(service, client?.client ?? unsetOfClient, form, detailsCodes);
}

/** The resources that the access token is limited to: those asked for among those granted, RFC 8707, section 2.2. */
function narrowResources(form: FormParameters, granted: readonly string[]): readonly string[] {
  const requested = readResources(form, resourceCodes);
  if (requested.length === 0) return granted;
  if (requested.every((resource) => granted.includes(resource))) return requested;
  throw new Refusal("invalid_target", emulatorCodes.resourceNotGranted, "A resource was not granted.");
}
