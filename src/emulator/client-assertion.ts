import { createLocalJWKSet, decodeJwt, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from "jose";
import { asAsymmetric, asymmetricAlgorithms } from "./algorithms.js";
import { Refusal } from "./answers.js";
import type { IdentifiedClient } from "./client-registry.js";
import { notEmulated } from "./client-request.js";
import type { EmulatedClient } from "./client-settings.js";
import type { FormParameters } from "./form-parameters.js";
import { ownCodes } from "./own-codes.js";
import type { World } from "./world.js";

const jwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** The client identifier that an assertion claims; undefined if it cannot be read. Nothing is verified. */
export function claimedIssuer(assertion: string): string | undefined {
  try {
    return decodeJwt(assertion).iss;
  } catch {
    return undefined;
  }
}

/** Verifies a client assertion: RFC 7523, section 3, and OpenID Connect Core 1.0, section 9 (private_key_jwt). */
export async function verifyAssertion(world: World, form: FormParameters, identified: IdentifiedClient): Promise<void> {
  const { client, identifier } = identified;
  const assertion = form.get("client_assertion");
  if (assertion === undefined) throw invalid(ownCodes.assertionMissing, "There is no client assertion.");
  if (form.get("client_assertion_type") !== jwtBearer) {
    throw invalid(ownCodes.assertionTypeWrong, "client_assertion_type is not the one of JWT client assertions.");
  }
  checkEmulated(world, client);
  if (client.jwks === null) throw invalid(ownCodes.clientWithoutKeys, "No keys are registered for the client.");

  const { service, clock } = world;
  let claims: JWTPayload;
  try {
    const keys = createLocalJWKSet(JSON.parse(client.jwks) as JSONWebKeySet);
    ({ payload: claims } = await jwtVerify(assertion, keys, {
      algorithms: client.tokenAuthSignAlg === null ? [...asymmetricAlgorithms] : [client.tokenAuthSignAlg],
      issuer: identifier,
      subject: identifier,
      audience: audiencesOf(world),
      requiredClaims: ["exp", "jti"],
      currentDate: new Date(clock.now()),
      clockTolerance: service.allowableClockSkew,
    }));
  } catch (error) {
    const reason = error instanceof errors.JOSEError ? error.code : "unusable key set";
    throw invalid(ownCodes.assertionInvalid, `The client assertion does not hold: ${reason}.`);
  }

  // No await from here on: of two equal assertions in flight one is the replay.
  const name = `${client.clientId} ${claims.jti}`;
  if (world.state.usedAssertions.has(name))
    throw invalid(ownCodes.assertionReplayed, "The client assertion was used before.");
  world.state.usedAssertions.set(name, ((claims.exp ?? 0) + service.allowableClockSkew) * 1000);
}

function audiencesOf({ service, registration }: World): string[] {
  return registration.others["clientAssertionAudRestrictedToIssuer"] === true
    ? [service.issuer]
    : [service.issuer, service.tokenEndpoint, service.backchannelAuthenticationEndpoint];
}

/** What callers of the API may have set, and the emulator does not do. */
function checkEmulated(world: World, { clientId, jwks, tokenAuthSignAlg }: EmulatedClient): void {
  if (jwks === null && world.clients.record(clientId)?.others["jwksUri"])
    throw notEmulated(ownCodes.settingNotEmulated, "Keys at a 'jwksUri'");
  if (tokenAuthSignAlg !== null && !asAsymmetric(tokenAuthSignAlg))
    throw notEmulated(ownCodes.settingNotEmulated, `Client assertions of PRIVATE_KEY_JWT with ${tokenAuthSignAlg}`);
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_client", code, text);
}
