import type { AuthorizationResponse, Prompt } from "../../../generated/models.js";
import { CallerFault, Refusal, unlessEmpty } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, type Entries, type Reply } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import type { AuthorizationRequest } from "../../protocol/authorization-request/authorization-request.js";
import { identifyByParameter } from "../../protocol/authorization-request/identify-client.js";
import {
  readAddress,
  readAuthorizationRequest,
} from "../../protocol/authorization-request/read-authorization-request.js";
import { claimNames } from "../../protocol/authorization-request/claim-names.js";
import { resolveParameters } from "../../protocol/authorization-request/sources/resolve-parameters.js";
import { describeDetails } from "../../protocol/authorization-details.js";
import { issuableCredentials } from "../../protocol/credentials/issuable.js";
import { FormParameters } from "../../protocol/form.js";
import { describeManagement } from "../../protocol/grant-management/describe-grant.js";
import { clientForConsentPage } from "../../settings/described-client.js";
import { numericIdentifier } from "../../settings/described-service.js";
import { MAX_STORED, storedSize } from "../../settings/storage-limits.js";
import { TICKET_LIFETIME_MS } from "../../store/pending/authorization-tickets.js";
import type { ServiceContext } from "../../service/service-context.js";
import { admitByMetadataDocument } from "../dynamicClientRegistration/metadata-document.js";
import { admitFromFederation } from "../federation/automatic-registration.js";
import { decideWithoutTarget, redirectError } from "./decide.js";

/** Emulates `authorization.processRequest`. */
export const processRequest: Handler<"authorization.processRequest"> = ({ body }, context, services) =>
  decideWithoutTarget<AuthorizationResponse>(context, async () => {
    const form = readParameters(body);
    const requestContext = readContext(body);
    await admitFromFederation(context, form, "authorization");
    await admitByMetadataDocument(context, body, form);
    const client = identifyByParameter(context, services, form);
    const { pushed, ...resolved } = await resolveParameters(context, client, form);
    const address = readAddress(context, client, resolved, pushed ? "reference to a push" : "front channel");
    try {
      const request = await readAuthorizationRequest(context, address, resolved);
      return interact(context, requestContext, {
        ...request,
        keyThumbprint: pushed?.keyThumbprint ?? request.keyThumbprint,
        requestUri: pushed?.requestUri ?? null,
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error instanceof CallerFault) throw error;
      return redirectError<AuthorizationResponse>(context, address.target, error);
    }
  });

/** A missing request is the authorization server's fault, an empty one the client's. */
function readParameters(body: RequestBody<{ parameters: string }>): FormParameters {
  const text = body.string("parameters");
  if (text === undefined) throw new CallerFault("A004201", "The call has no parameters.");
  const form = FormParameters.parse(text);
  if (!form) throw new CallerFault("A004202", "The parameters are not form-encoded.");
  if (form.isEmpty) throw new Refusal("invalid_request", "A004301", "The request is empty.");
  return form;
}

function readContext(body: RequestBody<{ context?: string | null | undefined }>): string | null {
  const text = body.string("context") ?? null;
  if (storedSize(text) > MAX_STORED) throw new CallerFault(emulatorCodes.contextTooBig, "The context is too big.");
  return text;
}

/** Stores the request under a ticket, and answers with what the authorization server's pages need. */
function interact(
  context: ServiceContext,
  requestContext: string | null,
  request: AuthorizationRequest,
): Reply<AuthorizationResponse> {
  const ticket = context.newToken();
  const expiresAt = context.clock.now() + TICKET_LIFETIME_MS;
  context.store.authorizationTickets.put({ ticket, request, context: requestContext, expiresAt });
  const action = request.prompts.includes("NONE") ? "NO_INTERACTION" : "INTERACTION";
  return decision(action, "A004001", "The authorization request is valid.", {
    ...describeRequest(context, request),
    ticket,
  });
}

const promptLevels: readonly Prompt[] = ["NONE", "LOGIN", "CONSENT", "SELECT_ACCOUNT", "CREATE"];

function describeRequest(context: ServiceContext, request: AuthorizationRequest): Entries<AuthorizationResponse> {
  const { service, serviceId, registration, clients } = context;
  const { client, identifier, aliasUsed } = request.target.client;
  const { idToken, userinfo } = claimNames(service, request);
  const details = request.authorizationDetails;
  return {
    service: {
      ...numericIdentifier("apiKey", serviceId),
      clientIdAliasEnabled: service.clientIdAliasEnabled,
      number: registration.number,
      serviceName: service.serviceName,
    },
    client: clientForConsentPage(clients.record(client.clientId)!, registration.number),
    clientIdAliasUsed: aliasUsed,
    ...(client.entityId && { clientEntityIdUsed: identifier === client.entityId }),
    display: request.display,
    maxAge: request.maxAge,
    scopes: unlessEmpty(request.scopes),
    dynamicScopes: unlessEmpty(request.dynamicScopes),
    uiLocales: unlessEmpty(request.uiLocales),
    claimsLocales: unlessEmpty(request.claimsLocales),
    claims: unlessEmpty(idToken),
    claimsAtUserInfo: unlessEmpty(userinfo),
    idTokenClaims: request.claims.idTokenText,
    userInfoClaims: request.claims.userinfoText,
    acrs: unlessEmpty(request.acrs),
    acrEssential: request.acrEssential,
    subject: request.subject,
    loginHint: request.loginHint,
    prompts: unlessEmpty(request.prompts),
    lowestPrompt: promptLevels.find((prompt) => request.prompts.includes(prompt)) ?? "CONSENT",
    requestObjectPayload: request.requestObjectPayload,
    resources: unlessEmpty(request.resources),
    authorizationDetails: details.length > 0 ? describeDetails(details) : null,
    purpose: request.purpose,
    credentialOfferInfo: request.credentialOffer?.info,
    issuableCredentials: issuableCredentials(service, {
      scopes: request.scopes.map(({ name }) => name ?? ""),
      authorizationDetails: details,
      offered: request.credentialOffer?.info.credentialConfigurationIds,
    }),
    nativeSsoRequested: request.nativeSso,
    ...describeManagement(request.grantManagement),
  };
}
