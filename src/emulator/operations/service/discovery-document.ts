import { metadataNames } from "../../../generated/metadata-names.js";
import { propertyKinds } from "../../../generated/property-kinds.js";
import { parseJson } from "../../api/request-body.js";
import { asymmetricAlgorithms, symmetricAlgorithms } from "../../jose/algorithms.js";
import { contentEncryptions, keyPairAlgorithms, sharedKeyAlgorithms } from "../../jose/encryption-algorithms.js";
import type { ServiceContext } from "../../service/service-context.js";
import { algorithmsOf } from "../../service/service-keys.js";
import type { StoredService } from "../../settings/service-settings.js";
import { wireNameOf } from "../../settings/wire-names.js";

type PublishedSetting = keyof typeof metadataNames;

/** Settings for a federation. As at the real service, they are in the entity configuration. */
const federationSettings: readonly PublishedSetting[] = [
  "federationRegistrationEndpoint",
  "organizationName",
  "signedJwksUri",
  "supportedClientRegistrationTypes",
];

/** Converts settings that are published in another format. */
const forms: { readonly [Name in PublishedSetting]?: (value: never) => unknown } = {
  supportedScopes: (scopes: StoredService["supportedScopes"]) => scopes.map(({ name }) => name),
  mtlsEndpointAliases: (aliases: NonNullable<StoredService["mtlsEndpointAliases"]>) =>
    Object.fromEntries<unknown>(aliases.map(({ name, uri }) => [String(name), uri])),
  predefinedTransformedClaims: (text: string) => parseJson(text),
};

/**
 * The discovery document: OpenID Connect Discovery 1.0, section 3, RFC 8414, section 2, and additions of other
 * specifications. It consists of published settings and the capabilities of the emulator.
 */
export function discoveryDocument(context: ServiceContext): Readonly<Record<string, unknown>> {
  const names = (Object.keys(metadataNames) as PublishedSetting[]).filter((name) => !federationSettings.includes(name));
  return { ...publishedSettings(context.service, names), ...withoutUndefined(capabilities(context)) };
}

/** The additional members of an entity configuration: OpenID Federation 1.0, section 5.1.3. */
export function federationMembers(service: StoredService): Readonly<Record<string, unknown>> {
  return publishedSettings(service, federationSettings);
}

function publishedSettings(service: StoredService, names: readonly PublishedSetting[]): Record<string, unknown> {
  return withoutUndefined(
    Object.fromEntries(names.map((name) => [metadataNames[name], published(name, service[name] ?? null)])),
  );
}

function withoutUndefined(members: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** RFC 8414, section 2: empty lists are left out. */
function published(name: PublishedSetting, value: unknown): unknown {
  const kind = propertyKinds.Service[name];
  if (kind === "boolean") return value === true;
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return undefined;
  const form = forms[name] as ((value: unknown) => unknown) | undefined;
  if (form) return form(value);
  return Array.isArray(kind) ? (value as string[]).map(wireNameOf) : value;
}

function capabilities({ service, fetch }: ServiceContext): Record<string, unknown> {
  const own = algorithmsOf(service);
  const signing = [...own, ...symmetricAlgorithms];
  const verifiable = [...asymmetricAlgorithms, ...symmetricAlgorithms];
  const encryption = [...keyPairAlgorithms, ...sharedKeyAlgorithms];
  const contents = Object.keys(contentEncryptions);
  const attested = service.supportedTokenAuthMethods.includes("ATTEST_JWT_CLIENT_AUTH")
    ? asymmetricAlgorithms
    : undefined;
  return {
    response_modes_supported: ["query", "fragment", "form_post", "query.jwt", "fragment.jwt", "form_post.jwt", "jwt"],
    subject_types_supported: ["public", "pairwise"],
    code_challenge_methods_supported: service.pkceS256Required === true ? ["S256"] : ["plain", "S256"],
    authorization_response_iss_parameter_supported: service.issSuppressed !== true,
    claims_parameter_supported: true,
    verified_claims_supported: (service.supportedTrustFrameworks ?? []).length > 0,
    request_parameter_supported: true,
    // Request objects by reference require the option `fetch`.
    request_uri_parameter_supported: fetch !== null,
    require_request_uri_registration: true,
    require_signed_request_object: service.requestObjectRequired === true,
    request_object_signing_alg_values_supported: verifiable,
    request_object_encryption_alg_values_supported: encryption,
    request_object_encryption_enc_values_supported: contents,
    authorization_signing_alg_values_supported: signing,
    authorization_encryption_alg_values_supported: encryption,
    authorization_encryption_enc_values_supported: contents,
    id_token_signing_alg_values_supported: signing,
    id_token_encryption_alg_values_supported: encryption,
    id_token_encryption_enc_values_supported: contents,
    userinfo_signing_alg_values_supported: [...own, "none"],
    introspection_signing_alg_values_supported: own,
    token_endpoint_auth_signing_alg_values_supported: assertionAlgorithms(service.supportedTokenAuthMethods),
    revocation_endpoint_auth_signing_alg_values_supported: assertionAlgorithms(service.supportedRevocationAuthMethods),
    introspection_endpoint_auth_signing_alg_values_supported: assertionAlgorithms(
      service.supportedIntrospectionAuthMethods,
    ),
    client_attestation_signing_alg_values_supported: attested,
    client_attestation_pop_signing_alg_values_supported: attested,
    dpop_signing_alg_values_supported: asymmetricAlgorithms,
    backchannel_authentication_request_signing_alg_values_supported: asymmetricAlgorithms,
    grant_management_actions_supported: [
      ...(service.grantManagementEndpoint ? ["query", "revoke"] : []),
      ...["create", "merge", "replace"],
    ],
  };
}

function assertionAlgorithms(methods: StoredService["supportedRevocationAuthMethods"]): string[] | undefined {
  const algorithms = [
    ...(methods?.includes("PRIVATE_KEY_JWT") ? asymmetricAlgorithms : []),
    ...(methods?.includes("CLIENT_SECRET_JWT") ? symmetricAlgorithms : []),
  ];
  return algorithms.length > 0 ? algorithms : undefined;
}
