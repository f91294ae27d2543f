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
import { unsetClientSettings } from "../settings/client-settings.js";
import { MAX_STORED, storedSize } from "../settings/storage-limits.js";
import type { ServiceContext } from "../service/service-context.js";
import type { Grant } from "../store/grant.js";
import type { IssueOptions } from "./issue-tokens.js";
import type { TokenBinding } from "./token-binding.js";

/** A token request from an authenticated client. */
export interface TokenCall {
  readonly form: FormParameters;
  readonly client: AuthenticatedClient;
  readonly binding: TokenBinding;
  /** The authorization server's settings for the tokens. */
  readonly overrides: TokenOverrides;
}

/** A token request whose client may be unknown. */
export type AnyTokenCall = Omit<TokenCall, "client"> & { readonly client: IdentifiedClient | undefined };

/** The authorization server's settings for one request. Durations are in seconds; 0 for the default. */
export interface TokenOverrides {
  readonly properties: readonly Property[];
  readonly accessToken: string | undefined;
  readonly jwtAtClaims: Readonly<Record<string, unknown>> | undefined;
  readonly accessTokenDuration: number;
  readonly refreshTokenDuration: number;
}

/** @param grant The grant type, and its own result code for properties that are too big, if any. */
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
    // Other grants use the claims from the call that created them.
    jwtAtClaims: grantType === "CLIENT_CREDENTIALS" ? jwtAtClaims : undefined,
    ...readDurations(body),
  };
}

/** Reads claims that a call sends as JSON text. Absent claims are an empty object. */
export function readClaims<Name extends string>(
  body: RequestBody<{ readonly [Any in Name]?: string | null | undefined }>,
  name: Name,
  code: string,
): Record<string, unknown> {
  const claims = parseJsonObject(body.string(name as never) || "{}");
  if (!claims) throw new CallerFault(code, `The ${name} are not the text of a JSON object.`);
  return claims;
}

/** Reads lifetimes in seconds; 0 for the default. */
export function readDurations(
  body: RequestBody<Pick<TokenRequest, "accessTokenDuration" | "refreshTokenDuration">>,
): Pick<TokenOverrides, "accessTokenDuration" | "refreshTokenDuration"> {
  const accessTokenDuration = Math.max(body.integer("accessTokenDuration") ?? 0, 0);
  const refreshTokenDuration = Math.max(body.integer("refreshTokenDuration") ?? 0, 0);
  return { accessTokenDuration, refreshTokenDuration };
}

/** The properties of the grant. Those of the token request replace them by key. */
export function mergeProperties(granted: readonly Property[], overriding: readonly Property[]): readonly Property[] {
  const keys = new Set(overriding.map((property) => property.key));
  return [...granted.filter((property) => !keys.has(property.key)), ...overriding];
}

/** The parts of a grant to which a token request limits the access token. */
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

/** Limits authorization details to those requested: RFC 9396, section 6. */
function narrowDetails(context: ServiceContext, call: TokenCall, granted: RequestedDetails): RequestedDetails {
  const requested = readDetails(context, call);
  if (requested.length === 0) return granted;
  if (areWithin(granted, requested)) return requested;
  const text = "The authorization_details go beyond what was granted.";
  throw new Refusal("invalid_authorization_details", emulatorCodes.detailsNotGranted, text);
}

/** The authorization details of a token request, if any. */
export function readDetails({ service }: ServiceContext, { client, form }: AnyTokenCall): RequestedDetails {
  return readAuthorizationDetails(service, client?.client ?? unsetClientSettings, form, detailsCodes);
}

/** Limits resources to those requested, which must have been granted: RFC 8707, section 2.2. */
function narrowResources(form: FormParameters, granted: readonly string[]): readonly string[] {
  const requested = readResources(form, resourceCodes);
  if (requested.length === 0) return granted;
  if (requested.every((resource) => granted.includes(resource))) return requested;
  throw new Refusal("invalid_target", emulatorCodes.resourceNotGranted, "A resource was not granted.");
}
