import type { ClientAuthMethod } from "../generated/models.js";
import { ApiFailure, Refusal } from "./answers.js";
import { claimedIssuer, verifyAssertion } from "./client-assertion.js";
import type { IdentifiedClient } from "./client-registry.js";
import { notEmulated } from "./client-request.js";
import type { FormParameters } from "./form-parameters.js";
import { ownCodes } from "./own-codes.js";
import type { RequestBody } from "./request-body.js";
import { sameSecret } from "./secrets.js";
import { emulatedAuthMethods } from "./service-settings.js";
import type { World } from "./world.js";

/** Client authentication parameters of a form, for those who tell them from the parameters of a request. */
export const clientParameters = ["client_id", "client_secret", "client_assertion", "client_assertion_type"] as const;

/**
 * Identifies and authenticates the client of a request, by the one channel that is registered for it.
 *
 * `identified` is called as soon as the client is known, so that a refusal can still name it.
 */
export async function authenticateClient(
  world: World,
  body: RequestBody,
  form: FormParameters,
  identified: (client: IdentifiedClient) => void,
  { publicClients = false }: { readonly publicClients?: boolean } = {},
): Promise<IdentifiedClient> {
  const found = identify(world, body, form);
  identified(found);
  const { client } = found;
  if (client.locked) throw new ApiFailure(403, "A001215", `The client ${client.clientId} is locked.`);
  if (client.clientType === "PUBLIC" || client.tokenAuthMethod === "NONE") {
    // RFC 7009, section 2.1: of a public client it is enough to know which one it is.
    if (publicClients) return found;
    // CIBA Core 1.0, section 7.1: the client has to authenticate, which a public one cannot.
    throw new Refusal("unauthorized_client", "A168311", "The client is public.");
  }
  if (!world.service.supportedTokenAuthMethods.includes(client.tokenAuthMethod)) {
    throw new Refusal(
      "unauthorized_client",
      ownCodes.methodNotSupportedByService,
      "The service does not support the authentication method of the client.",
    );
  }
  await checkCredentials(world, body, form, found);
  return found;
}

function identify(world: World, body: RequestBody, form: FormParameters): IdentifiedClient {
  const assertion = form.get("client_assertion");
  const issuer = assertion === undefined ? undefined : claimedIssuer(assertion);
  if (assertion !== undefined && issuer === undefined) {
    throw new Refusal("invalid_client", "A168302", "The client identifier cannot be read from the client assertion.");
  }
  const identifiers = [body.string("clientId"), form.get("client_id"), issuer].filter(
    (value) => value !== undefined && value !== "",
  );
  const [identifier, ...others] = new Set(identifiers);
  if (identifier === undefined)
    throw new Refusal("invalid_client", "A168309", "Nothing in the request tells which client it is.");
  if (others.length > 0)
    throw new Refusal("invalid_client", "A168301", "The request names different clients in different places.");
  const found = world.clients.find(identifier, world.service.clientIdAliasEnabled);
  if (!found) throw new Refusal("invalid_client", "A168310", "The client is not known.");
  return found;
}

async function checkCredentials(
  world: World,
  body: RequestBody,
  form: FormParameters,
  found: IdentifiedClient,
): Promise<void> {
  const { client } = found;
  if (!isEmulated(client.tokenAuthMethod))
    throw notEmulated(ownCodes.settingNotEmulated, `Clients that authenticate by ${client.tokenAuthMethod}`);
  const channels = {
    CLIENT_SECRET_BASIC: body.string("clientSecret"),
    CLIENT_SECRET_POST: form.get("client_secret"),
    PRIVATE_KEY_JWT: form.get("client_assertion"),
  };
  const used = Object.entries(channels).filter(([, credential]) => credential !== undefined);
  // RFC 6749, section 2.3: one method for each request.
  if (used.length > 1)
    throw new Refusal("invalid_request", ownCodes.severalCredentials, "The client authenticates in more than one way.");
  const [method, credential] = used[0] ?? [];
  if (method !== undefined && method !== client.tokenAuthMethod) {
    throw new Refusal(
      "invalid_client",
      "A157357",
      "The client authenticates in another way than it is registered for.",
    );
  }
  if (client.tokenAuthMethod === "PRIVATE_KEY_JWT") return verifyAssertion(world, form, found);
  if (!credential) throw new Refusal("invalid_client", "A157304", "There is no client secret.");
  if (!(await sameSecret(credential, client.clientSecret)))
    throw new Refusal("invalid_client", "A157305", "The client secret is not the registered one.");
}

function isEmulated(method: ClientAuthMethod): boolean {
  return emulatedAuthMethods.some((emulated) => emulated === method);
}
