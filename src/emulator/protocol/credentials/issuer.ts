import type { CredentialIssuerMetadata } from "../../../generated/models.js";
import { CallerFault } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJsonObject } from "../../api/request-body.js";
import type { ReadonlyDeep } from "../../../shared/readonly-deep.js";
import type { StoredService } from "../../settings/service-settings.js";

/** A credential configuration in the issuer metadata. */
export type CredentialConfiguration = Readonly<Record<string, unknown>>;

/** A service as a credential issuer. */
export interface CredentialIssuer {
  readonly identifier: string;
  /** Whether it follows OpenID for Verifiable Credential Issuance 1.0 rather than the first implementer's draft. */
  readonly final: boolean;
  readonly configurations: ReadonlyMap<string, CredentialConfiguration>;
  /** The maximum number of key proofs in a request. */
  readonly batchSize: number;
  readonly settings: ReadonlyDeep<CredentialIssuerMetadata> & {
    /** In services newer than the description. Its format is not known. */
    readonly display?: unknown;
  };
}

/** The credential issuer of a service; undefined if it is not one. */
export function credentialIssuerOf(service: StoredService): CredentialIssuer | undefined {
  if (service.verifiableCredentialsEnabled !== true) return undefined;
  const settings: CredentialIssuer["settings"] = service.credentialIssuerMetadata ?? {};
  const configurations = parseJsonObject(settings.credentialsSupported || "{}") ?? {};
  const final = (service.oid4vciVersion ?? "").startsWith("1.0") && service.oid4vciVersion !== "1.0-ID1";
  return {
    identifier: settings.credentialIssuer ?? "",
    final,
    configurations: new Map(Object.entries(configurations as Record<string, CredentialConfiguration>)),
    batchSize: final ? Math.max(settings.batchSize ?? 1, 1) : 1,
    settings,
  };
}

/** Refuses settings that are too incomplete to issue credentials. */
export function checkComplete({ settings }: CredentialIssuer): void {
  const names = ["credentialIssuer", "credentialEndpoint", "credentialsSupported"] as const;
  const missing = names.find((name) => !settings[name]);
  if (missing === undefined) return;
  const text = `The credentialIssuerMetadata of the service has no ${missing}.`;
  throw new CallerFault(emulatorCodes.issuerIncomplete, text);
}
