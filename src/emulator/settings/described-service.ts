import type { Service } from "../../generated/models.js";
import { clientMetadataNames } from "../../generated/metadata-names.js";
import { ApiFailure } from "../api/answers.js";
import type { RequestBody } from "../api/request-body.js";
import { words } from "../protocol/form.js";
import type { ServiceContext } from "../service/service-context.js";
import {
  areCredentials,
  defaultService,
  endpointsOf,
  serviceTable,
  type EmulatedService,
  type StoredService,
} from "./service-settings.js";
import { readSettings, withoutUnset } from "./settings-reader.js";
import { freeze } from "./settings-table.js";

/** What an update through the API, which replaces all other settings, leaves as it is. */
export type FixedServiceSettings = Pick<EmulatedService, "clientIdAliasEnabled">;

/** Settings for which 0 has a meaning. Elsewhere it is the same as an omitted value. */
const meaningful = new Set(["allowableClockSkew", "deviceFlowCodeDuration", "deviceFlowPollingInterval"]);

/** Reads a service that an API caller describes. Omitted settings have the defaults of `createEmulator`. */
export function readService(body: RequestBody<Service>, kept: FixedServiceSettings = defaultService): StoredService {
  const given = Object.entries(readSettings(serviceTable, body));
  const settings: Partial<StoredService> = Object.fromEntries(
    given.filter(([name, value]) => value !== 0 || !(name in defaultService) || meaningful.has(name)),
  );
  const taken = settings.supportedCustomClientMetadata?.find(isStandard);
  if (taken !== undefined)
    throw new ApiFailure(400, "A039232", `The name '${taken}' in 'supportedCustomClientMetadata' is a standard one.`);
  if (!areCredentials(settings.credentialIssuerMetadata ?? {}))
    throw new ApiFailure(400, "A126202", "The credentialsSupported are not the text of a JSON object.");
  return freeze({
    ...defaultService,
    clientIdAliasEnabled: kept.clientIdAliasEnabled,
    ...endpointsOf(settings.issuer ?? defaultService.issuer),
    ...structuredClone(settings),
  });
}

/** Standard client metadata that does not correspond to a setting. */
const others = words(
  "client_id client_secret client_id_issued_at client_secret_expires_at registration_access_token registration_client_uri " +
    "scope software_statement",
);

const isStandard = (name: string) => [...others, ...Object.values(clientMetadataNames)].includes(name);

/** A service as the API represents it. */
export function serviceProperties({ serviceId, service, registration, store }: ServiceContext): Service {
  const hsks = [...store.hardwareKeys.values()];
  const { number, secret, createdAt, modifiedAt } = registration;
  return {
    number,
    serviceOwnerNumber: 1,
    ...numericIdentifier("apiKey", serviceId),
    ...(secret !== null && { apiSecret: secret }),
    createdAt,
    modifiedAt,
    ...withoutUnset(service),
    ...(hsks.length > 0 && { hsks }),
  };
}

/** The service identifier as a number, if it is one: the initial service may have any identifier. */
export function numericIdentifier<Name extends string>(
  name: Name,
  serviceId: string,
): { readonly [Key in Name]?: number } {
  const isNumber = /^[1-9]\d*$/.test(serviceId) && Number.isSafeInteger(Number(serviceId));
  return (isNumber ? { [name]: Number(serviceId) } : {}) as { readonly [Key in Name]?: number };
}
