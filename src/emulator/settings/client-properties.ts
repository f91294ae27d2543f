import {
  ApplicationTypeValues,
  ClientClientSourceValues,
  ClientRegistrationTypeValues,
  ClientResponseModesValues,
  JweAlgValues,
  JweEncValues,
  JwsAlgValues,
  ResponseTypeValues,
  SubjectTypeValues,
  type Client,
} from "../../generated/models.js";
import type { ClientRecord } from "../store/client-record.js";
import type { EmulatedClient } from "./client-settings.js";
import { describedClientChecks } from "./described-client.js";
import type { OtherNames } from "./described-names.js";
import { withoutUnset, type PropertyTable } from "./property-reader.js";
import { anyText, anyTexts, each, flag, integer, oneOf, textRecords, someOf, type Check } from "./settings-check.js";

/** What the description calls read-only, and the switch of the alias, which it says to be out of use. */
const assigned = [
  "number",
  "serviceNumber",
  "clientId",
  "clientSecret",
  "clientIdAliasEnabled",
  "createdAt",
  "modifiedAt",
  "dynamicallyRegistered",
  "derivedSectorIdentifier",
] as const;

type OtherName = OtherNames<Client, EmulatedClient, (typeof assigned)[number]>;

/** What is described of a client and means nothing to the emulator, or nothing but that it cannot do it. */
const others = {
  ...each(anyText, [
    "description",
    "logoUri",
    "softwareId",
    "developer",
    "softwareVersion",
    "registrationAccessTokenHash",
    "sectorIdentifierUri",
    "loginUri",
    "tosUri",
    "policyUri",
    "clientUri",
    "customMetadata",
    "digestAlgorithm",
    "rsSignedRequestKeyId",
    "organizationName",
    "signedJwksUri",
    "entityId",
    "trustAnchorId",
    "credentialOfferEndpoint",
    "metadataDocumentLocation",
  ]),
  ...each(flag, [
    "parRequired",
    "requestObjectRequired",
    "authTimeRequired",
    "frontChannelRequestObjectEncryptionRequired",
    "requestObjectEncryptionAlgMatchRequired",
    "requestObjectEncryptionEncMatchRequired",
    "singleAccessTokenPerSubject",
    "pkceRequired",
    "pkceS256Required",
    "automaticallyRegistered",
    "explicitlyRegistered",
    "rsRequestSigned",
    "credentialResponseEncryptionRequired",
    "mtlsEndpointAliasesUsed",
    "inScopeForTokenMigration",
    "discoveredByMetadataDocument",
  ]),
  ...each(integer, [
    "defaultMaxAge",
    "trustChainExpiresAt",
    "trustChainUpdatedAt",
    "metadataDocumentExpiresAt",
    "metadataDocumentUpdatedAt",
  ]),
  ...each(anyTexts, ["contacts", "redirectUris", "requestUris", "trustChain"]),
  ...each(textRecords, ["clientNames", "descriptions", "logoUris", "tosUris", "policyUris", "clientUris"]),
  ...each(oneOf(JwsAlgValues), ["authorizationSignAlg", "requestSignAlg", "userInfoSignAlg"]),
  ...each(oneOf(JweAlgValues), [
    "authorizationEncryptionAlg",
    "requestEncryptionAlg",
    "idTokenEncryptionAlg",
    "userInfoEncryptionAlg",
  ]),
  ...each(oneOf(JweEncValues), [
    "authorizationEncryptionEnc",
    "requestEncryptionEnc",
    "idTokenEncryptionEnc",
    "userInfoEncryptionEnc",
  ]),
  applicationType: oneOf(ApplicationTypeValues),
  clientRegistrationTypes: someOf(ClientRegistrationTypeValues),
  clientSource: oneOf(ClientClientSourceValues),
  responseModes: someOf(ClientResponseModesValues),
  responseTypes: someOf(ResponseTypeValues),
  subjectType: oneOf(SubjectTypeValues),
} as const satisfies Record<OtherName, Check>;

/** How the properties of a client are read. */
export const clientTable: PropertyTable = { settings: describedClientChecks, others, assigned };

/** A client as the API gives it. */
export function clientProperties(record: ClientRecord, serviceNumber: number): object {
  const { settings } = record;
  return {
    number: record.number,
    serviceNumber,
    ...withoutUnset(settings),
    clientIdAlias: settings.clientIdAlias ?? String(settings.clientId),
    clientSource: "STATIC_REGISTRATION",
    dynamicallyRegistered: false,
    createdAt: record.createdAt,
    modifiedAt: record.modifiedAt,
    ...record.others,
  };
}

/** What a page about authorized applications shows of a client. */
const limitedNames = [
  "number",
  "clientName",
  "clientNames",
  "description",
  "descriptions",
  "clientId",
  "clientIdAlias",
  "clientIdAliasEnabled",
  "clientType",
];

/** A client without what is not for the users' eyes. */
export function limitedClientProperties(record: ClientRecord): object {
  const all = Object.entries(clientProperties(record, 0));
  return Object.fromEntries(all.filter(([name]) => limitedNames.includes(name)));
}
