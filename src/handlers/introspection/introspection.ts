import type { Authlete } from "../../client/client.js";
import { introspectionStandardProcess } from "../../generated/answers.js";
import type { StandardIntrospectionRequest } from "../../generated/models.js";
import { isObject } from "../../shared/is-object.js";
import { checkOptions, requiredFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import type { Awaitable, Handler } from "../endpoint/handler.js";
import { plainError } from "../endpoint/plain-error.js";
import { isPlainObject } from "../endpoint/plain-object.js";
import { readBasicCredentials } from "../request/basic-credentials.js";
import { clientEndpointChecks, type ClientEndpointOptions } from "../request/client-request.js";
import { readFormBody } from "../request/form-body.js";

/** The caller of the introspection endpoint. */
export interface IntrospectionCaller {
  /** The decoded identifier in a Basic `Authorization` header. */
  clientId: string | undefined;
  /** The decoded secret in a Basic `Authorization` header. Compare it with {@link equalSecrets}. */
  clientSecret: string | undefined;
  /** The form as sent, for callers that authenticate in it. */
  parameters: string;
  /** The request. Its body has been read. */
  request: Request;
}

/** Settings for a resource server: additional properties for `introspection.standardProcess`. */
export type IntrospectionSettings = Omit<StandardIntrospectionRequest, "parameters" | "httpAcceptHeader">;

/** Options of {@link introspection}. */
export interface IntrospectionOptions
  extends EndpointOptions, Pick<ClientEndpointOptions, "maxBodySize" | "challenge"> {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "introspection">;
  /**
   * Whether the caller may introspect tokens. RFC 7662, section 2.1, requires authorization, which the API leaves to your server.
   * Return `true`, `false`, or settings for this resource server, such as its `rsUri`.
   */
  authorize: (caller: IntrospectionCaller) => Awaitable<boolean | IntrospectionSettings>;
}

/**
 * Creates the introspection endpoint: RFC 7662, and RFC 9701 for callers that accept a JWT.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function introspection(options: IntrospectionOptions): Handler {
  const { maxBodySize, challenge } = clientEndpointChecks;
  checkOptions("introspection", options, {
    ...endpointChecks,
    maxBodySize,
    challenge,
    authlete: apiClient("introspection.standardProcess"),
    authorize: requiredFunction,
  });

  return endpoint("introspection", options, ["POST"], async (context) => {
    const { request } = context;
    const parameters = await readFormBody(request, options.maxBodySize);
    const credentials = readBasicCredentials(request.headers.get("authorization"));
    const { clientId, clientSecret } = credentials ?? {};
    const caller = { clientId, clientSecret, parameters, request };
    const settings = credentials === null ? undefined : readSettings(await context.ask(options, "authorize", caller));
    if (settings === undefined) {
      const { challenge = 'Basic realm="introspection"' } = options;
      return plainError(401, "invalid_client", undefined, { "www-authenticate": challenge });
    }
    const accept = request.headers.get("accept");
    const operation = "introspection.standardProcess";
    const result = await context.call(operation, {
      ...settings,
      parameters,
      httpAcceptHeader: accept ?? undefined,
    });
    return context.answer(result, introspectionStandardProcess);
  });
}

/** Reads the result of `authorize`: settings if the caller is allowed, `undefined` if not. */
function readSettings(given: unknown): IntrospectionSettings | undefined {
  if (given === true) return {};
  if (!isObject(given)) return undefined;
  if (isPlainObject(given)) return { ...given };
  throw new TypeError("authorize must return true, false or settings as a plain object");
}
