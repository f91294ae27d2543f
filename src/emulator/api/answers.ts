import type { ApiResult, AttributeHolders, ClientReference } from "../../generated/models.js";
import { resultMessage, type Entries, type Reply } from "./reply.js";
import type { StoredClient } from "../settings/client-settings.js";
import type { EmulatedService } from "../settings/service-settings.js";

/** A call that fails at the level of the API: it has a result code and no action. */
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

/** A refusal of the client's request. Which `action` it becomes is up to the operation. */
export class Refusal extends Error {
  override name = "Refusal";
  /** What the client is told besides the error code. */
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

/** Makes refusals that tell the client the same error. */
export const refusalOf = (error: string) => (resultCode: string, text: string) => new Refusal(error, resultCode, text);

/** A call that the authorization server did not make properly: `INTERNAL_SERVER_ERROR`, or the like, with `server_error`. */
export class CallerFault extends Refusal {
  override name = "CallerFault";

  constructor(resultCode: string, text: string) {
    super("server_error", resultCode, text);
  }
}

/** What an error body says besides the error code. */
export interface ErrorDetails {
  description?: string | null | undefined;
  uri?: string | null | undefined;
}

/** The entries of an OAuth error response, RFC 6749, section 5.2, as far as the service wants them. */
export function errorEntries(service: EmulatedService, error: string, details: ErrorDetails): Record<string, string> {
  return {
    error,
    ...(details.description && !service.errorDescriptionOmitted ? { error_description: details.description } : {}),
    ...(details.uri && !service.errorUriOmitted ? { error_uri: details.uri } : {}),
  };
}

/** An OAuth error response as the text to send. */
export function errorContent(service: EmulatedService, refusal: Refusal): string {
  return JSON.stringify(errorEntries(service, refusal.error, refusal.details));
}

/** Attributes that decisions hand back, and the client they are about. */
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

/** A list of an answer, which is left out where it has no entries. */
export function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
