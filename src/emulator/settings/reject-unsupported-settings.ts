import { emulatorCodes } from "../api/emulator-codes.js";
import { asAsymmetric } from "../jose/algorithms.js";
import { notEmulated } from "../protocol/client-request.js";
import type { ServiceContext } from "../service/service-context.js";
import type { StoredClient } from "./client-settings.js";
import type { StoredService } from "./service-settings.js";

/** A setting under which requests or tokens are other than the emulator makes them: which values do so, and how. */
type Rule<Settings> = {
  readonly [Name in keyof Settings]-?: readonly [
    setting: Name,
    isUnsupported: (value: NonNullable<Settings[Name]>) => boolean,
    reason: string,
  ];
}[keyof Settings];

const isGiven = (value: string) => value !== "";
const isForeign = (alg: string) => asAsymmetric(alg) === undefined;

const clientRules: readonly Rule<StoredClient>[] = [
  // An unsigned ID token is refused where it is not allowed.
  [
    "idTokenSignAlg",
    (alg: string) => alg === "ES256K" || (isForeign(alg) && !alg.startsWith("HS") && alg !== "NONE"),
    "the service has no key for the algorithm",
  ],
];

const serviceRules: readonly Rule<StoredService>[] = [
  ["accessTokenSignAlg", isForeign, "the service has no key for the algorithm"],
  [
    "accessTokenType",
    (type: string) => isGiven(type) && type.toLowerCase() !== "bearer",
    "access tokens are of the type Bearer",
  ],
  [
    "supportedServiceProfiles",
    (profiles: readonly string[]) => profiles.includes("OPEN_BANKING"),
    "the rules of the profile are not checked",
  ],
];

/**
 * Answers requests of a client with 501 where a caller of the API set what the emulator does not do. To go on as if it
 * were not set would give results that the real service does not give.
 */
export function checkHonoured(context: ServiceContext, client: StoredClient): void {
  check("client", clientRules, client);
  check("service", serviceRules, context.service);
}

function check<Settings>(what: string, rules: readonly Rule<Settings>[], settings: Settings): void {
  for (const [name, isUnsupported] of rules) {
    const value = settings[name];
    // The pairing of name and value is lost to the compiler in a loop over rules of different settings.
    if (value !== undefined && value !== null && (isUnsupported as (value: unknown) => boolean)(value))
      throw notEmulated(emulatorCodes.settingNotEmulated, `Requests of a ${what} with this '${String(name)}'`);
  }
}
