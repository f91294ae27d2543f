import { ClientAuthMethodValues, JwsAlgValues } from "../../generated/models.js";
import { defaultService, followIssuer, serviceChecks, type EmulatedService } from "./service-settings.js";
import { anyText, anyTexts, count, merge, oneOf, someOf, type Checks } from "./settings-check.js";

/** Checks for what callers of the API give: whatever is described is taken, emulated or not. */
export const describedServiceChecks: Checks<EmulatedService> = {
  ...serviceChecks,
  serviceName: anyText,
  supportedTokenAuthMethods: someOf(ClientAuthMethodValues),
  supportedClaims: anyTexts,
  supportedAuthorizationDetailsTypes: anyTexts,
  // 0 is the same as left out.
  backchannelAuthReqIdDuration: count,
  backchannelPollingInterval: count,
  accessTokenDuration: count,
  refreshTokenDuration: count,
  idTokenDuration: count,
  accessTokenSignAlg: oneOf(JwsAlgValues),
};

/** What stays as it is when a caller of the API gives all other settings. */
export type KeptOfService = Pick<EmulatedService, "supportedAcrs" | "clientIdAliasEnabled">;

/** What a service has of these that is made through the API. */
export const keptOfNewService: KeptOfService = {
  supportedAcrs: defaultService.supportedAcrs,
  clientIdAliasEnabled: true,
};

/**
 * The service that a caller of the API describes, by values that were checked. Unlike a service of `createEmulator` it
 * supports nothing but what it is told to. Issuer, endpoints and lifetimes are those of the emulator where left out.
 */
export function describedService(values: Readonly<Record<string, unknown>>, kept: KeptOfService): EmulatedService {
  const given = Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== 0 || name === "allowableClockSkew"),
  );
  const unset: EmulatedService = {
    ...defaultService,
    ...kept,
    serviceName: "",
    supportedGrantTypes: [],
    supportedTokenAuthMethods: [],
    supportedBackchannelTokenDeliveryModes: [],
    supportedScopes: [],
    supportedClaims: [],
  };
  return followIssuer(merge("service", unset, given, describedServiceChecks), given);
}
