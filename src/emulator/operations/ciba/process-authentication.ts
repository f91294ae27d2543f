import { inErrorDescription } from "../../../shared/error-description.js";
import type {
  DeliveryMode,
  BackchannelAuthenticationRequest,
  BackchannelAuthenticationResponse,
} from "../../../generated/models.js";
import { aboutClient, refusalOf, unlessEmpty } from "../../api/answers.js";
import { decision, type Reply } from "../../api/reply.js";
import { readExpiry, readNotificationToken, readUserCode } from "./authentication-parameters.js";
import { acceptAcrs } from "../../protocol/acrs.js";
import { describeDetails, readAuthorizationDetails, detailsCodes } from "../../protocol/authorization-details.js";
import {
  authenticateClient,
  type AuthenticatedClient,
} from "../../protocol/client-authentication/authenticate-client.js";
import { checkIssuer } from "../../protocol/client-authentication/client-identification.js";
import { decideForClient, notEmulated, readForm, type ClientEndpoint } from "../../protocol/client-request.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import { checkFapi } from "../../protocol/fapi.js";
import { clientParameters, requestParameters, type FormParameters } from "../../protocol/form.js";
import { describeManagement } from "../../protocol/grant-management/describe-grant.js";
import { readGrantManagement } from "../../protocol/grant-management/read-grant-management.js";
import type { Handler } from "../../api/handler.js";
import { readHint } from "../../protocol/hints.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import { parametersOf, requestContextOf } from "../../protocol/request-object-parameters.js";
import { readRequestObject, verifyRequestObject, type RequestObject } from "../../protocol/request-object.js";
import { readResources, resourceCodes } from "../../protocol/resources.js";
import { enforce, type Rule } from "../../protocol/rules.js";
import { scopeValues } from "../../protocol/authorization-request/requested-scopes.js";
import { acceptScopes, claimsFor, type ScopeCodes } from "../../protocol/scopes.js";
import type { EmulatedService } from "../../settings/service-settings.js";
import { readThumbprint } from "../../protocol/dpop/read-binding.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { ServiceContext } from "../../service/service-context.js";
import { admitByMetadataDocument } from "../dynamicClientRegistration/metadata-document.js";

const invalid = refusalOf("invalid_request");

const endpoint: ClientEndpoint<BackchannelAuthenticationResponse> = {
  unauthenticated: "UNAUTHORIZED",
  parametersMissing: "A166201",
  parametersNotForm: "A166202",
  parameterRepeated: () => "A166304",
};

/** CIBA Core 1.0, section 7.1: the scope `openid` is required. */
const scopeCodes: ScopeCodes = {
  tooLong: ["invalid_request", "A176307"],
  missing: "A176301",
  unknown: "A176303",
  forbidden: "A176302",
  openidForbidden: "A176305",
  openidMissing: "A176304",
};

interface Parties {
  readonly service: EmulatedService;
  readonly client: EmulatedClient;
}

/** Rules for whether service and client can use CIBA, and in which mode. */
const policy: readonly Rule<Parties>[] = [
  [
    "A166305",
    "The service does not support the CIBA grant type.",
    (by) => !by.service.supportedGrantTypes.includes("CIBA"),
  ],
  ["A166306", "The client is not registered for the CIBA grant type.", (by) => !by.client.grantTypes.includes("CIBA")],
  ["A169301", "No delivery mode is registered for the client.", ({ client }) => client.bcDeliveryMode === null],
  [
    "A169302",
    "The service does not support the delivery mode of the client.",
    ({ service, client }) => !service.supportedBackchannelTokenDeliveryModes.includes(client.bcDeliveryMode!),
  ],
];

/** A request from an authenticated client, with its parameters, possibly from a signed request. */
interface Request {
  readonly body: RequestBody<BackchannelAuthenticationRequest>;
  readonly parameters: FormParameters;
  readonly requestObject: RequestObject | undefined;
  readonly client: AuthenticatedClient;
  readonly mode: DeliveryMode;
}

