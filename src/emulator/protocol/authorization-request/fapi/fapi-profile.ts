import type { FapiMode, Scope } from "../../../../generated/models.js";
import type { EmulatedClient } from "../../../settings/client-settings.js";
import type { EmulatedService } from "../../../settings/service-settings.js";

/** The FAPI rules that apply to a request. */
export interface FapiProfile {
  /** FAPI 1.0. Advanced includes the rules of Baseline. */
  readonly fapi1: boolean;
  readonly advanced: boolean;
  /** FAPI 2.0 Security Profile. */
  readonly fapi2: boolean;
  /** FAPI 2.0 Message Signing: signed requests and signed answers. */
  readonly signedRequests: boolean;
  readonly signedAnswers: boolean;
}

const modeOfAttribute: Readonly<Record<string, FapiMode>> = {
  "fapi=r": "FAPI1_BASELINE",
  "fapi=rw": "FAPI1_ADVANCED",
  "fapi2=sp": "FAPI2_SECURITY",
  "fapi2=ms-authreq": "FAPI2_MESSAGE_SIGNING_AUTH_REQ",
  "fapi2=ms-authres": "FAPI2_MESSAGE_SIGNING_AUTH_RES",
  "fapi2=ms-introres": "FAPI2_MESSAGE_SIGNING_INTROSPECTION_RES",
};

/**
 * The FAPI profile of a request to a service with the profile `FAPI`: by the modes of the service, otherwise those of
 * the client, otherwise the attributes of the scopes. Undefined if there is none.
 */
export function fapiProfile(
  service: EmulatedService,
  client: EmulatedClient,
  scopes: readonly Scope[],
): FapiProfile | undefined {
  if (!service.supportedServiceProfiles.includes("FAPI")) return undefined;
  const scopeModes = scopes.flatMap(({ attributes }) =>
    (attributes ?? []).flatMap(({ key, value }) => modeOfAttribute[`${key}=${value}`] ?? []),
  );
  const modes = [service.fapiModes, client.fapiModes, scopeModes].find((list) => list.length > 0);
  if (!modes) return undefined;
  const advanced = modes.includes("FAPI1_ADVANCED");
  return {
    fapi1: advanced || modes.includes("FAPI1_BASELINE"),
    advanced,
    fapi2: modes.some((mode) => mode.startsWith("FAPI2_")),
    signedRequests: modes.includes("FAPI2_MESSAGE_SIGNING_AUTH_REQ"),
    signedAnswers: modes.includes("FAPI2_MESSAGE_SIGNING_AUTH_RES"),
  };
}

/** Whether a signature algorithm satisfies FAPI 1.0 Advanced or FAPI 2.0. */
export function isStrongSignature({ fapi2 }: FapiProfile, alg: string | undefined): boolean {
  return alg === "PS256" || alg === "ES256" || (fapi2 && alg === "EdDSA");
}
