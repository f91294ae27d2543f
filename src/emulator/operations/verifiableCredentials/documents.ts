import type { OperationId } from "../../../generated/operations.js";
import { CallerFault, errorContent, Refusal, unlessEmpty } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler, ResponseOf } from "../../api/handler.js";
import { decision, withoutNull } from "../../api/reply.js";
import { encryptionName } from "../../jose/encryption-algorithms.js";
import { publicPart } from "../../jose/public-jwk.js";
import { checkComplete, credentialIssuerOf, type CredentialIssuer } from "../../protocol/credentials/issuer.js";
import type { StoredService } from "../../settings/service-settings.js";
import { credentialKeys } from "./credential-keys.js";

type Documents = Extract<OperationId, `verifiableCredentials.get${"Metadata" | "JwtIssuer" | "Jwks"}`>;

/** Creates the handler of a document, which only exists if the service issues credentials. */
function documentHandler(
  disabled: string,
  make: (service: StoredService, issuer: CredentialIssuer) => object | Promise<object>,
): Handler<Documents> {
  return async ({ body }, { service }) => {
    const refuse = (action: "NOT_FOUND" | "INTERNAL_SERVER_ERROR", refusal: Refusal) =>
      decision<ResponseOf<Documents>>(action, refusal.resultCode, refusal.text, {
        responseContent: errorContent(service, refusal),
      });
    const issuer = credentialIssuerOf(service);
    if (!issuer)
      return refuse("NOT_FOUND", new Refusal("not_found", disabled, "The service issues no verifiable credentials."));
    try {
      const content = withoutNull(await make(service, issuer));
      const responseContent = JSON.stringify(content, null, body.boolean("pretty") === true ? 2 : 0);
      return decision<ResponseOf<Documents>>("OK", emulatorCodes.credentialDocument, "The document was made.", {
        responseContent,
      });
    } catch (error) {
      if (error instanceof CallerFault) return refuse("INTERNAL_SERVER_ERROR", error);
      throw error;
    }
  };
}

/** Emulates `verifiableCredentials.getMetadata`: OpenID for Verifiable Credential Issuance 1.0, section 12.2. */
export const getMetadata = documentHandler("A364301", (_service, issuer) => {
  checkComplete(issuer);
  const { settings, final, batchSize, configurations } = issuer;
  const algs = unlessEmpty((settings.credentialResponseEncryptionAlgValuesSupported ?? []).map(encryptionName));
  const encs = unlessEmpty((settings.credentialResponseEncryptionEncValuesSupported ?? []).map(encryptionName));
  return {
    credential_issuer: settings.credentialIssuer,
    authorization_servers: unlessEmpty(settings.authorizationServers ?? []),
    credential_endpoint: settings.credentialEndpoint,
    // The final version has several proofs in one request instead.
    batch_credential_endpoint: final ? undefined : settings.batchCredentialEndpoint,
    nonce_endpoint: final ? settings.nonceEndpoint : undefined,
    deferred_credential_endpoint: settings.deferredCredentialEndpoint,
    notification_endpoint: settings.notificationEndpoint,
    credential_response_encryption: algs &&
      encs && {
        alg_values_supported: algs,
        enc_values_supported: encs,
        encryption_required: settings.requireCredentialResponseEncryption === true,
      },
    batch_credential_issuance: batchSize > 1 ? { batch_size: batchSize } : undefined,
    display: settings.display,
    credential_configurations_supported: Object.fromEntries(configurations),
  };
});

/** Emulates `verifiableCredentials.getJwtIssuer`. Without a `credentialJwksUri`, the answer contains the keys. */
export const getJwtIssuer = documentHandler("A416301", async (service, issuer) => {
  const jwksUri = service.credentialJwksUri || undefined;
  const keys = jwksUri === undefined ? (await credentialKeys(service)).map(publicPart) : [];
  if (jwksUri === undefined && keys.length === 0)
    throw new CallerFault("A417202", "The service has neither credentialJwks nor a credentialJwksUri.");
  checkComplete(issuer);
  return { issuer: issuer.identifier, jwks_uri: jwksUri, jwks: jwksUri === undefined ? { keys } : undefined };
});

/** Emulates `verifiableCredentials.getJwks`. */
export const getCredentialJwks = documentHandler("A402301", async (service) => {
  const keys = (await credentialKeys(service)).map(publicPart);
  if (keys.length === 0) throw new CallerFault("A403201", "The service has no credentialJwks.");
  return { keys };
});
