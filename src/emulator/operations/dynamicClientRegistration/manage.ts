import type { ClientRegistrationGetRequest } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import { enforce, type Rule } from "../../protocol/rules.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { ClientRecord } from "../../store/client-record.js";
import { tokenDigest } from "../../tokens/token-hash.js";
import { forgetClient } from "../client/client.js";
import type { Metadata } from "./metadata.js";
import {
  acceptRegistration,
  decideRegistration,
  readMembers,
  readRegistration,
  registrationEntries,
  withoutMetadata,
} from "./registration.js";

interface Addressed {
  readonly identifier: string;
  readonly record: ClientRecord | undefined;
  readonly token: string;
  readonly digest: string;
}

/** Rules for the client identifier and the registration access token. */
const addressRules: readonly Rule<Addressed>[] = [
  ["A215301", "The client identifier cannot be read.", ({ identifier }) => !/^\d+$/.test(identifier)],
  ["A215302", "The client does not exist.", ({ record }) => record === undefined],
  ["A215303", "The client did not register itself.", ({ record }) => record!.settings.dynamicallyRegistered !== true],
  ["A215305", "There is no registration access token.", ({ token }) => token === ""],
  [
    "A215306",
    "The client has no registration access token.",
    ({ record }) => !record!.settings.registrationAccessTokenHash,
  ],
  [
    "A215307",
    "The registration access token is not that of the client.",
    ({ record, digest }) => record!.settings.registrationAccessTokenHash !== digest,
  ],
];

interface Change {
  readonly members: Metadata;
  readonly record: ClientRecord;
}

/** Rules for the client identification in new metadata: RFC 7592, section 2.2. */
const changeRules: readonly Rule<Change>[] = [
  ["A214301", "The metadata has no client_id.", ({ members }) => (members["client_id"] ?? null) === null],
  [
    "A214302",
    "The client_id is not that of the client.",
    ({ members, record }) => members["client_id"] !== String(record.settings.clientId),
  ],
  [
    "A215304",
    "The client_secret is not that of the client.",
    ({ members, record }) =>
      ![null, record.settings.clientSecret].includes((members["client_secret"] ?? null) as never),
  ],
];

async function findOwn(
  context: ServiceContext,
  body: RequestBody<ClientRegistrationGetRequest>,
): Promise<{ readonly record: ClientRecord; readonly token: string }> {
  const identifier = body.identifier("clientId") ?? "";
  const token = body.string("token") ?? "";
  const digest = await tokenDigest(token);
  const found = context.clients.record(Number(identifier));
  const record = String(found?.settings.clientId) === identifier ? found : undefined;
  enforce(addressRules, { identifier, record, token, digest }, "invalid_token");
  return { record: record!, token };
}

/** Emulates `dynamicClientRegistration.get`. */
export const getRegistration: Handler<"dynamicClientRegistration.get"> = ({ body }, context) =>
  decideRegistration(context, async () => {
    const { record, token } = await findOwn(context, body);
    return decision("OK", "A217001", "The metadata was read.", registrationEntries(context, record, token));
  });

/**
 * Emulates `dynamicClientRegistration.update`. Omitted metadata is treated as never registered. Other settings, which
 * the authorization server has made, are kept.
 */
export const updateRegistration: Handler<"dynamicClientRegistration.update"> = ({ body }, context) =>
  decideRegistration(context, async () => {
    const { record: addressed, token } = await findOwn(context, body);
    const members = readMembers(body.string("json"));
    enforce(changeRules, { members, record: addressed }, "invalid_client_metadata");
    const draft = await readRegistration(context, members);
    // The client may have been deleted or changed while a document was fetched.
    const record = context.clients.record(addressed.settings.clientId);
    if (!record) throw new Refusal("invalid_token", "A215302", "The client does not exist.");
    const extension = { ...record.settings.extension, ...draft.extension };
    const settings = { ...withoutMetadata(record), ...draft, extension };
    const changed = context.clients.replace(record, acceptRegistration(context, settings, record.settings));
    const entries = registrationEntries(context, changed, token, members);
    return decision("UPDATED", "A213001", "The metadata was replaced.", entries);
  });

/** Emulates `dynamicClientRegistration.delete`. */
export const deleteRegistration: Handler<"dynamicClientRegistration.delete"> = ({ body }, context) =>
  decideRegistration(context, async () => {
    const { record } = await findOwn(context, body);
    forgetClient(context, record.settings.clientId);
    return decision("DELETED", "A216001", "The client was deleted.");
  });
