import type { CimdOptions, Client } from "../../../generated/models.js";
import { Refusal, refusalOf } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJsonObject, type RequestBody } from "../../api/request-body.js";
import { notEmulated } from "../../protocol/client-request.js";
import { fetchJsonObject, fetchOf } from "../../protocol/fetch-for-client.js";
import type { FormParameters } from "../../protocol/form.js";
import { enforce, type Rule } from "../../protocol/rules.js";
import type { ServiceContext } from "../../service/service-context.js";
import { record as options } from "../../settings/settings-check.js";
import { applyPolicy, mergePolicies } from "../federation/metadata-policy.js";
import { readMetadata, type Metadata } from "./metadata.js";
import { checkRegistration, withDefaults } from "./registration-rules.js";
import { putClient, withoutMetadata } from "./registration.js";

/** How long a document is considered fresh, in milliseconds. The value of the real service is not known. */
const FRESH_MS = 300_000;

const invalid = refusalOf("invalid_client_metadata");

/** The URL of a document, and what it may contain: OAuth Client ID Metadata Document, section 3. */
interface Location {
  readonly text: string;
  readonly httpPermitted: boolean;
  readonly queryPermitted: boolean;
}

const INVALID = emulatorCodes.documentLocationInvalid;

const locationRules: readonly Rule<Location>[] = [
  [INVALID, "The client identifier is an http URL.", (at) => !at.httpPermitted && !at.text.startsWith("https:")],
  [
    INVALID,
    "The client identifier is not a URL with a host and a path.",
    ({ text }) => !/^https?:\/\/[^/?#\s]+\//.test(text) || !URL.canParse(text),
  ],
  [
    INVALID,
    "The client identifier is a URL with a dot as a part of its path.",
    ({ text }) => /\/\.\.?([/?#]|$)/.test(text),
  ],
  [INVALID, "The client identifier is a URL with a fragment.", ({ text }) => text.includes("#")],
  [INVALID, "The client identifier is a URL with a user name.", ({ text }) => /^https?:\/\/[^/?#]*@/.test(text)],
  [INVALID, "The client identifier is a URL with a query.", (at) => !at.queryPermitted && at.text.includes("?")],
];

/**
 * Creates the client whose identifier is the URL of its metadata document, or updates it if the copy is not fresh. A
 * client that was registered with such an identifier stays as it is.
 */
export async function admitByMetadataDocument(
  context: ServiceContext,
  body: RequestBody,
  form: FormParameters,
): Promise<void> {
  const { service, clients, clock } = context;
  const { alwaysRetrieved, httpPermitted, queryPermitted } = (body.setting("cimdOptions", options) ??
    {}) as CimdOptions;
  const [text = "", ...others] = form.all("client_id");
  if (service.clientIdMetadataDocumentSupported !== true || others.length > 0 || !/^https?:/.test(text)) return;
  const known = clients.find(text, service.clientIdAliasEnabled)?.client;
  if (known && known.metadataDocumentLocation !== text) return;
  const isFresh = known !== undefined && (known.metadataDocumentExpiresAt ?? 0) > clock.now();
  if (isFresh && alwaysRetrieved !== true && service.cimdAlwaysRetrieved !== true) return;
  // How the real service compares the entries is not known.
  if (service.cimdAllowlistEnabled === true)
    throw notEmulated(emulatorCodes.settingNotEmulated, "Client metadata documents with this 'cimdAllowlistEnabled'");
  const location = {
    text,
    httpPermitted: httpPermitted === true || service.cimdHttpPermitted === true,
    queryPermitted: queryPermitted === true || service.cimdQueryPermitted === true,
  };
  enforce(locationRules, location, "invalid_client");
  const draft = await describeClient(context, text, await fetchDocument(context, text));
  putClient(context, text, draft, withoutMetadata);
}

async function fetchDocument(context: ServiceContext, location: string): Promise<Metadata> {
  const fetch = fetchOf(context, "The metadata document of the client would have to be fetched");
  const document = await fetchJsonObject(fetch, location);
  if (document?.["client_id"] === location) return document;
  const text = "The metadata document of the client could not be fetched, or is not one of this client_id.";
  throw new Refusal("invalid_client", emulatorCodes.documentUnreadable, text);
}

async function describeClient(context: ServiceContext, location: string, document: Metadata): Promise<Partial<Client>> {
  const now = context.clock.now();
  const members = underPolicy(context, document);
  const given = readMetadata(context.service, members);
  // A secret in a public document would not be secret, so the default is no authentication.
  const draft = withDefaults({ ...given, tokenAuthMethod: given.tokenAuthMethod ?? "NONE" });
  if ("client_secret" in members || draft.tokenAuthMethod?.startsWith("CLIENT_SECRET") === true)
    throw invalid(emulatorCodes.documentWithSecret, "A client with a metadata document cannot have a secret.");
  await checkRegistration(context, draft);
  return {
    ...draft,
    clientSource: "METADATA_DOCUMENT",
    discoveredByMetadataDocument: true,
    metadataDocumentLocation: location,
    metadataDocumentUpdatedAt: now,
    metadataDocumentExpiresAt: now + FRESH_MS,
  };
}

function underPolicy({ service }: ServiceContext, document: Metadata): Metadata {
  if (service.cimdMetadataPolicyEnabled !== true || !service.cimdMetadataPolicy) return document;
  try {
    return applyPolicy(document, mergePolicies([parseJsonObject(service.cimdMetadataPolicy) ?? {}]));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw invalid(emulatorCodes.documentPolicy, "The metadata document violates the policy of the service.");
  }
}