/** Emulates `ciba.processAuthentication`. */
export const processAuthentication: Handler<"ciba.processAuthentication"> = ({ body }, context) =>
  decideForClient(context, endpoint, async (identified) => {
    const form = readForm(body, endpoint);
    if (form.isEmpty) throw invalid("A166301", "The request is empty.");
    checkEmpty(form);
    await admitByMetadataDocument(context, body, form);
    const requestObject = readRequestObject(form);
    const client = await authenticateClient(context, body, form, identified, { requestObject });
    if (requestObject) checkIssuer(context, body, form, requestObject, client);
    checkHonoured(context, client.client);
    enforce(policy, { service: context.service, client: client.client }, "unauthorized_client");
    if (requestObject) await verifyRequestObject(context, requestObject, client.client);
    const parameters = requestObject ? parametersOf(requestObject) : form;
    checkEmpty(parameters);
    return accept(context, { body, parameters, requestObject, client, mode: client.client.bcDeliveryMode! });
  });

function checkEmpty(parameters: FormParameters): void {
  const empty = parameters.firstEmpty([...requestParameters, ...clientParameters]);
  if (empty !== undefined) throw invalid("A166303", `The parameter '${empty}' has no value.`);
}

async function accept(context: ServiceContext, request: Request): Promise<Reply<BackchannelAuthenticationResponse>> {
  const { service, store } = context;
  const { parameters, requestObject, mode } = request;
  const { client, aliasUsed, identifier } = request.client;
  const warnings: string[] = [];
  const { scopes, dynamicScopes } = acceptScopes(service, client, parameters.get("scope"), scopeCodes, warnings);
  const scopeNames = scopeValues({ scopes, dynamicScopes });
  const claimNames = claimsFor(service, scopeNames, "A176306", warnings);
  const acrs = acceptAcrs(service, client, parameters.get("acr_values"), "A173301", warnings);
  const notificationToken = readNotificationToken(parameters, mode);
  const hint = await readHint(context, parameters, request.client);
  const userCodeRequired = service.backchannelUserCodeParameterSupported && client.bcUserCodeRequired;
  const userCode = readUserCode(parameters, userCodeRequired);
  const requestedExpiry = readExpiry(parameters);
  const resources = readResources(parameters, resourceCodes);
  const details = readAuthorizationDetails(service, client, parameters, detailsCodes);
  const bindingMessage = parameters.get("binding_message");
  const requestContext = requestObject && requestContextOf(requestObject);
  checkFapi(context, { client: request.client, mode, scopes, bindingMessage, requestObject });
  const grantManagement = readGrantManagement(context, client, parameters);
  const certificateThumbprint = await thumbprintFor(context, request);

  const now = context.clock.now();
  const ticket = context.newToken();
  store.transactions.put({
    ticket,
    client: { client, identifier, aliasUsed },
    mode,
    notificationToken: notificationToken ?? null,
    scopes: scopeNames,
    resources,
    authorizationDetails: details,
    grantManagement,
    certificateThumbprint,
    requestedExpiry,
    expiresAt: now + service.backchannelAuthReqIdDuration * 1000,
    authReqId: null,
    interval: service.backchannelPollingInterval,
    lastPollAt: null,
    outcome: null,
    clientDeleted: false,
  });

  return decision("USER_IDENTIFICATION", "A179001", "The backchannel authentication request is valid.", {
    ticket,
    ...aboutClient(service, request.client),
    clientName: client.clientName,
    clientAuthMethod: client.tokenAuthMethod,
    deliveryMode: mode,
    scopes,
    dynamicScopes: unlessEmpty(dynamicScopes),
    claimNames: unlessEmpty(claimNames),
    clientNotificationToken: notificationToken,
    acrs: unlessEmpty(acrs),
    ...hint,
    bindingMessage,
    userCode,
    userCodeRequired,
    requestedExpiry,
    requestContext,
    resources: unlessEmpty(resources),
    authorizationDetails: describeDetails(details),
    ...describeManagement(grantManagement),
    warnings: unlessEmpty(warnings.map(inErrorDescription)),
  });
}

/** In push mode no token request follows, so the certificate to bind tokens to must be present now. */
async function thumbprintFor(context: ServiceContext, { body, client, mode }: Request): Promise<string | null> {
  if (mode !== "PUSH") return null;
  if (client.client.dpopRequired)
    throw notEmulated(emulatorCodes.settingNotEmulated, "DPoP-bound tokens that are pushed");
  return readThumbprint(context, body, client.client, { missing: "A180301", unreadable: "A180302" });
}
