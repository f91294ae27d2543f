import type { Authlete } from "../../client/client.js";
import type { TokenRequest, TokenResponse } from "../../generated/models.js";
import {
  answerSettings,
  clientEndpointChecks,
  readClientRequest,
  type ClientEndpointOptions,
} from "../endpoint/client-request.js";
import { endpoint, type Awaitable, type Handler } from "../endpoint/endpoint.js";
import { apiClient, checkOptions, optionalFunction } from "../endpoint/option-checks.js";
import { isObject } from "../../shared/is-object.js";
import { plainError } from "../endpoint/plain-answer.js";

/** Options of {@link token}. */
export interface TokenOptions extends ClientEndpointOptions {
  /** The client of the API. */
  authlete: Pick<Authlete, "token">;
  /**
   * Further members of every call of `token.process`, such as `accessTokenDuration`, `dpopNonceRequired`, or `htu` where
   * the URL that DPoP proofs name is not the service's `tokenEndpoint`.
   */
  extra?: Omit<TokenRequest, "parameters" | "clientId" | "clientSecret" | "dpop"> | undefined;
  /** Checks `username` and `password` of the password grant and gives the subject, or nothing. Default: the grant is not supported. */
  checkPassword?: ((result: TokenResponse) => Awaitable<string | null | undefined>) | undefined;
  /**
   * Answers what the API leaves to the server: `TOKEN_EXCHANGE`, `JWT_BEARER`, `NATIVE_SSO`. Giving nothing means that
   * the grant is not supported, which is the default.
   */
  otherGrant?: ((result: TokenResponse, request: Request) => Awaitable<Response | null | undefined>) | undefined;
}

/**
 * Makes the token endpoint: RFC 6749, section 3.2, and CIBA Core 1.0, section 10.1. The API decides on codes, refresh
 * tokens and `auth_req_id`s by itself.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function token(options: TokenOptions): Handler {
  checkOptions("token", options, {
    ...clientEndpointChecks,
    authlete: apiClient("token.process", "token.issue", "token.fail"),
    extra: { expected: "an object", holds: isObject },
    checkPassword: optionalFunction,
    otherGrant: optionalFunction,
  });
  const { authlete, extra, checkPassword, otherGrant } = options;

  return endpoint("token", options, async (request, passage) => {
    const form = await readClientRequest(request, passage, options, REFUSAL);
    if (form instanceof Response) return form;
    // RFC 9449, section 4.1. Several headers become one value, which is no proof.
    const dpop = request.headers.get("dpop");
    const body: TokenRequest = { ...extra, ...form, ...(dpop !== null && { dpop, htm: request.method }) };
    const result = await passage.call("token.process", () => authlete.token.process(body));

    switch (result.action) {
      case "PASSWORD": {
        if (checkPassword === undefined) break;
        const ticket = result.ticket!;
        const subject = await passage.run("checkPassword", () => checkPassword(result));
        if (subject) {
          const issued = await passage.call("token.issue", () => authlete.token.issue({ ticket, subject }));
          return passage.answer(issued, "token.issue");
        }
        const reason = "INVALID_RESOURCE_OWNER_CREDENTIALS";
        const failed = await passage.call("token.fail", () => authlete.token.fail({ ticket, reason }));
        return passage.answer(failed, "token.fail");
      }
      case "TOKEN_EXCHANGE":
      case "JWT_BEARER":
      case "NATIVE_SSO": {
        const own = await passage.run("otherGrant", () => otherGrant?.(result, request));
        if (own) return own;
        break;
      }
      case "INTERNAL_SERVER_ERROR":
      case "INVALID_CLIENT":
      case "BAD_REQUEST":
      case "OK":
      case "ID_TOKEN_REISSUABLE":
      default:
        return passage.answer(result, "token.process", answerSettings(options));
    }
    return plainError(400, "unsupported_grant_type");
  });
}

const REFUSAL = { operation: "token.process", action: "INVALID_CLIENT" } as const;
