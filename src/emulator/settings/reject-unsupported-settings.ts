import { asAsymmetric } from "../jose/algorithms.js";
import { notEmulated } from "../protocol/client-request.js";
import type { EmulatedClient } from "./client-settings.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import type { ServiceContext } from "../service/service-context.js";

/** Settings under which requests or tokens are other than the emulator makes them, each with the values that do so. */
type Rules = Readonly<Record<string, (value: unknown) => boolean>>;

const isOn = (value: unknown) => value === true;
const isGiven = (value: unknown) => value !== undefined && value !== "";
const isForeignAlgorithm = (value: unknown) => typeof value === "string" && asAsymmetric(value) === undefined;

const clientRules: Rules = {
  authTimeRequired: isOn,
  idTokenEncryptionAlg: isGiven,
  // Without a signature the requests are refused already where that is not allowed.
  idTokenSignAlg: (value) => isForeignAlgorithm(value) && value !== "NONE",
  singleAccessTokenPerSubject: isOn,
  subjectType: (value) => value === "PAIRWISE",
};

const serviceRules: Rules = {
  accessTokenSignAlg: isForeignAlgorithm,
  accessTokenType: (value) => isGiven(value) && String(value).toLowerCase() !== "bearer",
  grantManagementActionRequired: isOn,
  idTokenReissuable: isOn,
  jwks: isGiven,
  openidDroppedOnRefreshWithoutOfflineAccess: isOn,
  refreshTokenDurationKept: isOn,
  refreshTokenIdempotent: isOn,
  refreshTokenKept: isOn,
  scopeRequired: isOn,
  singleAccessTokenPerSubject: isOn,
  supportedServiceProfiles: (value) => Array.isArray(value) && value.includes("OPEN_BANKING"),
  tokenExpirationLinked: isOn,
};

/**
 * Callers of the API may set what the emulator does not do. To go on as if it were not set would be a lie, so requests
 * of the client are answered with 501.
 */
export function checkHonoured(context: ServiceContext, client: EmulatedClient): void {
  check("client", clientRules, { ...client, ...context.clients.record(client.clientId)?.others });
  check("service", serviceRules, { ...context.service, ...context.registration.others });
}

/** The service's own keys are others than those that the emulator makes. */
export function checkKeysHonoured(context: ServiceContext): void {
  check("service", { jwks: isGiven }, context.registration.others);
}

function check(what: string, rules: Rules, settings: Readonly<Record<string, unknown>>): void {
  for (const [name, breaks] of Object.entries(rules)) {
    if (breaks(settings[name]))
      throw notEmulated(emulatorCodes.settingNotEmulated, `Requests of a ${what} with this '${name}'`);
  }
}
