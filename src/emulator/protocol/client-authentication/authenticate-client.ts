import type { ClientAuthMethod } from "../../../generated/models.js";
import { ApiFailure, Refusal, refusalOf } from "../../api/answers.js";
import { verifyAttestation } from "./client-attestation.js";
import { verifyAssertion } from "./client-assertion.js";
import { verifyCertificate } from "./client-certificate.js";
import { identifyClient, type ClientCredentials, type IdentificationCodes } from "./client-identification.js";
import type { IdentifiedClient } from "../../store/clients.js";
import type { FormParameters } from "../form.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import type { RequestObject } from "../request-object.js";
import { equalSecrets } from "../../../shared/equal-secrets.js";
import type { ServiceContext } from "../../service/service-context.js";

const invalid = refusalOf("invalid_client");

/** A client that was authenticated. */
export interface AuthenticatedClient extends IdentifiedClient {
  /** The algorithm of its assertion, where it authenticated by one. */
  readonly assertionAlg?: string;
}

/** Options of {@link authenticateClient}. */
export interface AuthenticationOptions {
  /** Accepts public clients, which cannot authenticate. Default: they are refused. */
  readonly publicClients?: boolean;
  /** The signed request, which names the client too. */
  readonly requestObject?: RequestObject | undefined;
  /** Result codes for a request that does not name one client. */
  readonly codes?: IdentificationCodes;
}

/**
 * Identifies and authenticates the client of a request, by the one method that is registered for it.
 *
 * `identified` is called as soon as the client is known, so that a refusal can still name it.
 */
export async function authenticateClient(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  form: FormParameters,
  identified: (client: IdentifiedClient) => void,
  { publicClients = false, requestObject, codes }: AuthenticationOptions = {},
): Promise<AuthenticatedClient> {
  const found = identifyClient(context, body, form, requestObject, codes);
  identified(found);
  const { client } = found;
  if (client.locked) throw new ApiFailure(403, "A001215", `The client ${client.clientId} is locked.`);
  if (client.clientType === "PUBLIC" || client.tokenAuthMethod === "NONE") {
    // RFC 7009, section 2.1: of a public client it is enough to know which one it is.
    if (publicClients) return found;
    // CIBA Core 1.0, section 7.1: the client has to authenticate, which a public one cannot.
    throw new Refusal("unauthorized_client", "A168311", "The client is public.");
  }
  if (!context.service.supportedTokenAuthMethods.includes(client.tokenAuthMethod)) {
    const text = "The service does not support the authentication method of the client.";
    throw new Refusal("unauthorized_client", emulatorCodes.methodNotSupportedByService, text);
  }
  const assertionAlg = await checkCredentials(context, body, form, found);
  return assertionAlg === undefined ? found : { ...found, assertionAlg };
}

/** Gives the algorithm of the client's assertion, if it has one. */
async function checkCredentials(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  form: FormParameters,
  found: IdentifiedClient,
): Promise<string | undefined> {
  const { client } = found;
  const channels = {
    CLIENT_SECRET_BASIC: body.string("clientSecret"),
    CLIENT_SECRET_POST: form.get("client_secret"),
    JWT: form.get("client_assertion"),
    ATTESTATION: body.string("oauthClientAttestation") || body.string("oauthClientAttestationPop") || undefined,
  };
  const used = Object.entries(channels).filter(([, credential]) => credential !== undefined);
  // RFC 6749, section 2.3: one method for each request.
  if (used.length > 1) {
    const text = "The client authenticates in more than one way.";
    throw new Refusal("invalid_request", emulatorCodes.severalCredentials, text);
  }
  const [channel, credential] = used[0] ?? [];
  const registered = channelOf(client.tokenAuthMethod);
  if (channel !== undefined && channel !== registered)
    throw invalid("A157357", "The client authenticates in another way than it is registered for.");
  if (registered === "JWT") return verifyAssertion(context, form, found);
  if (registered === "ATTESTATION") await verifyAttestation(context, body, found);
  else if (registered === "TLS") await verifyCertificate(context, body, client);
  else if (!credential) throw invalid("A157304", "There is no client secret.");
  else if (!(await equalSecrets(credential, client.clientSecret)))
    throw invalid("A157305", "The client secret is not the registered one.");
  return undefined;
}

/** The way that the credentials of a method take. A certificate may come with any other method, to bind tokens to it. */
function channelOf(method: ClientAuthMethod): string {
  if (method === "ATTEST_JWT_CLIENT_AUTH") return "ATTESTATION";
  if (method.includes("TLS_CLIENT_AUTH")) return "TLS";
  return method.endsWith("_JWT") ? "JWT" : method;
}
