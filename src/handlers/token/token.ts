import type { Authlete } from "../../client/client.js";
import type {
  TokenRequest,
  TokenResponseJwtBearer,
  TokenResponseNativeSso,
  TokenResponsePassword,
  TokenResponseTokenExchange,
} from "../../generated/models.js";
import { isObject } from "../../shared/is-object.js";
import { checkOptions, optionalFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Awaitable, Handler } from "../endpoint/handler.js";
import { plainError } from "../endpoint/plain-error.js";
import { isSendable } from "../endpoint/sendable.js";
import { clientEndpointChecks, readClientRequest, type ClientEndpointOptions } from "../request/client-request.js";
import { readProof } from "../request/dpop-proof.js";

/** Options of {@link token}. */
export interface TokenOptions extends ClientEndpointOptions {
  /** The client of the API. */
  authlete: Pick<Authlete, "token">;
  /**
   * Further properties of every call of `token.process`, such as `accessTokenDuration`, `dpopNonceRequired`, or `htu` if DPoP
   * proofs name another URL than the service's `tokenEndpoint`. Default: none.
   */
  extra?: Omit<TokenRequest, "parameters" | "clientId" | "clientSecret" | "dpop"> | undefined;
  /**
   * Checks `username` and `password` of the password grant. Returns the subject, or nothing if they are wrong. Default: the
   * grant is not supported.
   */
  checkPassword?: ((result: TokenResponsePassword) => Awaitable<string | null | undefined>) | undefined;
  /**
   * Answers the grants that the API leaves to the server, by `result.action`: `TOKEN_EXCHANGE`, `JWT_BEARER`, `NATIVE_SSO`.
   * Returns nothing for a grant that is not supported. Default: none of them is supported.
   */
  otherGrant?:
    | ((
        result: TokenResponseTokenExchange | TokenResponseJwtBearer | TokenResponseNativeSso,
        request: Request,
      ) => Awaitable<Response | null | undefined>)
    | undefined;
}

/**
 * Makes the token endpoint: RFC 6749, section 3.2, and CIBA Core 1.0, section 10.1. The API decides about codes, refresh
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

  return endpoint("token", options, ["POST"], async (context) => {
    const { request } = context;
    const form = await readClientRequest(context, options, "token.process", "INVALID_CLIENT");
    const body: TokenRequest = { ...options.extra, ...form, ...readProof(request) };
    const result = await context.call("token.process", body);

    switch (result.action) {
      case "PASSWORD": {
        if (!options.checkPassword) break;
        const { ticket } = result;
        if (!ticket) throw new HandlerError("ERR_ANSWER", "token.process gave PASSWORD without a ticket");
        const subject = readSubject(await context.run("checkPassword", () => options.checkPassword!(result)));
        if (subject !== undefined) {
          return context.answer(await context.call("token.issue", { ticket, subject }), "token.issue");
        }
        const reason = "INVALID_RESOURCE_OWNER_CREDENTIALS";
        return context.answer(await context.call("token.fail", { ticket, reason }), "token.fail");
      }
      case "TOKEN_EXCHANGE":
      case "JWT_BEARER":
      case "NATIVE_SSO": {
        const own: unknown = await context.run("otherGrant", () => options.otherGrant?.(result, request));
        if (own === undefined || own === null) break;
        if (isSendable(own)) return own;
        throw new TypeError("otherGrant must give a Response whose body has not been read, or nothing");
      }
      case "INTERNAL_SERVER_ERROR":
      case "INVALID_CLIENT":
      case "BAD_REQUEST":
      case "OK":
      case "ID_TOKEN_REISSUABLE":
      default:
        return context.answer(result, "token.process", options);
    }
    return plainError(400, "unsupported_grant_type");
  });
}

/** The subject that `checkPassword` gave, `undefined` for wrong credentials. */
function readSubject(given: unknown): string | undefined {
  if (typeof given !== "string" && given !== undefined && given !== null) {
    throw new TypeError("checkPassword must give a subject or nothing");
  }
  return given || undefined;
}
