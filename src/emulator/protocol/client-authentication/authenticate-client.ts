import type { ClientAuthMethod } from "../../../generated/models.js";
import { ApiFailure, Refusal } from "../../api/answers.js";
import { verifyAssertion } from "./client-assertion.js";
import { verifyCertificate } from "./client-certificate.js";
import { identifyClient, type ClientCredentials, type IdentificationCodes } from "./client-identification.js";
import type { IdentifiedClient } from "../../store/clients.js";
import { notEmulated } from "../client-request.js";
import type { FormParameters } from "../form.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import type { RequestObject } from "../request-object.js";
import { equalSecrets } from "../../../shared/equal-secrets.js";
import { emulatedAuthMethods } from "../../settings/service-settings.js";
import type { ServiceContext } from "../../service/service-context.js";

/** A client that was authenticated. */
export interface AuthenticatedClient extends IdentifiedClient {
  /** The algorithm of its assertion, where it authenticated by one. */
  readonly assertionAlg?: string;
}

/** What differs between the endpoints that authenticate clients. */
export interface AuthenticationOptions {
  /** Whether clients are let in that cannot authenticate. */
  readonly publicClients?: boolean;
  /** The signed request, which names the client too. */
  readonly requestObject?: RequestObject | undefined;
  /** Result codes for a request that does not name one client. */
  readonly codes?: IdentificationCodes;
}

/**
 * Identifies and authenticates the client of a request, by the one channel that is registered for it.
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
  refuseAttestation(body);
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
    throw new Refusal(
      "unauthorized_client",
      emulatorCodes.methodNotSupportedByService,
      "The service does not support the authentication method of the client.",
    );
  }
  const assertionAlg = await checkCredentials(context, body, form, found);
  return assertionAlg === undefined ? found : { ...found, assertionAlg };
}

/** A client that attests what it is must not be taken for one that does not: OAuth 2.0 Attestation-Based Client Authentication. */
function refuseAttestation(body: RequestBody<ClientCredentials>): void {
  if (body.string("oauthClientAttestation") || body.string("oauthClientAttestationPop"))
    throw notEmulated(emulatorCodes.notEmulated, "Client attestations");
}

/** Gives the algorithm of the client's assertion, if it has one. */
async function checkCredentials(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  form: FormParameters,
  found: IdentifiedClient,
): Promise<string | undefined> {
  const { client } = found;
  if (!isEmulated(client.tokenAuthMethod))
    throw notEmulated(emulatorCodes.settingNotEmulated, `Clients that authenticate by ${client.tokenAuthMethod}`);
  const channels = {
    CLIENT_SECRET_BASIC: body.string("clientSecret"),
    CLIENT_SECRET_POST: form.get("client_secret"),
    JWT: form.get("client_assertion"),
  };
  const used = Object.entries(channels).filter(([, credential]) => credential !== undefined);
  // RFC 6749, section 2.3: one method for each request.
  if (used.length > 1)
    throw new Refusal(
      "invalid_request",
      emulatorCodes.severalCredentials,
      "The client authenticates in more than one way.",
    );
  const [channel, credential] = used[0] ?? [];
  if (channel !== undefined && channel !== channelOf(client.tokenAuthMethod)) {
    throw new Refusal(
      "invalid_client",
      "A157357",
      "The client authenticates in another way than it is registered for.",
    );
  }
  switch (channelOf(client.tokenAuthMethod)) {
    case "JWT":
      return verifyAssertion(context, form, found);
    case "TLS":
      await verifyCertificate(context, body, client);
      return undefined;
  }
  if (!credential) throw new Refusal("invalid_client", "A157304", "There is no client secret.");
  if (!(await equalSecrets(credential, client.clientSecret)))
    throw new Refusal("invalid_client", "A157305", "The client secret is not the registered one.");
  return undefined;
}

/** The way that the credentials of a method take. A certificate may come with any other method, to bind tokens to it. */
function channelOf(method: ClientAuthMethod): string {
  if (method.includes("TLS_CLIENT_AUTH")) return "TLS";
  return method.endsWith("_JWT") ? "JWT" : method;
}

function isEmulated(method: ClientAuthMethod): boolean {
  return emulatedAuthMethods.some((emulated) => emulated === method);
}
