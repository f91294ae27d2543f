import { inErrorDescription } from "../../../shared/error-description.js";
import type { DeviceAuthorizationResponse } from "../../../generated/models.js";
import { aboutClient, CallerFault, unlessEmpty } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, type Reply } from "../../api/reply.js";
import { acceptAcrs } from "../../protocol/acrs.js";
import { describeDetails, detailsCodes, readAuthorizationDetails } from "../../protocol/authorization-details.js";
import { describeManagement } from "../../protocol/grant-management/describe-grant.js";
import { readGrantManagement } from "../../protocol/grant-management/read-grant-management.js";
import { scopeValues } from "../../protocol/authorization-request/requested-scopes.js";
import {
  authenticateClient,
  type AuthenticatedClient,
} from "../../protocol/client-authentication/authenticate-client.js";
import type { IdentificationCodes } from "../../protocol/client-authentication/client-identification.js";
import { decideForClient, readForm, unrecordedFormCodes, type ClientEndpoint } from "../../protocol/client-request.js";
import type { FormParameters } from "../../protocol/form.js";
import { readResources, resourceCodes } from "../../protocol/resources.js";
import { enforce, type Rule } from "../../protocol/rules.js";
import { acceptScopes, claimsFor, type ScopeCodes } from "../../protocol/scopes.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { StoredClient } from "../../settings/client-settings.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { StoredService } from "../../settings/service-settings.js";
import { MAX_STORED, storedSize } from "../../settings/storage-limits.js";
import { newUserCode } from "./user-code.js";
import { admitByMetadataDocument } from "../dynamicClientRegistration/metadata-document.js";

const endpoint: ClientEndpoint<DeviceAuthorizationResponse> = {
  unauthenticated: "UNAUTHORIZED",
  ...unrecordedFormCodes,
};

const identificationCodes: IdentificationCodes = {
  missing: ["invalid_request", emulatorCodes.deviceClientMissing],
  unknown: "A218305",
  disagreement: ["A218303", "A218304", "A218304"],
  disagreementError: "invalid_request",
  assertion: ["A218301", "A218301", "A218302"],
};

const scopeCodes: ScopeCodes = {
  tooLong: ["invalid_scope", "A219303"],
  noneLeft: "A219305",
  unknown: "A219302",
  forbidden: "A219301",
};

interface Draft {
  readonly service: StoredService;
  readonly client: StoredClient;
  readonly form: FormParameters;
}

const rules: readonly Rule<Draft>[] = [
  [
    emulatorCodes.deviceGrantNotSupported,
    "The service does not support the device flow.",
    ({ service }) => !service.supportedGrantTypes.includes("DEVICE_CODE"),
    "unauthorized_client",
  ],
  [
    emulatorCodes.deviceGrantNotRegistered,
    "The client is not registered for the device flow.",
    ({ client }) => !client.grantTypes.includes("DEVICE_CODE"),
    "unauthorized_client",
  ],
  ["A238301", "The acr_values are too long.", ({ form }) => storedSize(form.get("acr_values") ?? "") > MAX_STORED],
];

/** Emulates `deviceFlow.authorization`: RFC 8628, sections 3.1 and 3.2. */
export const authorization: Handler<"deviceFlow.authorization"> = ({ body }, context) =>
  decideForClient(context, endpoint, async (identified) => {
    const form = readForm(body, endpoint);
    await admitByMetadataDocument(context, body, form);
    const options = { publicClients: true, codes: identificationCodes };
    const client = await authenticateClient(context, body, form, identified, options);
    checkHonoured(context, client.client);
    enforce(rules, { service: context.service, client: client.client, form }, "invalid_request");
    return accept(context, form, client);
  });

function accept(
  context: ServiceContext,
  form: FormParameters,
  { client, identifier, aliasUsed }: AuthenticatedClient,
): Reply<DeviceAuthorizationResponse> {
  const { service, store, clock } = context;
  const warnings: string[] = [];
  const { scopes, dynamicScopes } = acceptScopes(service, client, form.get("scope"), scopeCodes, warnings);
  const scopeNames = scopeValues({ scopes, dynamicScopes });
  const claims = scopeNames.includes("openid") ? claimsFor(service, scopeNames, "A219304", warnings) : [];
  const acrs = acceptAcrs(service, client, form.get("acr_values"), "A238302", warnings);
  const resources = readResources(form, resourceCodes);
  const authorizationDetails = readAuthorizationDetails(service, client, form, detailsCodes);
  const grantManagement = readGrantManagement(context, client, form);
  const { deviceVerificationUri, deviceFlowCodeDuration, deviceFlowPollingInterval: interval } = service;
  if (deviceVerificationUri === "") throw new CallerFault("A222101", "The service has no deviceVerificationUri.");
  if (deviceFlowCodeDuration === 0) throw new CallerFault("A222102", "The service has no deviceFlowCodeDuration.");

  const userCode = newUserCode(context);
  const verificationUriComplete = completeUri(service.deviceVerificationUriComplete, userCode, warnings);
  const deviceCode = context.newToken();
  const description = {
    ...aboutClient(service, { client, identifier, aliasUsed }),
    clientName: client.clientName,
    scopes: unlessEmpty(scopes),
    dynamicScopes: unlessEmpty(dynamicScopes),
    claimNames: unlessEmpty(claims),
    acrs: unlessEmpty(acrs),
    resources: unlessEmpty(resources),
    authorizationDetails: describeDetails(authorizationDetails),
    ...describeManagement(grantManagement),
  };
  store.deviceRequests.put({
    ...{ deviceCode, userCode, description, resources, authorizationDetails, grantManagement, interval },
    client: { client, identifier, aliasUsed },
    scopes: scopeNames,
    expiresAt: clock.now() + deviceFlowCodeDuration * 1000,
    lastPollAt: null,
    outcome: null,
    clientDeleted: false,
  });
  return decision("OK", "A220001", "The device code and the user code were issued.", {
    ...description,
    responseContent: JSON.stringify({
      device_code: deviceCode,
      user_code: userCode,
      verification_uri: deviceVerificationUri,
      verification_uri_complete: verificationUriComplete,
      expires_in: deviceFlowCodeDuration,
      interval: interval > 0 ? interval : undefined,
    }),
    clientAuthMethod: client.tokenAuthMethod,
    ...{ deviceCode, userCode, verificationUriComplete, interval },
    verificationUri: deviceVerificationUri,
    expiresIn: deviceFlowCodeDuration,
    warnings: unlessEmpty(warnings.map(inErrorDescription)),
  });
}

/** The `verification_uri_complete`, which a device may show as a QR code: RFC 8628, section 3.3.1. */
function completeUri(template: string, userCode: string, warnings: string[]): string | undefined {
  if (template === "") return undefined;
  if (!template.includes("USER_CODE")) {
    warnings.push("[A223201] The deviceVerificationUriComplete of the service has no USER_CODE in it.");
    return undefined;
  }
  const uri = template.replaceAll("USER_CODE", userCode);
  if (!URL.canParse(uri)) throw new CallerFault("A223101", "The deviceVerificationUriComplete is not a URI.");
  return uri;
}
