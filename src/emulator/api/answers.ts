import type { EmulatedClient } from "../settings/client-settings.js";
import type { EmulatedService } from "../settings/service-settings.js";

/** What a handler answers: an HTTP status and the value to write as JSON. */
export interface Reply {
  readonly status: number;
  readonly body: object;
}

/**
 * The body that every decision of the API shares. What has no value is left out: the schemas of the official SDK, which
 * works with the real service, take no `null` there.
 */
export function decision(action: string, resultCode: string, text: string, rest: object = {}): Reply {
  const told = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  return { status: 200, body: { resultCode, resultMessage: message(resultCode, text), action, ...told } };
}

/** A call that fails at the level of the API: it has a result code and no action. */
export class ApiFailure extends Error {
  override name = "ApiFailure";

  constructor(
    readonly status: number,
    readonly resultCode: string,
    readonly text: string,
  ) {
    super(message(resultCode, text));
  }

  toReply(): Reply {
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
    super(message(resultCode, text));
    this.details = { description: this.message };
  }
}

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
export function aboutClient(service: EmulatedService, client: EmulatedClient, aliasUsed: boolean): object {
  return {
    clientId: client.clientId,
    ...(client.clientIdAlias === null ? {} : { clientIdAlias: client.clientIdAlias }),
    clientIdAliasUsed: aliasUsed,
    ...(service.attributes.length > 0 ? { serviceAttributes: service.attributes } : {}),
    ...(client.attributes.length > 0 ? { clientAttributes: client.attributes } : {}),
  };
}

function message(resultCode: string, text: string): string {
  return `[${resultCode}] ${text}`;
}
