import type { FederationConfigurationResponse } from "../../../generated/models.js";
import { CallerFault, errorContent, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import { asymmetricAlgorithms } from "../../jose/algorithms.js";
import type { ServiceContext } from "../../service/service-context.js";
import { federationMembers, discoveryDocument } from "../service/discovery-document.js";
import { checkFederationEnabled, publicFederationKeys, signStatement } from "./federation-keys.js";

/** Default lifetime of an entity configuration, in seconds. */
const DURATION = 86_400;

/** Emulates `federation.configuration`. */
export const makeConfiguration: Handler<"federation.configuration"> = async (_call, context) => {
  try {
    checkFederationEnabled(context);
    const { issuer, authorityHints, federationConfigurationDuration } = context.service;
    const keys = await publicFederationKeys(context);
    if (!authorityHints?.length)
      throw new CallerFault(emulatorCodes.authorityHintsMissing, "The service has no authorityHints.");
    const iat = Math.floor(context.clock.now() / 1000);
    const responseContent = await signStatement(context, {
      ...{ iss: issuer, sub: issuer, iat, exp: iat + (federationConfigurationDuration || DURATION) },
      jwks: { keys },
      authority_hints: authorityHints,
      metadata: { openid_provider: providerMetadata(context) },
    });
    const text = "The entity configuration was made.";
    return decision("OK", emulatorCodes.configurationMade, text, { responseContent });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const action = error instanceof CallerFault ? "INTERNAL_SERVER_ERROR" : "NOT_FOUND";
    return decision<FederationConfigurationResponse>(action, error.resultCode, error.text, {
      responseContent: errorContent(context.service, error),
    });
  }
};

/** The discovery document, and how clients register: OpenID Federation 1.0, section 5.1.3. */
function providerMetadata(context: ServiceContext): Readonly<Record<string, unknown>> {
  const { jwks_uri: jwksUri, ...document } = discoveryDocument(context);
  const own = federationMembers(context.service);
  return {
    ...document,
    // A signed key set replaces the plain one.
    ...(own["signed_jwks_uri"] === undefined ? { jwks_uri: jwksUri } : {}),
    client_registration_types_supported: ["automatic", "explicit"],
    ...own,
    // The endpoints where clients can register automatically.
    request_authentication_methods_supported: {
      authorization_endpoint: ["request_object"],
      pushed_authorization_request_endpoint: ["request_object", "private_key_jwt"],
    },
    request_authentication_signing_alg_values_supported: asymmetricAlgorithms,
  };
}
