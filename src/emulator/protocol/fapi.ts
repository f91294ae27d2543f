import type { ClientAuthMethod, DeliveryMode, Scope } from "../../generated/models.js";
import type { ServiceContext } from "../service/service-context.js";
import type { AuthenticatedClient } from "./client-authentication/authenticate-client.js";
import type { RequestObject } from "./request-object.js";
import { enforce, type Rule } from "./rules.js";

/** The parts of a CIBA request to which FAPI rules apply. */
export interface FapiRequest {
  readonly client: AuthenticatedClient;
  readonly mode: DeliveryMode;
  readonly scopes: readonly Scope[];
  readonly bindingMessage: string | undefined;
  readonly requestObject: RequestObject | undefined;
}

/** The maximum lifetime of a signed request, in seconds. */
const MAX_LIFETIME = 3600;

const methods: readonly ClientAuthMethod[] = ["PRIVATE_KEY_JWT", "TLS_CLIENT_AUTH", "SELF_SIGNED_TLS_CLIENT_AUTH"];
const isStrong = (alg: string | undefined) => alg === "PS256" || alg === "ES256";

const needsBindingMessage: Rule<FapiRequest> = [
  "A243301",
  "FAPI: the request needs a binding message.",
  ({ bindingMessage }) => bindingMessage === undefined,
];

/** The rules of FAPI-CIBA, section 5.2. */
const rules: readonly Rule<FapiRequest>[] = [
  ["A243302", "FAPI: tokens must not be pushed.", ({ mode }) => mode === "PUSH", "unauthorized_client"],
  ["A243303", "FAPI: the request has to be signed.", ({ requestObject }) => !requestObject],
  [
    "A243304",
    `FAPI: the signed request lives for more than ${MAX_LIFETIME} seconds.`,
    ({ requestObject }) => Number(requestObject?.claims["exp"]) - Number(requestObject?.claims["nbf"]) > MAX_LIFETIME,
  ],
  [
    "A243305",
    "FAPI: the client must not authenticate in the way that it does.",
    ({ client }) => !methods.includes(client.client.tokenAuthMethod),
    "unauthorized_client",
  ],
  [
    "A243306",
    "FAPI: the request has to be signed with PS256 or ES256.",
    ({ requestObject }) => !isStrong(requestObject?.alg),
  ],
  [
    "A243307",
    "FAPI: the client assertion has to be signed with PS256 or ES256.",
    ({ client }) => client.assertionAlg !== undefined && !isStrong(client.assertionAlg),
    "invalid_client",
  ],
];

/**
 * Enforces the FAPI-CIBA profile, section 5.2, on FAPI requests: those to a service with the profile `FAPI`, if the
 * service or the client has a mode, or one of the scopes has the attribute `fapi` with the value `r` or `rw`.
 */
export function checkFapi(context: ServiceContext, request: FapiRequest): void {
  if (!isFapiRequest(context, request)) return;
  const first = context.service.backchannelBindingMessageRequiredInFapi ? [needsBindingMessage] : [];
  enforce([...first, ...rules], request, "invalid_request");
}

function isFapiRequest({ service }: ServiceContext, { client, scopes }: FapiRequest): boolean {
  if (!service.supportedServiceProfiles.includes("FAPI")) return false;
  if (service.fapiModes.length > 0 || client.client.fapiModes.length > 0) return true;
  return scopes.some(({ attributes }) =>
    attributes?.some(({ key, value }) => key === "fapi" && (value === "r" || value === "rw")),
  );
}
