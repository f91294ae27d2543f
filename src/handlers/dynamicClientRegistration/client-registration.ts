import type { Authlete } from "../../client/client.js";
import {
  dynamicClientRegistrationDelete,
  dynamicClientRegistrationGet,
  dynamicClientRegistrationRegister,
  dynamicClientRegistrationUpdate,
} from "../../generated/answers.js";
import type { Client, ClientRegistrationUpdateRequest } from "../../generated/models.js";
import { observe } from "../../shared/fault-reporter.js";
import { readAuthorization } from "../../shared/http/authorization-header.js";
import { isObject } from "../../shared/is-object.js";
import { parseStrictJson } from "../../shared/json/strict-json.js";
import { checkOptions, optionalFunction, requiredFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Awaitable, Handler } from "../endpoint/handler.js";
import { plainError } from "../endpoint/plain-error.js";
import { isPlainObject } from "../endpoint/plain-object.js";
import { readVerdict, type Verdict } from "../endpoint/verdict.js";
import { clientEndpointChecks, type ClientEndpointOptions } from "../request/client-request.js";
import { lastSegment } from "../request/last-segment.js";
import { readTextBody } from "../request/text-body.js";

/** Metadata that a client claims for itself: RFC 7591, section 2. Untrusted until checked. */
export type ClientMetadata = Record<string, unknown>;

/** Error codes of RFC 7591, section 3.2.2. */
export type RegistrationError = (typeof ERRORS)[number];

/** The action of a request, determined by its method. */
export type RegistrationAction = (typeof ACTIONS)[keyof typeof ACTIONS];

/** A registration that was created, read, changed or deleted. */
export interface RegistrationEvent {
  /** What the request did. */
  action: RegistrationAction;
  /** The client as the API has it now; `undefined` after deletion. */
  client: Client | null | undefined;
  /** The identifier in the path; `undefined` for a new client. */
  clientId: string | undefined;
  /** The request. Its body has been read. */
  request: Request;
}

/** Options of {@link clientRegistration}. */
export interface ClientRegistrationOptions extends EndpointOptions, Pick<ClientEndpointOptions, "maxBodySize"> {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "dynamicClientRegistration">;
  /**
   * Whether a client may be registered, which the API leaves to your server. `token` is the initial access token, if one was sent. Only
   * `true` lets a registration pass. An endpoint that is open to everyone needs at least a rate limit.
   */
  authorize: (registration: { token: string | undefined; request: Request }) => Awaitable<boolean>;
  /**
   * Decides on metadata before the API sees it: `true` accepts it, `{ metadata }` replaces it, and `false` or
   * `{ reason, errorDescription }` refuses it. Default: only the API decides.
   */
  before?:
    | ((change: {
        metadata: ClientMetadata;
        action: "register" | "update";
        clientId: string | undefined;
        request: Request;
      }) => Awaitable<Verdict<RegistrationError> | { metadata: ClientMetadata }>)
    | undefined;
  /** Called after a successful request. The answer does not wait for it. Default: none. */
  after?: ((event: RegistrationEvent) => unknown) | undefined;
}

const ERRORS = [
  "invalid_client_metadata",
  "invalid_redirect_uri",
  "invalid_software_statement",
  "unapproved_software_statement",
] as const;

const TABLES = {
  register: dynamicClientRegistrationRegister,
  get: dynamicClientRegistrationGet,
  update: dynamicClientRegistrationUpdate,
  delete: dynamicClientRegistrationDelete,
};

const ACTIONS = { POST: "register", GET: "get", PUT: "update", DELETE: "delete" } as const;

/** Result codes that say why a client may not manage a registration, if the service is set to answer those with 400. */
const NOT_THE_CLIENT = /^A21530[123567]$/;

/**
 * Creates the endpoints where clients register (POST) and manage their registrations (GET, PUT and DELETE, at a path that ends in the
 * client identifier): RFC 7591, RFC 7592 and OpenID Connect Dynamic Client Registration 1.0.
 *
 * A registration whose outcome is unknown is not retried, since it may have succeeded.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function clientRegistration(options: ClientRegistrationOptions): Handler {
  checkOptions("clientRegistration", options, {
    ...endpointChecks,
    maxBodySize: clientEndpointChecks.maxBodySize,
    authlete: apiClient(...Object.values(ACTIONS).map((name) => `dynamicClientRegistration.${name}` as const)),
    authorize: requiredFunction,
    before: optionalFunction,
    after: optionalFunction,
  });
  return endpoint("clientRegistration", options, Object.keys(ACTIONS), async (context) => {
    const { request } = context;
    const action = ACTIONS[request.method as keyof typeof ACTIONS];
    const takesMetadata = action === "register" || action === "update";
    const clientId = action === "register" ? undefined : lastSegment(request);
    let json = takesMetadata ? await readTextBody(request, "application/json", options.maxBodySize) : "";

    const { scheme, token: sent } = readAuthorization(request.headers.get("authorization")) ?? {};
    const token = scheme === "bearer" ? sent : undefined;
    const isAllowed =
      action === "register"
        ? (await context.ask(options, "authorize", { token, request })) === true
        : token !== undefined;
    if (!isAllowed) return unauthorized(token);

    if (takesMetadata) {
      const metadata = readMetadata(json);
      if (!metadata) return plainError(400, "invalid_client_metadata", "The body is not a JSON object.");
      const verdict: unknown = options.before
        ? await context.ask(options, "before", { metadata, action, clientId, request })
        : true;
      if (isPlainObject(verdict) && "metadata" in verdict) {
        if (!isPlainObject(verdict["metadata"])) throw new TypeError("before must return metadata as a plain object");
        json = JSON.stringify(verdict["metadata"]);
      } else {
        const refusal = readVerdict<RegistrationError>(verdict, "before", "invalid_client_metadata", ERRORS);
        if (refusal) return plainError(400, refusal.reason, refusal.errorDescription ?? undefined);
      }
    }

    const operation = `dynamicClientRegistration.${action}` as const;
    // Undefined properties are not sent, so each operation gets only its own.
    const body = { json: takesMetadata ? json : undefined, token, clientId } as ClientRegistrationUpdateRequest;
    const result = await context.call(operation, body);
    // The same answer for all, so that it does not reveal whether the client exists.
    if (result.action === "UNAUTHORIZED" || NOT_THE_CLIENT.test(result.resultCode)) return unauthorized(token);
    const response = context.answer(result, TABLES[action]);
    const { client } = result;
    if (response.ok) observe("after", context.report, () => options.after?.({ action, client, clientId, request }));
    return response;
  });
}

/** Parses metadata. Undefined if parsers could read it differently, because of duplicate names for example. */
function readMetadata(json: string): ClientMetadata | undefined {
  try {
    const value = parseStrictJson(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Refuses the token, if there is one. A request without a token gets no error code: RFC 6750, section 3.1. */
function unauthorized(token: string | undefined): Response {
  const challenge = { "www-authenticate": `Bearer${token === undefined ? "" : ' error="invalid_token"'}` };
  return token === undefined
    ? new Response(null, { status: 401, headers: challenge })
    : plainError(401, "invalid_token", undefined, challenge);
}
