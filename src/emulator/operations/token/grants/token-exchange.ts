import type { TokenInfo, TokenResponse, TokenType } from "../../../../generated/models.js";
import { aboutClient, Refusal, unlessEmpty } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import { decision, type Reply } from "../../../api/reply.js";
import { asAsymmetric } from "../../../jose/algorithms.js";
import { type JoseText } from "../../../jose/jose-text.js";
import { describeDetails } from "../../../protocol/authorization-details.js";
import { readResources, resourceCodes } from "../../../protocol/resources.js";
import { isSignedByService } from "../../../service/service-keys.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { AccessTokenRecord } from "../../../store/tokens.js";
import { readDetails, type AnyTokenCall } from "../../../tokens/token-request.js";
import { readPresentedJwt } from "./assertion-grant.js";
import { verifyForeignIdToken } from "./foreign-id-token.js";
import { exchangeForApp } from "./native-sso.js";
import { aboutCaller, scopeNames } from "./plain-grant.js";
import type { TokenGrant } from "./token-grant.js";

const typeNames: Readonly<Record<string, TokenType>> = {
  "urn:ietf:params:oauth:token-type:jwt": "JWT",
  "urn:ietf:params:oauth:token-type:access_token": "ACCESS_TOKEN",
  "urn:ietf:params:oauth:token-type:refresh_token": "REFRESH_TOKEN",
  "urn:ietf:params:oauth:token-type:id_token": "ID_TOKEN",
  "urn:ietf:params:oauth:token-type:saml1": "SAML1",
  "urn:ietf:params:oauth:token-type:saml2": "SAML2",
  "urn:openid:params:token-type:device-secret": "DEVICE_SECRET",
};

const jwtCodes = {
  malformed: emulatorCodes.assertionMalformed,
  expired: emulatorCodes.exchangedExpired,
  early: emulatorCodes.assertionEarly,
  unsigned: emulatorCodes.exchangedUnsigned,
};

/** The token exchange grant: RFC 8693, section 2.1. The authorization server decides the outcome. */
export const tokenExchangeGrant: TokenGrant<"subject_token" | "subject_token_type"> = {
  grantType: "TOKEN_EXCHANGE",
  name: "urn:ietf:params:oauth:grant-type:token-exchange",
  publicClients: true,
  parameters: {
    subject_token: { missing: emulatorCodes.exchangedMissing, empty: emulatorCodes.exchangedMissing },
    subject_token_type: { missing: "A250302", empty: "A250302" },
  },
  disabledForClient: "A047302",
  redeem: answer,
  anonymous: { isTaken: (service) => service.tokenExchangeByIdentifiableClientsOnly !== true, redeem: answer },
};

async function answer(
  context: ServiceContext,
  call: AnyTokenCall,
  {
    subject_token: token,
    subject_token_type: typeName,
  }: Readonly<Record<"subject_token" | "subject_token_type", string>>,
): Promise<Reply<TokenResponse>> {
  const { form } = call;
  checkPermission(context, call);
  const subjectTokenType = typeOf(typeName);
  const requested = form.get("requested_token_type");
  const requestedTokenType = requested === undefined ? undefined : typeOf(requested);
  const actorToken = form.get("actor_token");
  const actorTypeName = form.get("actor_token_type");
  if ((actorToken === undefined) !== (actorTypeName === undefined))
    throw invalid(emulatorCodes.actorIncomplete, "An actor_token and its actor_token_type come together.");
  const actorTokenType = actorTypeName === undefined ? undefined : typeOf(actorTypeName);
  const { info: subjectTokenInfo, jwt } = await examine(context, token, subjectTokenType);
  if (actorTokenType === "DEVICE_SECRET" && context.service.nativeSsoSupported === true)
    return exchangeForApp(context, call, subjectTokenType === "ID_TOKEN" ? jwt : undefined, actorToken!);
  const actorTokenInfo = actorTokenType && (await examine(context, actorToken!, actorTokenType)).info;
  return decision<TokenResponse>("TOKEN_EXCHANGE", "A311001", "The token exchange request is valid.", {
    ...{ subjectToken: token, subjectTokenType, subjectTokenInfo, actorToken, actorTokenType, actorTokenInfo },
    requestedTokenType,
    audiences: unlessEmpty(form.all("audience")),
    resources: unlessEmpty(readResources(form, resourceCodes)),
    scopes: unlessEmpty(scopeNames(context, call)),
    authorizationDetails: describeDetails(readDetails(context, call)),
    grantType: "TOKEN_EXCHANGE",
    ...aboutCaller(context, call),
  });
}

