import type { ClientAuthMethod } from "../../../generated/models.js";
import { ApiFailure, Refusal, refusalOf } from "../../api/answers.js";
import { verifyAttestation } from "./client-attestation.js";
import { verifyAssertion } from "./client-assertion.js";
import { verifyCertificate } from "./client-certificate.js";
import { identifyClient, type ClientCredentials, type Naming } from "./client-identification.js";
import type { IdentifiedClient } from "../../store/clients.js";
import type { FormParameters } from "../form.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import { enforce, type Rule } from "../rules.js";
import { equalSecrets } from "../../../shared/equal-secrets.js";
import type { ServiceContext } from "../../service/service-context.js";

const invalid = refusalOf("invalid_client");

/** How a credential was sent, and the credential. */
type Credential = readonly [channel: string, text: string];

/** An authenticated client. */
export interface AuthenticatedClient extends IdentifiedClient {
  /** The algorithm of its assertion, if it authenticated with one. */
  readonly assertionAlg?: string;
}

/** Options of {@link authenticateClient}. */
export interface AuthenticationOptions extends Naming {
  /** Whether to accept public clients, which cannot authenticate. Default: false. */
  readonly publicClients?: boolean;
}

/**
 * Identifies the client of a request and authenticates it by the method that is registered for it.
 *
 * `identified` is called as soon as the client is known, so that a refusal can still name it.
 */
export async function authenticateClient(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  form: FormParameters,
  identified: (client: IdentifiedClient) => void,
  { publicClients = false, ...naming }: AuthenticationOptions = {},
): Promise<AuthenticatedClient> {
  const found = identifyClient(context, body, form, naming);
  identified(found);
  const { client } = found;
  if (client.locked && naming.codes?.locked) throw invalid(naming.codes.locked, "The client is locked.");
  if (client.locked) throw new ApiFailure(403, "A001215", `The client ${client.clientId} is locked.`);
  const credentials = credentialsOf(body, form);
  if (client.clientType === "PUBLIC" || client.tokenAuthMethod === "NONE") {
    // CIBA Core 1.0, section 7.1: the client must authenticate, which a public one cannot.
    if (!publicClients) throw new Refusal("unauthorized_client", "A168311", "The client is public.");
    // RFC 7009, section 2.1: for a public client, identification is enough.
    enforce(publicRules, { client, credentials }, "invalid_client");
    return found;
  }
  if (!context.service.supportedTokenAuthMethods.includes(client.tokenAuthMethod)) {
    const text = "The service does not support the authentication method of the client.";
    throw new Refusal("unauthorized_client", emulatorCodes.methodNotSupportedByService, text);
  }
  const assertionAlg = await checkCredentials(context, body, form, found, credentials);
  return assertionAlg === undefined ? found : { ...found, assertionAlg };
}

/** The credentials of a request, by how they were sent. Empty ones do not count, except a secret from the header. */
function credentialsOf(body: RequestBody<ClientCredentials>, form: FormParameters): readonly Credential[] {
  const channels = {
    CLIENT_SECRET_BASIC: body.string("clientSecret"),
    CLIENT_SECRET_POST: form.get("client_secret"),
    JWT: form.get("client_assertion"),
    ATTESTATION: body.string("oauthClientAttestation") || body.string("oauthClientAttestationPop") || undefined,
  };
  return Object.entries(channels).flatMap(([channel, text]) => (text === undefined ? [] : [[channel, text] as const]));
}

/** A client that need not authenticate must be registered as public and without a method, and send no credentials. */
const publicRules: readonly Rule<{ readonly client: EmulatedClient; readonly credentials: readonly Credential[] }>[] = [
  [
    "A157301",
    "The client is public, and is registered with a method to authenticate by.",
    ({ client }) => client.tokenAuthMethod !== "NONE",
  ],
  [
    "A157302",
    "The client is confidential, and is registered without a method to authenticate by.",
    ({ client }) => client.clientType !== "PUBLIC",
  ],
  [
    "A157303",
    "The client is registered without a method to authenticate by, and has sent credentials.",
    ({ credentials }) => credentials.some(([, text]) => text !== ""),
  ],
];

/** @returns The algorithm of the client's assertion, if it used one. */
async function checkCredentials(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  form: FormParameters,
  found: IdentifiedClient,
  used: readonly Credential[],
): Promise<string | undefined> {
  const { client } = found;
  // RFC 6749, section 2.3: only one method per request.
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
  else if (!equalSecrets(credential, client.clientSecret))
    throw invalid("A157305", "The client secret is not the registered one.");
  return undefined;
}

/** How the credentials of a method are sent. A certificate may also accompany another method, to bind tokens to it. */
function channelOf(method: ClientAuthMethod): string {
  if (method === "ATTEST_JWT_CLIENT_AUTH") return "ATTESTATION";
  if (method.includes("TLS_CLIENT_AUTH")) return "TLS";
  return method.endsWith("_JWT") ? "JWT" : method;
}
