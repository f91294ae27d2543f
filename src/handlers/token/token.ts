import type { Authlete } from "../../client/client.js";
import { tokenFail, tokenIssue, tokenManagementReissueIdToken, tokenProcess } from "../../generated/answers.js";
import type {
  IdTokenReissueRequest,
  TokenRequest,
  TokenResponseIdTokenReissuable,
  TokenResponseJwtBearer,
  TokenResponseNativeSso,
  TokenResponseOk,
  TokenResponsePassword,
  TokenResponseTokenExchange,
} from "../../generated/models.js";
import { isObject } from "../../shared/is-object.js";
import { observe } from "../../shared/fault-reporter.js";
import { checkOptions, optionalFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Awaitable, Handler } from "../endpoint/handler.js";
import { plainError } from "../endpoint/plain-error.js";
import { readPlainObject } from "../endpoint/plain-object.js";
import type { RequestContext } from "../endpoint/request-context.js";
import { readResponse } from "../endpoint/sendable.js";
import { clientEndpointChecks, readClientRequest, type ClientEndpointOptions } from "../request/client-request.js";
import { readProof } from "../request/dpop-proof.js";
import { answerExchange, type TokenGrant, type TokenQuestion, type TokenRefusal } from "./exchange.js";

const REISSUE = "token.management.reissueIdToken";

/** Options of {@link token}. */
export interface TokenOptions extends ClientEndpointOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "token">;
  /**
   * Additional properties for `token.process`, such as `accessTokenDuration`, `dpopNonceRequired`, or `htu` if DPoP proofs name a
   * URL other than the service's `tokenEndpoint`. Default: none.
   */
  extra?: Omit<TokenRequest, "parameters" | "clientId" | "clientSecret" | "dpop"> | undefined;
  /**
   * Checks `username` and `password` of the password grant. Return the subject, or nothing if they are wrong. Default: the grant is
   * not supported.
   */
  checkPassword?: ((result: TokenResponsePassword) => Awaitable<string | null | undefined>) | undefined;
  /**
   * Decides on a token exchange (`TOKEN_EXCHANGE`, RFC 8693) or a JWT bearer grant (`JWT_BEARER`, RFC 7523). Return the token to issue,
   * a refusal, or nothing for an unsupported grant. The handler issues the token and answers. The API does not verify the signatures
   * of these JWTs: see {@link verifyJwt}. Default: `otherGrant` is called.
   */
  exchange?:
    | ((question: TokenQuestion, request: Request) => Awaitable<TokenGrant | TokenRefusal | null | undefined>)
    | undefined;
  /** Returns the properties of a new ID token for a refresh (`ID_TOKEN_REISSUABLE`), or nothing to issue none. Default: none. */
  reissueIdToken?:
    | ((
        result: TokenResponseIdTokenReissuable,
      ) => Awaitable<Omit<IdTokenReissueRequest, "accessToken" | "refreshToken"> | null | undefined>)
    | undefined;
  /** Called after `token.process` has issued tokens, with their `grantId` and `properties`. The answer does not wait for it. */
  onIssued?: ((result: TokenResponseOk | TokenResponseIdTokenReissuable, request: Request) => unknown) | undefined;
  /**
   * Answers the grants that the API leaves to your server, by `result.action`: `NATIVE_SSO`, and without `exchange` also
   * `TOKEN_EXCHANGE` and `JWT_BEARER`. Return nothing for an unsupported grant. Default: none of them is supported.
   */
  otherGrant?:
    | ((
        result: TokenResponseTokenExchange | TokenResponseJwtBearer | TokenResponseNativeSso,
        request: Request,
      ) => Awaitable<Response | null | undefined>)
    | undefined;
}

/**
 * Creates the token endpoint: RFC 6749, section 3.2, and CIBA Core 1.0, section 10.1. The API handles codes, refresh
 * tokens and `auth_req_id`s itself.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function token(options: TokenOptions): Handler {
  checkOptions("token", options, {
    ...clientEndpointChecks,
    authlete: apiClient(
      ...(["token.process", "token.issue", "token.fail"] as const),
      ...(options?.exchange ? (["token.management.create"] as const) : []),
      ...(options?.reissueIdToken ? ([REISSUE] as const) : []),
    ),
    extra: { expected: "an object", holds: isObject },
    checkPassword: optionalFunction,
    exchange: optionalFunction,
    reissueIdToken: optionalFunction,
    onIssued: optionalFunction,
    otherGrant: optionalFunction,
  });

  return endpoint("token", options, ["POST"], async (context) => {
    const { request } = context;
    const form = await readClientRequest(context, options, tokenProcess, "INVALID_CLIENT");
    const body: TokenRequest = { ...options.extra, ...form, ...readProof(request) };
    const result = await context.call("token.process", body);

    switch (result.action) {
      case "PASSWORD": {
        if (!options.checkPassword) break;
        const { ticket } = result;
        if (!ticket) throw new HandlerError("ERR_ANSWER", "token.process returned PASSWORD without a ticket");
        const subject = readSubject(await context.ask(options, "checkPassword", result));
        if (subject !== undefined) {
          return context.answer(await context.call("token.issue", { ticket, subject }), tokenIssue);
        }
        const reason = "INVALID_RESOURCE_OWNER_CREDENTIALS";
        return context.answer(await context.call("token.fail", { ticket, reason }), tokenFail);
      }
      case "TOKEN_EXCHANGE":
      case "JWT_BEARER":
      case "NATIVE_SSO": {
        const own = await answerByCallback(context, options, result);
        if (own) return own;
        break;
      }
      case "OK":
      case "ID_TOKEN_REISSUABLE": {
        // The tokens are already issued, so an error in the callback is only reported.
        observe("onIssued", context.report, () => options.onIssued?.(result, context.request));
        if (result.action === "OK" || !options.reissueIdToken) return context.answer(result, tokenProcess);
        const given = await context.ask(options, "reissueIdToken", result);
        const wanted = readPlainObject(given, "reissueIdToken");
        if (!wanted) return context.answer(result, tokenProcess);
        const { jwtAccessToken, accessToken, refreshToken } = result;
        const body = { ...wanted, accessToken: jwtAccessToken ?? accessToken, refreshToken };
        return context.answer(await context.call(REISSUE, body), tokenManagementReissueIdToken);
      }
      case "INTERNAL_SERVER_ERROR":
      case "INVALID_CLIENT":
      case "BAD_REQUEST":
      default:
        return context.answer(result, tokenProcess, options);
    }
    return plainError(400, "unsupported_grant_type");
  });
}

/** Answers a grant that the API leaves to the server, if a callback supports it. */
async function answerByCallback(
  context: RequestContext<Pick<Authlete, "token">>,
  options: TokenOptions,
  result: TokenQuestion | TokenResponseNativeSso,
): Promise<Response | undefined> {
  const { request } = context;
  if (options.exchange && result.action !== "NATIVE_SSO") {
    const given = await context.ask(options, "exchange", result, request);
    return answerExchange(context, result, given);
  }
  const own: unknown = await context.ask(options, "otherGrant", result, request);
  return own === undefined || own === null ? undefined : readResponse(own, "otherGrant", ", or nothing");
}

/** Reads the result of `checkPassword`: the subject, or `undefined` for wrong credentials. */
function readSubject(given: unknown): string | undefined {
  if (typeof given !== "string" && given !== undefined && given !== null) {
    throw new TypeError("checkPassword must return a subject or nothing");
  }
  return given || undefined;
}
