import type { GrantType } from "../../../generated/models.js";
import { unlessEmpty } from "../../api/answers.js";
import { asymmetricAlgorithms, symmetricAlgorithms } from "../../jose/algorithms.js";
import { encryptionName } from "../../jose/encryption-keys.js";
import { notEmulated } from "../../protocol/client-request.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { publicPart } from "../../jose/public-jwk.js";
import { ownKeys } from "../../service/service-keys.js";
import { authorizationMetadata } from "./authorization-metadata.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Names on the wire that are not just the value in lower case. */
const grantTypeNames: Partial<Record<GrantType, string>> = {
  CIBA: "urn:openid:params:grant-type:ciba",
  DEVICE_CODE: "urn:ietf:params:oauth:grant-type:device_code",
  TOKEN_EXCHANGE: "urn:ietf:params:oauth:grant-type:token-exchange",
  JWT_BEARER: "urn:ietf:params:oauth:grant-type:jwt-bearer",
  PRE_AUTHORIZED_CODE: "urn:ietf:params:oauth:grant-type:pre-authorized_code",
};

/**
 * Emulates `service.getConfiguration`: OpenID Connect Discovery 1.0, section 3, and CIBA Core 1.0, section 4. Only what
 * is emulated is advertised.
 */
export const getConfiguration: Handler<"service.getConfiguration"> = ({ query }, { service }) => {
  if (query.has("patch")) throw notEmulated(emulatorCodes.notEmulated, "Patches of the discovery document");
  const methods = service.supportedTokenAuthMethods;
  const modes = service.supportedBackchannelTokenDeliveryModes;
  const assertionAlgorithms = [
    ...(methods.includes("PRIVATE_KEY_JWT") ? asymmetricAlgorithms : []),
    ...(methods.includes("CLIENT_SECRET_JWT") ? symmetricAlgorithms : []),
  ];
  return {
    status: 200,
    body: {
      issuer: service.issuer,
      ...authorizationMetadata(service),
      token_endpoint: service.tokenEndpoint,
      jwks_uri: service.jwksUri,
      scopes_supported: service.supportedScopes.map((scope) => scope.name),
      grant_types_supported: service.supportedGrantTypes.map((type) => grantTypeNames[type] ?? type.toLowerCase()),
      acr_values_supported: service.supportedAcrs,
      subject_types_supported: ["public", "pairwise"],
      id_token_signing_alg_values_supported: asymmetricAlgorithms,
      token_endpoint_auth_methods_supported: methods.map((method) => method.toLowerCase()),
      token_endpoint_auth_signing_alg_values_supported: unlessEmpty(assertionAlgorithms),
      dpop_signing_alg_values_supported: asymmetricAlgorithms,
      tls_client_certificate_bound_access_tokens: service.tlsClientCertificateBoundAccessTokens,
      authorization_details_types_supported: unlessEmpty(service.supportedAuthorizationDetailsTypes),
      claims_supported: service.supportedClaims,
      claims_parameter_supported: true,
      backchannel_authentication_endpoint: service.backchannelAuthenticationEndpoint,
      backchannel_token_delivery_modes_supported: modes.map((mode) => mode.toLowerCase()),
      backchannel_authentication_request_signing_alg_values_supported: asymmetricAlgorithms,
      backchannel_user_code_parameter_supported: service.backchannelUserCodeParameterSupported,
    },
  };
};

/** Emulates `service.getJwks`. */
export const getJwks: Handler<"service.getJwks"> = async ({ query }, context) => {
  const withPrivate = query.get("includePrivateKeys") === "true";
  const own = ownKeys(context.service);
  if (own) return { status: 200, body: { keys: withPrivate ? own : own.map(publicPart) } };
  const encryptions = context.clients.all.flatMap(
    ({ requestEncryptionAlg }) => encryptionName(requestEncryptionAlg) ?? [],
  );
  const keys = [
    ...(await context.keys.all(algorithmsInUse(context))),
    ...(await context.keys.encryption.all(encryptions)),
  ];
  return { status: 200, body: { keys: keys.map((key) => (withPrivate ? key.privateJwk : key.publicJwk)) } };
};

/** The algorithms that the next token may need, so that whoever reads the key set early can verify it. */
function algorithmsInUse({ service, clients }: ServiceContext) {
  const used = new Set<string | null>([
    service.accessTokenSignAlg,
    ...clients.all.flatMap((client) => [client.idTokenSignAlg, client.authorizationSignAlg ?? null]),
  ]);
  return asymmetricAlgorithms.filter((alg) => used.has(alg));
}
