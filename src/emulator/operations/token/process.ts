import type { TokenRequest, TokenResponse } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { authenticateClient } from "../../protocol/client-authentication/authenticate-client.js";
import {
  assertionCodes,
  isAnonymous,
  type IdentificationCodes,
} from "../../protocol/client-authentication/client-identification.js";
import { decideForClient, readForm, type ClientEndpoint } from "../../protocol/client-request.js";
import { FormParameters } from "../../protocol/form.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Reply } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import { withNonce } from "../../protocol/dpop/nonce.js";
import { readBinding } from "../../protocol/dpop/read-binding.js";
import { readOverrides } from "../../tokens/token-request.js";
import { anonymousClient } from "../../settings/client-settings.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { ServiceContext } from "../../service/service-context.js";
import { authorizationCodeGrant } from "./grants/authorization-code.js";
import { cibaGrant } from "./grants/ciba.js";
import { clientCredentialsGrant } from "./grants/client-credentials.js";
import { deviceCodeGrant } from "./grants/device-code.js";
import { jwtBearerGrant } from "./grants/jwt-bearer.js";
import { passwordGrant } from "./grants/password.js";
import { preAuthorizedCodeGrant } from "./grants/pre-authorized-code.js";
import { tokenExchangeGrant } from "./grants/token-exchange.js";
import { refreshTokenGrant } from "./grants/refresh-token.js";
import { readParameters, type TokenGrant } from "./grants/token-grant.js";

const grants: readonly TokenGrant[] = [
  authorizationCodeGrant,
  refreshTokenGrant,
  clientCredentialsGrant,
  passwordGrant,
  tokenExchangeGrant,
  jwtBearerGrant,
  cibaGrant,
  deviceCodeGrant,
  preAuthorizedCodeGrant,
];

const identificationCodes: IdentificationCodes = {
  missing: ["invalid_request", "A244305"],
  unknown: "A048304",
  locked: "A048307",
  disagreement: ["A048312", "A048312", "A048312"],
  assertion: assertionCodes,
};

const endpoint: ClientEndpoint<TokenResponse> = {
  unauthenticated: "INVALID_CLIENT",
  parametersMissing: "A047201",
  parametersNotForm: "A047202",
  parameterRepeated: () => emulatorCodes.parameterRepeated,
};

/** Result codes for repeated parameters that do not depend on the grant type. */
const repeated: Readonly<Record<string, string>> = { grant_type: "A049303", client_secret: "A158301" };

/** Emulates `token.process`. */
export const processToken: Handler<"token.process"> = async ({ body }, context) =>
  withNonce(context, body, await decide(body, context));

const decide = (body: RequestBody<TokenRequest>, context: ServiceContext): Promise<Reply<TokenResponse>> =>
  decideForClient(context, endpoint, async (identified) => {
    const form = readForm(body, { ...endpoint, parameterRepeated: (name) => repeatedCode(body, name) });
    const grant = findGrant(context, form);
    if (isAnonymous(body, form) && grant.anonymous?.isTaken(context.service)) {
      const binding = await readBinding(context, body, anonymousClient);
      const overrides = readOverrides(body, grant);
      const call = { form, client: undefined, binding, overrides };
      return grant.anonymous.redeem(context, call, readParameters(grant, form));
    }
    const client = await authenticateClient(context, body, form, identified, {
      publicClients: grant.publicClients ?? false,
      codes: identificationCodes,
      owner: context.service.missingClientIdAllowed === true ? ownerOf(context, form) : undefined,
    });
    // Before anything is used up, so that an auth_req_id or a refresh token survives a 501.
    checkHonoured(context, client.client);
    if (!client.client.grantTypes.includes(grant.grantType)) {
      const text = "The client is not registered for the grant type.";
      throw new Refusal("unauthorized_client", grant.disabledForClient, text);
    }
    const binding = await readBinding(context, body, client.client);
    const overrides = readOverrides(body, grant);
    return grant.redeem(context, { form, client, binding, overrides }, readParameters(grant, form));
  });

/** The public client that owns the code or refresh token, which identifies it if the service permits that. */
function ownerOf({ store }: ServiceContext, form: FormParameters): string | undefined {
  const record =
    store.authorizationCodes.get(form.get("code") ?? "") ?? store.refreshTokens.get(form.get("refresh_token") ?? "");
  const found = record?.grant.client;
  return found?.client.clientType === "PUBLIC" ? found.identifier : undefined;
}

function findGrant(context: ServiceContext, form: FormParameters): TokenGrant {
  const invalid = (code: string, text: string) => new Refusal("invalid_request", code, text);
  if (form.isEmpty) throw invalid("A047301", "The request is empty.");
  if (!form.has("grant_type")) throw invalid("A049301", "The request has no grant_type.");
  const name = form.get("grant_type");
  if (name === undefined) throw invalid("A049302", "The grant_type has no value.");
  const unsupported = (code: string, text: string) => new Refusal("unsupported_grant_type", code, text);
  if (name === "implicit") throw unsupported("A049306", "The grant_type has no business at the token endpoint.");
  const grant = grants.find((candidate) => candidate.name === name);
  if (!grant) throw unsupported("A049304", "The grant type is not known.");
  if (!context.service.supportedGrantTypes.includes(grant.grantType))
    throw unsupported("A049305", "The service does not support the grant type.");
  return grant;
}

/** The result code for a repeated parameter, which depends on the grant type. */
function repeatedCode(body: RequestBody<TokenRequest>, name: string): string {
  if (Object.hasOwn(repeated, name)) return repeated[name]!;
  const grantType = FormParameters.parse(body.string("parameters") ?? "")?.get("grant_type");
  const grant = grants.find((candidate) => candidate.name === grantType);
  return grant?.parameters[name]?.repeated ?? grant?.repeated?.[name] ?? emulatorCodes.parameterRepeated;
}
