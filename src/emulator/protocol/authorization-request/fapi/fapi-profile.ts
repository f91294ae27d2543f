import type { FapiMode, Scope } from "../../../../generated/models.js";
import type { EmulatedClient } from "../../../settings/client-settings.js";
import type { EmulatedService } from "../../../settings/service-settings.js";

/** The rules of FAPI that a request is held to. */
export interface FapiProfile {
  /** FAPI 1.0, whose advanced part has the rules of the baseline too. */
  readonly first: boolean;
  readonly advanced: boolean;
  /** FAPI 2.0 Security Profile. */
  readonly second: boolean;
  /** FAPI 2.0 Message Signing: signed requests, and signed answers. */
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
 * What of FAPI counts, if the service has the profile `FAPI`: the modes of the service, without any those of the client,
 * without any those that the attributes of the scopes stand for. Undefined where nothing does.
 */
export function fapiProfile(
  service: EmulatedService,
  client: EmulatedClient,
  scopes: readonly Scope[],
): FapiProfile | undefined {
  if (!service.supportedServiceProfiles.includes("FAPI")) return undefined;
  const ofScopes = scopes.flatMap(({ attributes }) =>
    (attributes ?? []).flatMap(({ key, value }) => modeOfAttribute[`${key}=${value}`] ?? []),
  );
  const modes = [service.fapiModes, client.fapiModes, ofScopes].find((list) => list.length > 0);
  if (!modes) return undefined;
  const advanced = modes.includes("FAPI1_ADVANCED");
  return {
    first: advanced || modes.includes("FAPI1_BASELINE"),
    advanced,
    second: modes.some((mode) => mode.startsWith("FAPI2_")),
    signedRequests: modes.includes("FAPI2_MESSAGE_SIGNING_AUTH_REQ"),
    signedAnswers: modes.includes("FAPI2_MESSAGE_SIGNING_AUTH_RES"),
  };
}

/** Whether a signature is strong enough where more is asked than FAPI 1.0 Baseline does. */
export function isStrongSignature({ second }: FapiProfile, alg: string | undefined): boolean {
  return alg === "PS256" || alg === "ES256" || (second && alg === "EdDSA");
}
