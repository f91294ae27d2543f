import { emulatorCodes } from "../../api/emulator-codes.js";
import { notEmulated } from "../client-request.js";
import type { FormParameters } from "../form.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { StoredClient } from "../../settings/client-settings.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { RequestedClaims } from "./claims-parameter.js";

/** Answers 501 to a request for what the emulator does not do, rather than as if nobody had asked for it. */
export function checkEmulated(
  context: ServiceContext,
  client: StoredClient,
  request: { readonly form: FormParameters; readonly claims: RequestedClaims },
): void {
  const { service } = context;
  const { form, claims } = request;
  checkHonoured(context, client);
  const missing: readonly (readonly [what: string, isAsked: boolean])[] = [
    ["Requests with an issuer_state", form.has("issuer_state") && service.verifiableCredentialsEnabled === true],
    ["Requests for transformed claims", claims.transformed],
  ];
  for (const [what, isAsked] of missing) if (isAsked) throw notEmulated(emulatorCodes.notEmulated, what);
}
