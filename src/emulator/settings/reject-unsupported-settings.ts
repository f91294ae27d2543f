import { emulatorCodes } from "../api/emulator-codes.js";
import { asAsymmetric } from "../jose/algorithms.js";
import { notEmulated } from "../protocol/client-request.js";
import type { ServiceContext } from "../service/service-context.js";
import type { StoredClient } from "./client-settings.js";
import type { StoredService } from "./service-settings.js";

/** Settings whose effect is not emulated: which values are unsupported, and why. */
type Rules<Settings> = {
  readonly [Name in keyof Settings]?: readonly [
    isUnsupported: (value: NonNullable<Settings[Name]>) => boolean,
    reason: string,
  ];
};

const isForeign = (alg: string) => asAsymmetric(alg) === undefined;
const isOn = (flag: boolean) => flag;

/** Unsupported client settings. */
export const clientRules: Rules<StoredClient> = {
  idTokenSignAlg: [
    // `NONE` is refused when an ID token is due.
    (alg) => alg === "ES256K" || (isForeign(alg) && !alg.startsWith("HS") && alg !== "NONE"),
    "the service has no key for the algorithm",
  ],
  requestSignAlg: [(alg) => alg === "ES256K", "Web Crypto has no ES256K"],
  rsRequestSigned: [isOn, "signatures of HTTP messages are not checked"],
};

/** Unsupported service settings. */
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
 * Answers a client's request with 501 if a setting is not supported. Ignoring it would give results that differ from
 * those of the real service.
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
