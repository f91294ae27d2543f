import { clientMetadataNames } from "../../../generated/metadata-names.js";
import type { Client, ClientRegistrationResponse } from "../../../generated/models.js";
import { ApiFailure, errorContent, Refusal, refusalOf } from "../../api/answers.js";
import { decision, type Reply } from "../../api/reply.js";
import { parseJsonObject, RequestBody } from "../../api/request-body.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { StoredClient } from "../../settings/client-settings.js";
import { clientProperties, type FixedSettings } from "../../settings/described-client.js";
import type { ClientRecord } from "../../store/client-record.js";
import { acceptClient } from "../client/client.js";
import { readMetadata, writeMetadata, type Metadata } from "./metadata.js";
import { checkRegistration, withDefaults } from "./registration-rules.js";
import { readSoftwareStatement } from "./software-statement.js";

type Answer = Reply<ClientRegistrationResponse>;

const invalid = refusalOf("invalid_client_metadata");

/** Runs a registration operation if the service supports it, and turns a refusal into a decision for the client. */
export async function decideRegistration(context: ServiceContext, decide: () => Promise<Answer>): Promise<Answer> {
  const { dynamicRegistrationSupported, unauthorizedOnClientConfigSupported } = context.service;
  try {
    if (dynamicRegistrationSupported !== true)
      throw new Refusal("invalid_request", "A206201", "The service does not take registrations of clients.");
    return await decide();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const unauthorized = error.error === "invalid_token" && unauthorizedOnClientConfigSupported === true;
    return decision(unauthorized ? "UNAUTHORIZED" : "BAD_REQUEST", error.resultCode, error.text, {
      responseContent: errorContent(context.service, error),
    });
  }
}

/** Reads the metadata that a client sent. */
export function readMembers(json: string | undefined): Metadata {
  if (!json?.trim()) throw invalid("A203302", "There is no metadata.");
  const members = parseJsonObject(json);
  if (!members) throw invalid("A203303", "The metadata is not a JSON object, or is ambiguous.");
  return members;
}

/** Converts metadata to client properties. Those of a software statement override the client's own. */
export async function readRegistration(context: ServiceContext, members: Metadata): Promise<Partial<Client>> {
  const { software_statement: statement = null } = members;
  // Types are checked first; those of the statement once it is verified.
  const own = readMetadata(context.service, members);
  const vouched = statement === null ? members : { ...members, ...(await readSoftwareStatement(context, statement)) };
  const draft = withDefaults(vouched === members ? own : readMetadata(context.service, vouched));
  await checkRegistration(context, draft);
  return draft;
}

/** The settings of a client for which there is no metadata. */
export function withoutMetadata({ settings }: ClientRecord): Partial<StoredClient> {
  const others = Object.entries(settings).filter(
    ([name]) => !Object.hasOwn(clientMetadataNames, name) && name !== "customMetadata",
  );
  return Object.fromEntries(others);
}

/** Applies the rules for clients that API callers describe. */
export function acceptRegistration(context: ServiceContext, draft: object, kept: FixedSettings): StoredClient {
  try {
    return acceptClient(context, RequestBody.parse(JSON.stringify(draft), "application/json"), kept);
  } catch (error) {
    if (error instanceof ApiFailure && error.status === 400) throw invalid(error.resultCode, error.text);
    throw error;
  }
}

/**
 * Creates a client identified by a URL, or updates it, since a concurrent request may have created it. Synchronous.
 *
 * @param kept Returns the settings that an update keeps. Default: none.
 */
export function putClient(
  context: ServiceContext,
  url: string,
  draft: Partial<Client>,
  kept?: (record: ClientRecord) => object,
): void {
  const { clients } = context;
  const record = clients.record(clients.find(url, false)?.client.clientId ?? 0);
  if (record) clients.replace(record, acceptRegistration(context, { ...kept?.(record), ...draft }, record.settings));
  else clients.create((made) => acceptRegistration(context, draft, { ...made, clientIdAliasEnabled: true }));
}

/** The client information response: RFC 7592, section 3. */
export function registrationEntries(
  context: ServiceContext,
  record: ClientRecord,
  token: string,
  members: Metadata = {},
) {
  const { service } = context;
  const { clientId, clientSecret, clientType } = record.settings;
  const endpoint = service.registrationManagementEndpoint || service.registrationEndpoint;
  const content = {
    ...writeMetadata(service, record.settings),
    client_id: String(clientId),
    ...(clientType === "PUBLIC" ? {} : { client_secret: clientSecret, client_secret_expires_at: 0 }),
    client_id_issued_at: Math.floor(record.createdAt / 1000),
    registration_access_token: token,
    ...(endpoint ? { registration_client_uri: `${endpoint}/${clientId}` } : {}),
    software_statement: members["software_statement"] ?? undefined,
  };
  return { responseContent: JSON.stringify(content), client: clientProperties(record, context.registration.number) };
}
