import type { Scope } from "../../../generated/models.js";
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
  request: { readonly form: FormParameters; readonly scopes: readonly Scope[]; readonly claims: RequestedClaims },
): void {
  const { service } = context;
  const { form, scopes, claims } = request;
  checkHonoured(context, client);
  const names = scopes.map(({ name }) => name);
  const missing: readonly (readonly [what: string, isAsked: boolean])[] = [
    ["Grant management requests", form.has("grant_id") || form.has("grant_management_action")],
    ["Requests with an issuer_state", form.has("issuer_state") && service.verifiableCredentialsEnabled === true],
    ["Requests for Native SSO", service.nativeSsoSupported === true && names.includes("device_sso")],
    ["Requests for verified claims", [claims.idToken, claims.userinfo].some((list) => "verified_claims" in list)],
    ["Authorization requests under FAPI", isFapi(context, client, scopes)],
  ];
  for (const [what, isAsked] of missing) if (isAsked) throw notEmulated(emulatorCodes.notEmulated, what);
}

/** Whether the rules of FAPI are to be held to: service, client or a scope says so. */
function isFapi({ service }: ServiceContext, client: StoredClient, scopes: readonly Scope[]): boolean {
  if (!service.supportedServiceProfiles.includes("FAPI")) return false;
  if (service.fapiModes.length > 0 || client.fapiModes.length > 0) return true;
  return scopes.some(({ attributes }) => attributes?.some(({ key }) => key === "fapi" || key === "fapi2"));
}
