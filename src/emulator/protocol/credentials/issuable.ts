import type { RequestedDetails } from "../authorization-details.js";
import type { StoredService } from "../../settings/service-settings.js";
import { credentialIssuerOf, type CredentialConfiguration, type CredentialIssuer } from "./issuer.js";

/** What determines which credentials can be issued. */
export interface CredentialSources {
  readonly scopes: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  /** Identifiers of the configurations in an offer. */
  readonly offered?: readonly string[] | undefined;
}

/** The `type` of credential authorization details: OpenID for Verifiable Credential Issuance 1.0, section 5.1.1. */
export const CREDENTIAL_DETAILS = "openid_credential";

/** Identifiers of the configurations whose credentials can be issued. */
export function issuableConfigurations(issuer: CredentialIssuer, sources: CredentialSources): readonly string[] {
  const { scopes, authorizationDetails, offered = [] } = sources;
  const detailed = authorizationDetails.flatMap((details) => configurationOf(issuer, details) ?? []);
  return [...issuer.configurations]
    .filter(([id, { scope }]) => offered.includes(id) || detailed.includes(id) || scopes.includes(scope as string))
    .map(([id]) => id);
}

/** The credentials that can be issued, as a JSON array in the API's format; undefined if there are none. */
export function issuableCredentials(service: StoredService, sources: CredentialSources): string | undefined {
  const issuer = credentialIssuerOf(service);
  const ids = issuer ? issuableConfigurations(issuer, sources) : [];
  const described = ids.map((id) => ({
    ...issuer!.configurations.get(id),
    ...(issuer!.final && { credential_configuration_id: id, credential_identifiers: [id] }),
  }));
  return described.length > 0 ? JSON.stringify(described) : undefined;
}

/** Adds the identifiers that credential requests may name to the details of a token response: section 6.2. */
export function withCredentialIdentifiers(service: StoredService, details: RequestedDetails): RequestedDetails {
  const issuer = credentialIssuerOf(service);
  if (!issuer?.final) return details;
  return details.map((element) => {
    const id = configurationOf(issuer, element);
    return id === undefined ? element : { ...element, credential_identifiers: [id] };
  });
}

/** The configuration that details refer to, by identifier or, in the draft, by format and type. */
export function configurationOf(issuer: CredentialIssuer, details: RequestedDetails[number]): string | undefined {
  if (details["type"] !== CREDENTIAL_DETAILS) return undefined;
  const named = details["credential_configuration_id"];
  if (named !== undefined) return issuer.configurations.has(named as string) ? (named as string) : undefined;
  return issuer.final ? undefined : configurationsOfType(issuer, details)[0];
}

/** The configurations of a format and type: the `vct` of an SD-JWT VC, or the `doctype` of an mdoc. */
export function configurationsOfType(
  { configurations }: CredentialIssuer,
  request: Readonly<Record<string, unknown>>,
): readonly string[] {
  const type = request["format"] === "mso_mdoc" ? "doctype" : "vct";
  if (typeof request[type] !== "string") return [];
  const isWanted = (known: CredentialConfiguration) => ["format", type].every((name) => known[name] === request[name]);
  return [...configurations].filter(([, known]) => isWanted(known)).map(([id]) => id);
}
