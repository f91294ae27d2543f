import type { Authlete } from "../../client/client.js";
import type { StandardIntrospectionRequest } from "../../generated/models.js";
import { readBasicCredentials } from "../endpoint/basic-credentials.js";
import { endpoint, endpointChecks, type Awaitable, type EndpointOptions, type Handler } from "../endpoint/endpoint.js";
import { readFormBody } from "../endpoint/form-body.js";
import { clientEndpointChecks, type ClientEndpointOptions } from "../endpoint/client-request.js";
import { apiClient, checkOptions, requiredFunction } from "../endpoint/option-checks.js";
import { isObject } from "../../shared/is-object.js";
import { plainError } from "../endpoint/plain-answer.js";

/** Who asks about a token. */
export interface IntrospectionCaller {
  /** The identifier in the Authorization header of the Basic scheme, decoded. */
  clientId: string | undefined;
  /** The secret beside it. Compare it with {@link equalSecrets}. */
  clientSecret: string | undefined;
  /** The form as it came, for callers that authenticate in it. */
  parameters: string;
  /** The request, whose body has been read. */
  request: Request;
}

/** What a resource server is to get: members of the call of `introspection.standardProcess`. */
export type IntrospectionSettings = Omit<StandardIntrospectionRequest, "parameters" | "httpAcceptHeader">;

/** Options of {@link introspection}. */
export interface IntrospectionOptions
  extends EndpointOptions, Pick<ClientEndpointOptions, "maxBodySize" | "challenge"> {
  /** The client of the API. */
  authlete: Pick<Authlete, "introspection">;
  /**
   * Whether the caller may ask about tokens: RFC 7662, section 2.1 wants the endpoint protected, and the API leaves that
   * to the server. Answer `true`, `false`, or settings for this resource server, such as its `rsUri`.
   */
  authorize: (caller: IntrospectionCaller) => Awaitable<boolean | IntrospectionSettings>;
}

/**
 * Makes the introspection endpoint: RFC 7662, and RFC 9701 for callers that accept a JWT.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function introspection(options: IntrospectionOptions): Handler {
  const { maxBodySize: sizeCheck, challenge: challengeCheck } = clientEndpointChecks;
  checkOptions("introspection", options, {
    ...endpointChecks,
    maxBodySize: sizeCheck,
    challenge: challengeCheck,
    authlete: apiClient("introspection.standardProcess"),
    authorize: requiredFunction,
  });
  const { authlete, authorize, maxBodySize = 65_536, challenge = 'Basic realm="introspection"' } = options;

  return endpoint("introspection", options, async (request, passage) => {
    const parameters = await readFormBody(request, maxBodySize);
    if (parameters instanceof Response) return parameters;
    const credentials = readBasicCredentials(request.headers.get("authorization"));
    const { clientId, clientSecret } = credentials ?? {};
    const caller = { clientId, clientSecret, parameters, request };
    const verdict = credentials === null ? false : await passage.run("authorize", () => authorize(caller));
    if (verdict !== true && !isObject(verdict)) {
      return plainError(401, "invalid_client", undefined, { "www-authenticate": challenge });
    }
    const accept = request.headers.get("accept");
    const body: StandardIntrospectionRequest = {
      ...(verdict === true ? {} : verdict),
      parameters,
      ...(accept !== null && { httpAcceptHeader: accept }),
    };
    const operation = "introspection.standardProcess";
    const result = await passage.call(operation, () => authlete.introspection.standardProcess(body));
    return passage.answer(result, operation);
  });
}
