import type { ApiResult, AttributeHolders, ClientReference } from "../../generated/models.js";
import { resultMessage, type Entries, type Reply } from "./reply.js";
import type { StoredClient } from "../settings/client-settings.js";
import type { EmulatedService } from "../settings/service-settings.js";

/** An API call that fails as a whole: its answer has a result code but no `action`. */
export class ApiFailure extends Error {
  override name = "ApiFailure";

  constructor(
    readonly status: number,
    readonly resultCode: string,
    readonly text: string,
  ) {
    super(resultMessage(resultCode, text));
  }

  toReply(): Reply<ApiResult> {
    return { status: this.status, body: { resultCode: this.resultCode, resultMessage: this.message } };
  }
}

/** The refusal of a client's request. The operation decides which `action` it maps to. */
export class Refusal extends Error {
  override name = "Refusal";
  /** Sent to the client along with the error code. */
  details: ErrorDetails;

  constructor(
    readonly error: string,
    readonly resultCode: string,
    readonly text: string,
  ) {
    super(resultMessage(resultCode, text));
    this.details = { description: this.message };
  }
}

/** Creates refusals that share an OAuth error code. */
export const refusalOf = (error: string) => (resultCode: string, text: string) => new Refusal(error, resultCode, text);

/** A mistake of the authorization server in its API call: `INTERNAL_SERVER_ERROR` or similar, with `server_error`. */
export class CallerFault extends Refusal {
  override name = "CallerFault";

  constructor(resultCode: string, text: string) {
    super("server_error", resultCode, text);
  }
}

/** The optional members of an OAuth error response. */
export interface ErrorDetails {
  description?: string | null | undefined;
  uri?: string | null | undefined;
}

/** The members of an OAuth error response (RFC 6749, section 5.2), except those that the service omits. */
export function errorEntries(service: EmulatedService, error: string, details: ErrorDetails): Record<string, string> {
  return {
    error,
    ...(details.description && !service.errorDescriptionOmitted ? { error_description: details.description } : {}),
    ...(details.uri && !service.errorUriOmitted ? { error_uri: details.uri } : {}),
  };
}

/** Serializes an OAuth error response. */
export function errorContent(service: EmulatedService, refusal: Refusal): string {
  return JSON.stringify(errorEntries(service, refusal.error, refusal.details));
}

/** Identifies the client of a decision and returns the attributes of client and service. */
export function aboutClient(
  service: EmulatedService,
  { client, identifier, aliasUsed }: { client: StoredClient; identifier: string; aliasUsed: boolean },
): Entries<ClientReference & AttributeHolders> {
  return {
    clientId: client.clientId,
    clientIdAlias: client.clientIdAlias,
    clientIdAliasUsed: aliasUsed,
    ...(client.entityId && { clientEntityId: client.entityId, clientEntityIdUsed: identifier === client.entityId }),
    ...(client.metadataDocumentLocation && {
      metadataDocumentUsed: identifier === client.metadataDocumentLocation,
    }),
    serviceAttributes: unlessEmpty(service.attributes),
    clientAttributes: unlessEmpty(client.attributes),
  };
}

/** The list, or undefined if it is empty: answers leave out empty lists. */
export function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
