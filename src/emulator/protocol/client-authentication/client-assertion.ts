import type { CryptoKey } from "jose";
import { asymmetricAlgorithms, symmetricAlgorithms } from "../../jose/algorithms.js";
import { refusalOf } from "../../api/answers.js";
import { findClientKey, type KeyCodes } from "./client-keys.js";
import type { IdentifiedClient } from "../../store/clients.js";
import { claimTimes } from "../claim-times.js";
import { notEmulated } from "../client-request.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import type { FormParameters } from "../form.js";
import { isOfAnotherKind, isSignedBy, readJose, type JoseText } from "../../jose/jose-text.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { StoredService } from "../../settings/service-settings.js";

const invalid = refusalOf("invalid_client");

const JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

const keyCodes: KeyCodes = {
  error: "invalid_client",
  unregistered: "A156301",
  unreachable: "A156102",
  unreadable: "A156302",
  missing: ["A156304", "A156305"],
  ambiguous: ["A156306", "A156307"],
};

type Claims = NonNullable<JoseText["claims"]>;

/** The minimum size of an RSA key, in bits: RFC 7518, section 3.3. */
const MIN_RSA_BITS = 2048;

/**
 * Verifies a client assertion: RFC 7523, section 3, and OpenID Connect Core 1.0, section 9 (private_key_jwt and
 * client_secret_jwt). Returns its signature algorithm.
 */
export async function verifyAssertion(
  context: ServiceContext,
  form: FormParameters,
  { client }: IdentifiedClient,
): Promise<string> {
  const text = form.get("client_assertion");
  if (!form.has("client_assertion_type")) throw invalid("A157309", "There is no client_assertion_type.");
  if (form.get("client_assertion_type") !== JWT_BEARER)
    throw invalid("A157310", "The client_assertion_type is not the one of JWT client assertions.");
  if (text === undefined) throw invalid("A157311", "There is no client assertion.");
  // Identification has already decoded it, and found the client by its issuer.
  const assertion = readJose(text)!;
  // Authlete's code for this is not known, here and elsewhere.
  if (isOfAnotherKind(assertion, "client-authentication+jwt"))
    throw invalid(emulatorCodes.assertionOfAnotherKind, "The client assertion says that it is a JWT of another kind.");
  checkAlgorithm(client, assertion);
  const claims = assertion.claims!;
  checkClaims(context, client, claims);
  const key = await keyFor(context, client, assertion);
  if (!(await isSignedBy(assertion, key)))
    throw invalid("A157326", "The signature of the client assertion is not that of the client.");
  checkFirstUse(context, client.clientId, claims);
  return assertion.alg;
}

function checkAlgorithm({ tokenAuthMethod, tokenAuthSignAlg }: EmulatedClient, { alg }: JoseText): void {
  const shared = tokenAuthMethod === "CLIENT_SECRET_JWT";
  const suitable: readonly string[] = shared ? symmetricAlgorithms : asymmetricAlgorithms;
  if (tokenAuthSignAlg === "ES256K")
    throw notEmulated(emulatorCodes.settingNotEmulated, "Client assertions with ES256K");
  if (tokenAuthSignAlg !== null && !suitable.includes(tokenAuthSignAlg)) {
    throw shared
      ? invalid("A157307", "The registered algorithm of client_secret_jwt is not symmetric.")
      : invalid("A157308", "The registered algorithm of private_key_jwt is not asymmetric.");
  }
  if (!suitable.includes(alg) || (tokenAuthSignAlg !== null && alg !== tokenAuthSignAlg))
    throw invalid("A157313", "The client assertion is signed by an algorithm that the client is not registered for.");
}

function checkClaims(context: ServiceContext, client: EmulatedClient, claims: Claims): void {
  const { sub, aud, exp, nbf, iat, jti } = claims;
  const { service } = context;
  const { isPast, isFuture } = claimTimes(context);
  const isClient = (name: unknown) =>
    typeof name === "string" &&
    context.clients.find(name, service.clientIdAliasEnabled)?.client.clientId === client.clientId;
  if (!isClient(sub)) throw invalid("A157316", "The subject of the client assertion is not the client.");
  if (!isForService(service, aud)) throw invalid("A157318", "The client assertion is not for this service.");
  if (exp === undefined) throw invalid("A157319", "The client assertion has no exp.");
  if (isPast(exp)) throw invalid("A157320", "The client assertion has expired.");
  if (nbf !== undefined && isFuture(nbf)) throw invalid("A157322", "The client assertion is not valid yet.");
  if (iat !== undefined && isFuture(iat)) throw invalid("A157323", "The client assertion was issued in the future.");
  if (typeof jti !== "string" || jti === "") throw invalid("A157324", "The client assertion has no jti.");
}

/** If the service only accepts its issuer, `aud` must be a string rather than a list. */
function isForService(service: StoredService, aud: unknown): boolean {
  if (service.clientAssertionAudRestrictedToIssuer === true) return aud === service.issuer;
  const { issuer, tokenEndpoint, pushedAuthReqEndpoint, backchannelAuthenticationEndpoint, revocationEndpoint } =
    service;
  const names: unknown[] = [
    issuer,
    tokenEndpoint,
    pushedAuthReqEndpoint,
    backchannelAuthenticationEndpoint,
    revocationEndpoint,
  ];
  const audiences = Array.isArray(aud) ? (aud as unknown[]) : [aud];
  // RFC 7519, section 4.1.3: only strings. Empty ones must not match endpoints that the service does not have.
  return (
    audiences.every((audience) => typeof audience === "string" && audience !== "") &&
    audiences.some((audience) => names.includes(audience))
  );
}

async function keyFor(
  context: ServiceContext,
  client: EmulatedClient,
  assertion: JoseText,
): Promise<CryptoKey | Uint8Array> {
  // OpenID Connect Core 1.0, section 9: the key is the octets of the secret.
  if (client.tokenAuthMethod === "CLIENT_SECRET_JWT") return new TextEncoder().encode(client.clientSecret);
  const key = await findClientKey(context, client, assertion, keyCodes);
  const { modulusLength = MIN_RSA_BITS } = key.algorithm as { modulusLength?: number };
  if (modulusLength < MIN_RSA_BITS)
    throw invalid("A243308", `The key of the client assertion has fewer than ${MIN_RSA_BITS} bits.`);
  return key;
}

/** Authlete's published list has no code for a replayed assertion. */
function checkFirstUse({ store, service }: ServiceContext, clientId: number, { exp, jti }: Claims): void {
  const expiresAt = (Number(exp) + service.allowableClockSkew) * 1000;
  if (!store.usedJtis.use(`${clientId} ${String(jti)}`, expiresAt))
    throw invalid(emulatorCodes.assertionReplayed, "The client assertion was used before.");
}
