import { GrantTypeValues, type GrantType, type TokenCreateRequest } from "../../../../generated/models.js";
import { CallerFault } from "../../../api/answers.js";
import type { IdentifiedClient } from "../../../store/clients.js";
import { notEmulated } from "../../../protocol/client-request.js";
import { isPlainAscii } from "../../../protocol/plain-ascii.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { RequestBody } from "../../../api/request-body.js";
import type { TokenBinding } from "../../../tokens/token-binding.js";
import { readClaims, readDurations } from "../../../tokens/token-request.js";
import { readDescribedDetails } from "../../../protocol/authorization-request/described-details.js";
import { isResourceIndicator } from "../../../protocol/resources.js";
import type { EmulatedService } from "../../../settings/service-settings.js";
import type { Grant } from "../../../store/grant.js";
import { MAX_NAME, MAX_STORED, storedSize } from "../../../settings/storage-limits.js";

type Body = RequestBody<TokenCreateRequest>;

/** Grant types without a refresh token: RFC 6749, sections 4.2.2 and 4.4.3. */
const withoutRefreshToken: readonly GrantType[] = ["IMPLICIT", "CLIENT_CREDENTIALS"];

/** Properties that request kinds of tokens that are not emulated. */
const otherKinds = ["accessTokenPersistent", "metadataDocumentUsed"];

/** Values that turn a property off, in JSON or in a form. */
const unset: readonly unknown[] = [undefined, null, false, "", "false"];

/** Refuses properties of managed tokens that are not emulated. */
export function checkTokenKind(
  body: RequestBody<Pick<TokenCreateRequest, "properties">>,
  kinds: readonly string[] = otherKinds,
): void {
  const found = kinds.find((name) => !unset.includes(body.value[name]));
  if (found !== undefined) throw notEmulated(emulatorCodes.notEmulated, `Tokens with '${found}'`);
}

/** Reads the `properties` of a call, and checks their size. */
export function readProperties(body: RequestBody<Pick<TokenCreateRequest, "properties">>) {
  const properties = body.properties("properties");
  if (storedSize(properties ?? []) > MAX_STORED)
    throw new CallerFault(emulatorCodes.managedPropertiesTooBig, "The properties are too big.");
  return properties;
}

/** Reads the grant type that the token is recorded with. */
export function readGrantType(body: Body): GrantType {
  const grantType = body.oneOf("grantType", GrantTypeValues);
  if (grantType === undefined)
    throw new CallerFault(emulatorCodes.createGrantTypeMissing, "The call has no grantType.");
  if (grantType !== "REFRESH_TOKEN") return grantType;
  throw new CallerFault(
    emulatorCodes.createGrantTypeRefresh,
    "Tokens cannot be made with the grant type REFRESH_TOKEN.",
  );
}

/** The client with the identifier that it used, according to the call: its entity identifier, alias or ID. */
export function asIdentified(body: Body, { client }: IdentifiedClient): IdentifiedClient {
  const { clientIdAlias, entityId } = client;
  if (body.boolean("clientEntityIdUsed") === true && entityId)
    return { client, identifier: entityId, aliasUsed: false };
  return body.boolean("clientIdAliasUsed") === true && clientIdAlias !== null
    ? { client, identifier: clientIdAlias, aliasUsed: true }
    : { client, identifier: String(client.clientId), aliasUsed: false };
}

/** Reads the grant of the token, as if it came from a flow. */
export function readCreatedGrant(
  body: Body,
  service: EmulatedService,
  grantType: GrantType,
  client: IdentifiedClient,
): Grant {
  const subject = readSubject(body, grantType);
  return {
    client,
    grantType,
    subject,
    sub: subject ?? "",
    ...readAuthentication(body, subject),
    claims: {},
    consentedClaims: null,
    scopes: readScopes(body, service),
    resources: readResources(body),
    authorizationDetails: readDescribedDetails(body) ?? [],
    ...(body.boolean("forExternalAttachment") === true && { forExternalAttachment: true }),
    sessionId: body.string("sessionId") || undefined,
    properties: readProperties(body) ?? [],
    idtHeaderParams: {},
    idTokenAudType: null,
    jwtAtClaims: readClaims(body, "jwtAtClaims", emulatorCodes.jwtAtClaimsInvalid),
    ...readDurations(body),
  };
}

/** Reads what the token is bound to. */
export function readTokenBinding(
  body: RequestBody<Pick<TokenCreateRequest, "certificateThumbprint" | "dpopKeyThumbprint">>,
): TokenBinding {
  return {
    certificateThumbprint: body.string("certificateThumbprint") || null,
    keyThumbprint: body.string("dpopKeyThumbprint") || null,
  };
}

export function mayBeRefreshed(service: EmulatedService, grantType: GrantType): boolean {
  return service.supportedGrantTypes.includes("REFRESH_TOKEN") && !withoutRefreshToken.includes(grantType);
}

function readSubject(body: Body, grantType: GrantType): string | null {
  if (grantType === "CLIENT_CREDENTIALS") return null;
  const subject = body.string("subject");
  if (!subject) {
    if (grantType === "JWT_BEARER") return null;
    throw new CallerFault(emulatorCodes.createSubjectMissing, "The call has no subject.");
  }
  checkName(subject, "subject", emulatorCodes.createSubjectInvalid);
  return subject;
}

function checkName(text: string, name: string, code: string): void {
  if (text.length > MAX_NAME || !isPlainAscii(text))
    throw new CallerFault(code, `The ${name} is not ASCII of at most ${MAX_NAME} characters.`);
}

/** Reads how the user was authenticated, if there is a user. */
function readAuthentication(body: Body, subject: string | null): Pick<Grant, "acr" | "authTime"> {
  if (subject === null) return { acr: null, authTime: 0 };
  const authTime = body.integer("authTime") ?? 0;
  if (authTime < 0) throw new CallerFault(emulatorCodes.createAuthTimeInvalid, "The authTime is negative.");
  const acr = body.string("acr") || null;
  if (acr !== null) checkName(acr, "acr", emulatorCodes.createAcrInvalid);
  return { acr, authTime };
}

function readScopes(body: Body, service: EmulatedService): string[] {
  const scopes = [...new Set(body.strings("scopes"))];
  const unknown = scopes.find((name) => !service.supportedScopes.some((known) => known.name === name));
  if (unknown !== undefined)
    throw new CallerFault(emulatorCodes.createScopeUnknown, `The scope '${unknown}' is not supported.`);
  return scopes;
}

function readResources(body: Body): string[] {
  const resources = [...new Set(body.strings("resources"))];
  if (!resources.every(isResourceIndicator))
    throw new CallerFault(emulatorCodes.createResourceInvalid, "A resource is not an absolute URI without a fragment.");
  return resources;
}
