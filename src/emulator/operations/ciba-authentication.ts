import { aboutClient, decision, Refusal } from "../answers.js";
import { authenticateClient, clientParameters } from "../client-authentication.js";
import type { IdentifiedClient } from "../client-registry.js";
import type { EmulatedClient } from "../client-settings.js";
import { decideForClient, notEmulated, readForm, type ClientEndpoint } from "../client-request.js";
import { words, type FormParameters } from "../form-parameters.js";
import type { DeliveryMode } from "../../generated/models.js";
import type { Handler } from "../handler.js";
import { readHint } from "../hints.js";
import { ownCodes } from "../own-codes.js";
import { readResources } from "../resources.js";
import { acceptScopes, claimsFor } from "../scopes.js";
import type { EmulatedService } from "../service-settings.js";
import { checkHonoured } from "../unhonoured-settings.js";
import type { World } from "../world.js";

const endpoint: ClientEndpoint = {
  unauthenticated: "UNAUTHORIZED",
  parametersMissing: "A166201",
  parametersNotForm: "A166202",
};

/** Parameters of CIBA Core 1.0, section 7.1, which must not be there without a value. */
const requestParameters = [
  "scope",
  "client_notification_token",
  "acr_values",
  "login_hint_token",
  "id_token_hint",
  "login_hint",
  "binding_message",
  "user_code",
  "requested_expiry",
  "request",
  "resource",
];

/** Emulates `ciba.processAuthentication`. */
export const processAuthentication: Handler = ({ body }, world) =>
  decideForClient(world, endpoint, async (identified) => {
    const form = readForm(body, endpoint);
    checkForm(form);
    const found = await authenticateClient(world, body, form, identified);
    checkHonoured(world, found.client);
    const mode = checkPolicy(world.service, found.client);
    checkExtensions(form, found.client);
    return accept(world, form, found, mode);
  });

function checkForm(form: FormParameters): void {
  if (form.isEmpty) throw invalid("A166301", "The request is empty.");
  const { repeated } = form;
  if (repeated !== undefined) throw invalid("A166304", `The parameter '${repeated}' is there more than once.`);
  const empty = form.firstEmpty([...requestParameters, ...clientParameters]);
  if (empty !== undefined) throw invalid("A166303", `The parameter '${empty}' has no value.`);
}

/** Whether service and client take part in CIBA at all, and by which mode. */
function checkPolicy(service: EmulatedService, client: EmulatedClient): DeliveryMode {
  const refuse = (code: string, text: string) => new Refusal("unauthorized_client", code, text);
  if (!service.supportedGrantTypes.includes("CIBA"))
    throw refuse("A166305", "The service does not support the CIBA grant type.");
  if (!client.grantTypes.includes("CIBA"))
    throw refuse("A166306", "The client is not registered for the CIBA grant type.");
  const mode = client.bcDeliveryMode;
  if (mode === null) throw refuse("A169301", "No delivery mode is registered for the client.");
  if (!service.supportedBackchannelTokenDeliveryModes.includes(mode)) {
    throw refuse("A169302", "The service does not support the delivery mode of the client.");
  }
  return mode;
}

/** What would change the meaning of the request must not be passed over in silence. */
function checkExtensions(form: FormParameters, client: EmulatedClient): void {
  if (form.has("request")) {
    if (client.bcRequestSignAlg === null) {
      throw invalid("A167309", "The client is not registered as one that signs its requests.");
    }
    throw notEmulated(ownCodes.notEmulated, "Signed authentication requests");
  }
  if (form.has("authorization_details")) throw notEmulated(ownCodes.notEmulated, "Rich authorization requests");
  if (form.has("grant_id") || form.has("grant_management_action"))
    throw notEmulated(ownCodes.notEmulated, "Grant management requests");
}

async function accept(world: World, form: FormParameters, found: IdentifiedClient, mode: DeliveryMode) {
  const { service, state } = world;
  const { client, aliasUsed } = found;
  const warnings: string[] = [];
  const scopes = acceptScopes(service, client, form.get("scope"), warnings);
  const scopeNames = scopes.map((scope) => scope.name ?? "");
  const claimNames = claimsFor(service, scopeNames, warnings);
  const acrs = acceptAcrs(service, client, form.get("acr_values"), warnings);
  const notificationToken = checkNotificationToken(form.get("client_notification_token"), mode);
  const hint = await readHint(world, form, found);
  const userCodeRequired = service.backchannelUserCodeParameterSupported && client.bcUserCodeRequired;
  const userCode = form.get("user_code");
  if (userCodeRequired && userCode === undefined)
    throw new Refusal("missing_user_code", "A177301", "The request has no user code.");
  const requestedExpiry = readExpiry(form.get("requested_expiry"));
  const resources = readResources(form);
  const bindingMessage = form.get("binding_message");

  const now = world.clock.now();
  state.sweep(now);
  const ticket = world.newToken();
  state.addTransaction({
    ticket,
    client: found,
    mode,
    notificationToken: notificationToken ?? null,
    scopes: scopeNames,
    resources,
    requestedExpiry,
    expiresAt: now + service.backchannelAuthReqIdDuration * 1000,
    authReqId: null,
    interval: service.backchannelPollingInterval,
    lastPollAt: null,
    outcome: null,
  });

  return decision("USER_IDENTIFICATION", "A179001", "The backchannel authentication request is valid.", {
    responseContent: null,
    ticket,
    ...aboutClient(service, client, aliasUsed),
    clientName: client.clientName,
    clientAuthMethod: client.tokenAuthMethod,
    deliveryMode: mode,
    scopes,
    ...(claimNames.length > 0 ? { claimNames } : {}),
    ...(notificationToken === undefined ? {} : { clientNotificationToken: notificationToken }),
    ...(acrs.length > 0 ? { acrs } : {}),
    ...hint,
    ...(bindingMessage === undefined ? {} : { bindingMessage }),
    ...(userCode === undefined ? {} : { userCode }),
    userCodeRequired,
    requestedExpiry,
    ...(resources.length > 0 ? { resources } : {}),
    ...(warnings.length > 0 ? { warnings } : {}),
  });
}

function acceptAcrs(
  service: EmulatedService,
  client: EmulatedClient,
  requested: string | undefined,
  warnings: string[],
): readonly string[] {
  if (requested === undefined) return client.defaultAcrs;
  return words(requested).filter((acr) => {
    if (service.supportedAcrs.includes(acr)) return true;
    warnings.push(`[A173301] The authentication context class '${acr}' is not supported and was left out.`);
    return false;
  });
}

/** The token ends up in an Authorization header: its syntax, RFC 6750, section 2.1, leaves no room for a line break. */
function checkNotificationToken(token: string | undefined, mode: DeliveryMode): string | undefined {
  if (token === undefined) {
    if (mode === "POLL") return undefined;
    throw invalid("A155301", "The request has no client_notification_token, which the delivery mode needs.");
  }
  if (token.length > 1024) throw invalid("A155302", "The client_notification_token is longer than 1024 characters.");
  if (!/^[A-Za-z0-9\-._~+/]+=*$/.test(token))
    throw invalid("A155303", "The client_notification_token has characters that a bearer token cannot have.");
  return token;
}

function readExpiry(text: string | undefined): number {
  if (text === undefined) return 0;
  const seconds = Number(text);
  if (!/^[+-]?\d+$/.test(text) || Math.abs(seconds) > 0x7fffffff)
    throw invalid("A201301", "The requested_expiry is not an integer.");
  if (seconds <= 0) throw invalid("A201302", "The requested_expiry is not positive.");
  return seconds;
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_request", code, text);
}
