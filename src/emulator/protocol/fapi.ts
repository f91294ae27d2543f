import type { ClientAuthMethod, DeliveryMode, Scope } from "../../generated/models.js";
import { Refusal } from "../api/answers.js";
import type { AuthenticatedClient } from "./client-authentication/authenticate-client.js";
import type { RequestObject } from "./request-object.js";
import type { ServiceContext } from "../service/service-context.js";

/** What is looked at of a request that has to follow the profile. */
export interface FapiRequest {
  readonly client: AuthenticatedClient;
  readonly mode: DeliveryMode;
  readonly scopes: readonly Scope[];
  readonly bindingMessage: string | undefined;
  readonly requestObject: RequestObject | undefined;
}

/** The longest life of a signed request, in seconds. */
const longestLife = 3600;

const methods: readonly ClientAuthMethod[] = ["PRIVATE_KEY_JWT", "TLS_CLIENT_AUTH", "SELF_SIGNED_TLS_CLIENT_AUTH"];
const algorithms: readonly string[] = ["PS256", "ES256"];

/**
 * Holds a request to the FAPI-CIBA profile, section 5.2, if it is a FAPI request: if the service has the profile `FAPI`,
 * and service or client have a mode, or one of the scopes has the attribute `fapi` with the value `r` or `rw`.
 */
export function checkFapi(context: ServiceContext, request: FapiRequest): void {
  if (!isFapiRequest(context, request)) return;
  const { client, mode, bindingMessage, requestObject } = request;
  if (context.service.backchannelBindingMessageRequiredInFapi && bindingMessage === undefined)
    throw new Refusal("invalid_request", "A243301", "FAPI: the request needs a binding message.");
  if (mode === "PUSH")
    throw new Refusal("unauthorized_client", "A243302", "FAPI: the client must not have its tokens pushed.");
  if (!requestObject) throw new Refusal("invalid_request", "A243303", "FAPI: the request has to be signed.");
  const { exp, nbf } = requestObject.claims;
  if (Number(exp) - Number(nbf) > longestLife)
    throw new Refusal(
      "invalid_request",
      "A243304",
      `FAPI: the signed request lives for more than ${longestLife} seconds.`,
    );
  if (!methods.includes(client.client.tokenAuthMethod))
    throw new Refusal(
      "unauthorized_client",
      "A243305",
      "FAPI: the client must not authenticate in the way that it does.",
    );
  if (!algorithms.includes(requestObject.alg))
    throw new Refusal("invalid_request", "A243306", "FAPI: the request has to be signed with PS256 or ES256.");
  if (client.assertionAlg !== undefined && !algorithms.includes(client.assertionAlg))
    throw new Refusal("invalid_client", "A243307", "FAPI: the client assertion has to be signed with PS256 or ES256.");
}

function isFapiRequest({ service }: ServiceContext, { client, scopes }: FapiRequest): boolean {
  if (!service.supportedServiceProfiles.includes("FAPI")) return false;
  if (service.fapiModes.length > 0 || client.client.fapiModes.length > 0) return true;
  return scopes.some(({ attributes }) =>
    attributes?.some(({ key, value }) => key === "fapi" && (value === "r" || value === "rw")),
  );
}
