import type { PushedAuthorizationRequest, PushedAuthorizationResponse } from "../../../generated/models.js";
import { errorContent, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import {
  readAddress,
  readAuthorizationRequest,
} from "../../protocol/authorization-request/read-authorization-request.js";
import {
  PUSHED_PREFIX,
  resolveRequestObject,
} from "../../protocol/authorization-request/sources/resolve-parameters.js";
import { authenticateClient } from "../../protocol/client-authentication/authenticate-client.js";
import {
  assertionCodes,
  type IdentificationCodes,
} from "../../protocol/client-authentication/client-identification.js";
import { decideForClient, readForm, type ClientEndpoint } from "../../protocol/client-request.js";
import { withNonce } from "../../protocol/dpop/nonce.js";
import { verifyProof } from "../../protocol/dpop/proof.js";
import type { FormParameters } from "../../protocol/form.js";
import type { ServiceContext } from "../../service/service-context.js";
import { admitByMetadataDocument } from "../dynamicClientRegistration/metadata-document.js";
import { admitFromFederation } from "../federation/automatic-registration.js";

/** Result codes for repeated parameters that have their own. */
const repeated: Readonly<Record<string, string>> = {
  request: "A008301",
  request_uri: "A008302",
  response_type: "A009303",
  client_id: "A010303",
  client_secret: "A158301",
  max_age: "A017302",
  claims: "A023306",
  code_challenge: "A124303",
  code_challenge_method: "A124305",
};

const endpoint: ClientEndpoint<PushedAuthorizationResponse> = {
  unauthenticated: "UNAUTHORIZED",
  parametersMissing: "A004201",
  parametersNotForm: "A004202",
  parameterRepeated: (name) => (Object.hasOwn(repeated, name) ? repeated[name]! : "A250301"),
};

const identificationCodes: IdentificationCodes = {
  missing: ["invalid_client", "A247306"],
  unknown: "A247307",
  disagreement: ["A247303", "A247304", "A247305"],
  assertion: assertionCodes,
};

/** The maximum size of a request, in bytes. */
const MAX_SIZE = 65_536;
/** Default lifetime of a `request_uri`, in seconds. */
const REQUEST_LIFETIME = 600;
/** Default and maximum under FAPI 2.0, in seconds: Security Profile, section 5.3.2.2. */
const FAPI_LIFETIME = 300;
const FAPI_LIMIT = 599;

/** Emulates `pushedAuthorization.create`: RFC 9126, section 2. */
export const pushRequest: Handler<"pushedAuthorization.create"> = async ({ body }, context) => {
  const { service, clock, store } = context;
  if (new TextEncoder().encode(body.string("parameters")).length > MAX_SIZE) {
    const refusal = new Refusal("invalid_request", emulatorCodes.pushTooBig, "The request is too big.");
    const responseContent = errorContent(service, refusal);
    return decision("PAYLOAD_TOO_LARGE", refusal.resultCode, refusal.text, { responseContent });
  }
  const reply = await decideForClient<PushedAuthorizationResponse>(context, endpoint, async () => {
    const form = readForm(body, endpoint);
    if (form.isEmpty) throw new Refusal("invalid_request", "A004301", "The request is empty.");
    await admitFromFederation(context, form, "push");
    await admitByMetadataDocument(context, body, form);
    const options = { publicClients: true, codes: identificationCodes };
    // The answer has no properties that describe the client.
    const client = await authenticateClient(context, body, form, () => {}, options);
    if (form.has("request_uri"))
      throw new Refusal("invalid_request", "A248301", "A request that is pushed cannot have a request_uri.");
    const parameters = await resolveRequestObject(context, client, form, "push");
    const address = readAddress(context, client, parameters, "push");
    const { fapi } = await readAuthorizationRequest(context, address, parameters);
    const keyThumbprint = await readProof(context, body, parameters.form);

    const requestUri = PUSHED_PREFIX + context.newToken();
    const set = service.pushedAuthReqDuration || (fapi?.fapi2 ? FAPI_LIFETIME : REQUEST_LIFETIME);
    const lifetime = fapi?.fapi2 ? Math.min(set, FAPI_LIMIT) : set;
    store.pushedRequests.put({
      requestUri,
      clientId: client.client.clientId,
      parameters,
      keyThumbprint,
      expiresAt: clock.now() + lifetime * 1000,
    });
    return decision("CREATED", "A245001", "The request was accepted.", {
      requestUri,
      responseContent: JSON.stringify({ expires_in: lifetime, request_uri: requestUri }),
      clientAuthMethod: client.client.tokenAuthMethod,
    });
  });
  return withNonce(context, body, reply);
};

/** Reads the proof whose key the code will be bound to: RFC 9449, section 10.1. */
async function readProof(
  context: ServiceContext,
  body: RequestBody<PushedAuthorizationRequest>,
  form: FormParameters,
): Promise<string | null> {
  const proof = body.string("dpop") || undefined;
  if (proof === undefined) return null;
  const htm = body.string("htm") || "POST";
  const htu = body.string("htu") || context.service.pushedAuthReqEndpoint;
  const thumbprint = await verifyProof(context, body, proof, { htm, htu, nonceCode: "A350308" });
  const announced = form.get("dpop_jkt");
  if (announced !== undefined && announced !== thumbprint)
    throw new Refusal("invalid_dpop_proof", emulatorCodes.proofForAnotherKey, "The dpop_jkt names another key.");
  return thumbprint;
}
