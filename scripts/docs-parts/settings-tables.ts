// The guide's tables of what the emulator does with each setting, from the emulator's own tables.
import { table } from "../markdown.js";
import { DescriptionError } from "../redocly/read-description.js";
import { metadataNames } from "../../src/generated/metadata-names.js";
import { propertyKinds } from "../../src/generated/property-kinds.js";
import { clientTable, defaultClient } from "../../src/emulator/settings/client-settings.js";
import { codeFlowClientSettings, codeFlowServiceSettings } from "../../src/emulator/settings/code-flow-settings.js";
import { clientRules, serviceRules } from "../../src/emulator/settings/reject-unsupported-settings.js";
import { words } from "../../src/emulator/protocol/form.js";
import { defaultService, serviceTable } from "../../src/emulator/settings/service-settings.js";

/** What the emulator does with the settings of a model. */
interface Settings {
  readonly kinds: object;
  readonly assigned: readonly string[];
  readonly honoured: readonly string[];
  readonly published: Readonly<Record<string, string>>;
  readonly rules: { readonly [Property in string]?: readonly [unknown, string] };
  /** Values or uses that are answered with 501 when a request needs them, although the setting is accepted. */
  readonly refusedInPart: { readonly [Property in string]?: string };
  /** Settings without effect, by the reason. */
  readonly withoutInfluence: Readonly<Record<string, readonly string[]>>;
}

const nobody = "kept and shown, and looked at by no operation that is emulated";

const client: Settings = {
  kinds: propertyKinds.Client,
  assigned: clientTable.assigned,
  honoured: [
    ...Object.keys(defaultClient),
    ...codeFlowClientSettings,
    "customMetadata",
    "registrationAccessTokenHash",
    "softwareId",
  ],
  published: {},
  rules: clientRules,
  refusedInPart: {
    authorizationEncryptionAlg: "RSA1_5 and PBES2",
    bcRequestSignAlg: "ES256K",
    idTokenEncryptionAlg: "RSA1_5 and PBES2",
    subjectType: "PAIRWISE for a client without one sector",
    tokenAuthSignAlg: "ES256K",
    userInfoEncryptionAlg: "RSA1_5 and PBES2",
    userInfoSignAlg: "ES256K",
  },
  withoutInfluence: {
    [nobody]: words(
      "clientNames description descriptions logoUri logoUris contacts loginUri tosUri tosUris policyUri policyUris clientUri clientUris organizationName mtlsEndpointAliasesUsed softwareVersion inScopeForTokenMigration digestAlgorithm clientSource credentialOfferEndpoint",
    ),
    "a duty of the authorization server, which has to send an `authTime`": words("authTimeRequired"),
    "belongs to `rsRequestSigned`": words("rsSignedRequestKeyId"),
    "kept and shown: what counts is the trust chain at the time of the registration": words(
      "explicitlyRegistered clientRegistrationTypes signedJwksUri trustAnchorId trustChain trustChainUpdatedAt",
    ),
    "kept and shown: it says how a metadata document was fetched": words(
      "metadataDocumentUpdatedAt discoveredByMetadataDocument",
    ),
  },
};

const service: Settings = {
  kinds: propertyKinds.Service,
  assigned: serviceTable.assigned,
  honoured: [...Object.keys(defaultService), ...codeFlowServiceSettings],
  published: metadataNames,
  rules: serviceRules,
  refusedInPart: {
    cimdAllowlistEnabled: "clients with a metadata document, since it is not known how the list is compared",
    trustedRootCertificates: "certificates with constraints on names or policies",
  },
  withoutInfluence: {
    [nobody]: words("description metadata verifiedClaimsValidationSchemaSet"),
    "belongs to `rsResponseSigned`": words("resourceSignatureKeyId"),
    "about pages and endpoints that the API itself hosts": words(
      "directAuthorizationEndpointEnabled directTokenEndpointEnabled directRevocationEndpointEnabled directIntrospectionEndpointEnabled directJwksEndpointEnabled directUserInfoEndpointEnabled supportedSnses snsCredentials authenticationCallbackEndpoint authenticationCallbackApiKey authenticationCallbackApiSecret developerAuthenticationCallbackEndpoint developerAuthenticationCallbackApiKey developerAuthenticationCallbackApiSecret",
    ),
    "no notifications are sent, since it is not known what they hold": words("tokenBatchNotificationEndpoint"),
    "about a PIN that only drafts of verifiable credentials had": words("userPinLength"),
    "belongs to `cimdAllowlistEnabled`": words("cimdAllowlist"),
  },
};

/** The settings of each model. */
export const settings: Readonly<Record<"Client" | "Service", Settings>> = { Client: client, Service: service };

/** What the emulator does with a setting. Throws if none of the tables has it. */
function effectOf(of: Settings, name: string): string {
  if (of.assigned.includes(name)) return "assigned: what a caller says of it is passed over";
  const rule = of.rules[name];
  const inPart = of.refusedInPart[name];
  const reason = Object.entries(of.withoutInfluence).find(([, names]) => names.includes(name))?.[0];
  const honoured = of.honoured.includes(name);
  const effects = [
    honoured && "honoured",
    of.published[name] && `in the discovery document as \`${of.published[name]}\``,
    rule && `${honoured ? "some values are" : "set, it is"} answered with 501, since ${rule[1]}`,
    inPart && `answered with 501: ${inPart}`,
    reason && `no influence: ${reason}`,
  ].filter(Boolean);
  if (effects.length === 0)
    throw new DescriptionError(`Say in scripts/docs-parts/settings-tables.ts what the emulator does with ${name}.`);
  return effects.join("; ");
}

/** The table of a model, one row for each property. */
export function settingsTable(model: "Client" | "Service"): string {
  const of = settings[model];
  const rows = Object.keys(of.kinds).map((name) => [`\`${name}\``, effectOf(of, name)]);
  return `<!-- prettier-ignore -->\n${table(["property", "what the emulator does"], rows)}`;
}
