import type { CredentialIssuanceOrder } from "../../../generated/models.js";
import { isObject } from "../../../shared/is-object.js";
import { CallerFault, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJsonObject } from "../../api/request-body.js";
import { asymmetricAlgorithms } from "../../jose/algorithms.js";
import type { CredentialIssuer } from "../../protocol/credentials/issuer.js";
import type { ServiceContext } from "../../service/service-context.js";
import { anyText, flag, integer } from "../../settings/settings-check.js";
import type { CredentialRequest } from "../../store/credentials/requests.js";
import type { AccessTokenRecord } from "../../store/tokens.js";
import { signingKey } from "./credential-keys.js";
import { invalidPayload } from "./formats/credential.js";
import { coseAlgorithms, makeMdoc } from "./formats/mdoc.js";
import { makeSdJwt } from "./formats/sd-jwt.js";

/** The authorization server's order for a credential request. */
export interface Order {
  readonly request: CredentialRequest;
  readonly given: CredentialIssuanceOrder;
}

const checks = {
  requestIdentifier: anyText,
  credentialPayload: anyText,
  issuanceDeferred: flag,
  credentialDuration: integer,
  signingKeyId: anyText,
} as const satisfies { readonly [Name in keyof CredentialIssuanceOrder]-?: unknown };

/** Reads an order and finds its request, among the deferred or the other ones. */
export function readOrder(
  { store, clock }: ServiceContext,
  value: unknown,
  awaited: { readonly deferred: boolean; readonly token?: AccessTokenRecord },
): Order {
  if (!isObject(value)) throw new CallerFault(emulatorCodes.orderMissing, "The call has no order.");
  for (const [name, { expected, holds }] of Object.entries(checks))
    if ((value[name] ?? null) !== null && !holds(value[name]))
      throw new CallerFault(emulatorCodes.orderInvalid, `The ${name} of the order must be ${expected}.`);
  const given: CredentialIssuanceOrder = value;
  const request = store.credentials.requests.get(given.requestIdentifier ?? "");
  const isAwaited =
    request?.deferred === awaited.deferred && (awaited.token === undefined || request.token === awaited.token);
  if (request && isAwaited && request.expiresAt > clock.now()) return { request, given };
  const text =
    "No credential request with this requestIdentifier waits for the call: it was answered, has expired or is another token's.";
  throw new CallerFault(emulatorCodes.orderRequestUnknown, text);
}

/** Creates the credentials of an order, one for each key of the wallet. */
export async function makeCredentials(
  context: ServiceContext,
  issuer: CredentialIssuer,
  { request, given }: Order,
): Promise<readonly string[]> {
  const { format, bindingKeys, configuration } = request;
  if (!given.credentialPayload)
    throw new CallerFault(emulatorCodes.orderPayloadMissing, "The order has no credentialPayload.");
  const payload = parseJsonObject(given.credentialPayload);
  if (!payload) throw invalidPayload("The credentialPayload is not the text of a JSON object.");
  const isMdoc = format === "mso_mdoc";
  const possible = isMdoc ? Object.keys(coseAlgorithms) : asymmetricAlgorithms;
  const supported = configuration["credential_signing_alg_values_supported"];
  // In the final version, the metadata has numeric algorithms for mdocs.
  const algorithms = possible.filter(
    (alg) =>
      !Array.isArray(supported) || supported.includes(alg) || (isMdoc && supported.includes(coseAlgorithms[alg])),
  );
  const key = await signingKey(context.service, given.signingKeyId || undefined, algorithms);
  const seconds = given.credentialDuration || (context.service.credentialDuration ?? 0);
  const duration = seconds > 0 ? seconds : undefined;
  const draft = { context, issuer: issuer.identifier, format, payload, key, duration };
  const make = isMdoc ? makeMdoc : makeSdJwt;
  const keys = bindingKeys.length > 0 ? bindingKeys : [undefined];
  return Promise.all(keys.map((bindingKey) => make({ ...draft, bindingKey })));
}

/** Ends a request by denying the credential. */
export function deny({ store }: ServiceContext, { request }: Order): never {
  store.credentials.requests.delete(request);
  const text = "The issuer does not issue the credential.";
  throw new Refusal("credential_request_denied", emulatorCodes.credentialDenied, text);
}