function checkPermission({ service }: ServiceContext, { client }: AnyTokenCall): void {
  const refuse = (code: string, text: string) => new Refusal("unauthorized_client", code, text);
  if (service.tokenExchangeByConfidentialClientsOnly === true && client?.client.clientType !== "CONFIDENTIAL")
    throw refuse("A311304", "The client is not a confidential one.");
  if (service.tokenExchangeByPermittedClientsOnly === true && client?.client.extension.tokenExchangePermitted !== true)
    throw refuse("A311305", "The client may not exchange tokens.");
}

function typeOf(name: string): TokenType {
  const type = Object.hasOwn(typeNames, name) ? typeNames[name] : undefined;
  if (type !== undefined) return type;
  throw invalid(emulatorCodes.tokenTypeUnknown, "A token type is not known.");
}

/** Checks a token as far as the real service does, and describes it if the service issued it. */
async function examine(
  context: ServiceContext,
  text: string,
  type: TokenType,
): Promise<{ readonly info?: TokenInfo; readonly jwt?: JoseText | undefined }> {
  if (type === "ACCESS_TOKEN" || type === "REFRESH_TOKEN") return { info: describe(context, text, type) };
  if (type !== "JWT" && type !== "ID_TOKEN") return {};
  const jwt = readPresentedJwt(context, {
    ...{ name: "token", text, error: "invalid_request", codes: jwtCodes, expires: type === "ID_TOKEN" },
    encryptedRejected: context.service.tokenExchangeEncryptedJwtRejected,
    unsignedRejected: context.service.tokenExchangeUnsignedJwtRejected,
  });
  if (jwt && type === "ID_TOKEN") await verifyIdToken(context, jwt);
  return { jwt };
}

async function verifyIdToken(context: ServiceContext, jwt: JoseText): Promise<void> {
  const { iss, aud, iat, nonce } = jwt.claims!;
  if (!isIssuer(iss) || aud === undefined || iat === undefined || !["string", "undefined"].includes(typeof nonce))
    throw invalid(jwtCodes.malformed, "The ID token lacks an iss, aud or iat, or its nonce is not a string.");
  if (jwt.kind === "unsigned") return;
  if (!asAsymmetric(jwt.alg)) throw invalid(jwtCodes.malformed, "The ID token is signed by a secret.");
  if (iss !== context.service.issuer) return verifyForeignIdToken(context, iss, jwt);
  if (!(await isSignedByService(context, jwt)))
    throw invalid(emulatorCodes.hintSignatureInvalid, "The signature of the ID token is not the service's.");
}

/** Whether a value is an issuer identifier: OpenID Connect Core 1.0, section 2. */
function isIssuer(iss: unknown): iss is string {
  return typeof iss === "string" && /^https:[^?#]*$/.test(iss) && URL.canParse(iss);
}

function describe(
  { store, clock, service }: ServiceContext,
  text: string,
  type: "ACCESS_TOKEN" | "REFRESH_TOKEN",
): TokenInfo {
  const record = type === "ACCESS_TOKEN" ? store.accessTokens.get(text) : store.refreshTokens.get(text);
  const replaced = type === "REFRESH_TOKEN" && record?.family.refreshToken !== text;
  if (!record || record.family.revoked || replaced) throw invalid("A311306", "The token does not exist.");
  if (record.expiresAt <= clock.now()) throw invalid(jwtCodes.expired, "The token has expired.");
  const { grant } = record;
  const names = (record as Partial<AccessTokenRecord>).scopes ?? grant.scopes;
  const { clientId, clientIdAlias, clientIdAliasUsed } = aboutClient(service, grant.client);
  return {
    ...{ clientId, clientIdAlias, clientIdAliasUsed },
    subject: grant.subject,
    scopes: unlessEmpty(service.supportedScopes.filter(({ name }) => names.includes(name ?? ""))),
    expiresAt: record.expiresAt,
    properties: unlessEmpty(grant.properties),
    resources: unlessEmpty(grant.resources),
  } as TokenInfo;
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_request", code, text);
}
