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
  /** The identifier in the `Authorization` header of the Basic scheme, decoded. */
  clientId: string | undefined;
  /** The secret in the `Authorization` header of the Basic scheme, decoded. Compare it with {@link equalSecrets}. */
  clientSecret: string | undefined;
  /** The form as it was sent, for callers that authenticate in it. */
  parameters: string;
  /** The request. Its body has been read. */
  request: Request;
}

/** Settings for a resource server: properties of the call of `introspection.standardProcess`. */
export type IntrospectionSettings = Omit<StandardIntrospectionRequest, "parameters" | "httpAcceptHeader">;

/** Options of {@link introspection}. */
export interface IntrospectionOptions
  extends EndpointOptions, Pick<ClientEndpointOptions, "maxBodySize" | "challenge"> {
  /** The client of the API. */
  authlete: Pick<Authlete, "introspection">;
  /**
   * Whether the caller may ask about tokens. RFC 7662, section 2.1 requires authorization, and the API leaves it to the server.
   * Return `true`, `false`, or settings for this resource server, such as its `rsUri`.
   */
  authorize: (caller: IntrospectionCaller) => Awaitable<boolean | IntrospectionSettings>;
}

/**
 * Makes the introspection endpoint: RFC 7662, and RFC 9701 for callers that accept a JWT.
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

/** What `authorize` gave: settings if the caller may ask, `undefined` if not. */
function readSettings(given: unknown): IntrospectionSettings | undefined {
  if (given === true) return {};
  if (!isObject(given)) return undefined;
  if (isPlainObject(given)) return { ...given };
  throw new TypeError("authorize must give true, false or settings as a plain object");
}
