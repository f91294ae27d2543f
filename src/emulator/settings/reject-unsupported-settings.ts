import { emulatorCodes } from "../api/emulator-codes.js";
import { asAsymmetric } from "../jose/algorithms.js";
import { notEmulated } from "../protocol/client-request.js";
import type { ServiceContext } from "../service/service-context.js";
import type { StoredClient } from "./client-settings.js";
import type { StoredService } from "./service-settings.js";

/** Settings under which requests or tokens are other than the emulator makes them: which values do so, and how. */
type Rules<Settings> = {
  readonly [Name in keyof Settings]?: readonly [
    isUnsupported: (value: NonNullable<Settings[Name]>) => boolean,
    reason: string,
  ];
};

const isForeign = (alg: string) => asAsymmetric(alg) === undefined;
const isOn = (flag: boolean) => flag;

/** What is refused of the settings of clients. */
export const clientRules: Rules<StoredClient> = {
  idTokenSignAlg: [
    // An unsigned ID token is refused where it is not allowed.
    (alg) => alg === "ES256K" || (isForeign(alg) && !alg.startsWith("HS") && alg !== "NONE"),
    "the service has no key for the algorithm",
  ],
  requestSignAlg: [(alg) => alg === "ES256K", "Web Crypto has no ES256K"],
  rsRequestSigned: [isOn, "signatures of HTTP messages are not checked"],
};

/** What is refused of the settings of services. */
export const serviceRules: Rules<StoredService> = {
  accessTokenSignAlg: [isForeign, "the service has no key for the algorithm"],
  accessTokenType: [(type) => type !== "" && type.toLowerCase() !== "bearer", "access tokens are of the type Bearer"],
  accessTokenForExternalAttachmentEmbedded: [isOn, "external attachments get no access token"],
  rsResponseSigned: [isOn, "HTTP messages are not signed"],
  supportedServiceProfiles: [
    (profiles) => profiles.includes("OPEN_BANKING"),
    "the rules of the profile OPEN_BANKING are not checked",
  ],
};

/**
 * Answers requests of a client with 501 where a caller of the API set what the emulator does not do. To go on as if it
 * were not set would give results that the real service does not give.
 */
export function checkHonoured(context: ServiceContext, client: StoredClient): void {
  check("client", clientRules, client);
  check("service", serviceRules, context.service);
}

function check<Settings>(what: string, rules: Rules<Settings>, settings: Settings): void {
  for (const name of Object.keys(rules) as (keyof Settings & string)[]) {
    const [isUnsupported] = rules[name]!;
    const value = settings[name] ?? null;
    if (value !== null && isUnsupported(value))
      throw notEmulated(emulatorCodes.settingNotEmulated, `Requests of a ${what} with this '${name}'`);
  }
}
