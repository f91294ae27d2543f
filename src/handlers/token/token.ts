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
   * Decides about a token in exchange for another one (`TOKEN_EXCHANGE`, RFC 8693) or for an assertion (`JWT_BEARER`, RFC 7523): gives
   * what the token is for, or a refusal, or nothing for a grant that is not supported. The handler makes the token and the answer.
   * The API has verified no signature of a JWT: see {@link verifyJwt}. Default: `otherGrant` is asked.
   */
  exchange?:
    | ((question: TokenQuestion, request: Request) => Awaitable<TokenGrant | TokenRefusal | null | undefined>)
    | undefined;
  /**
   * Says what a new ID token is to have, where a refresh could bring one (`ID_TOKEN_REISSUABLE`), or nothing for none. Default: none.
   */
  reissueIdToken?:
    | ((
        result: TokenResponseIdTokenReissuable,
      ) => Awaitable<Omit<IdTokenReissueRequest, "accessToken" | "refreshToken"> | null | undefined>)
    | undefined;
  /** Is told of tokens that the API has issued, with their `grantId` and `properties`. The answer does not wait for it. */
  onIssued?: ((result: TokenResponseOk | TokenResponseIdTokenReissuable, request: Request) => unknown) | undefined;
  /**
   * Answers the grants that the API leaves to the server, by `result.action`: `NATIVE_SSO`, and without `exchange` also
   * `TOKEN_EXCHANGE` and `JWT_BEARER`.
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
        if (!ticket) throw new HandlerError("ERR_ANSWER", "token.process gave PASSWORD without a ticket");
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
        const own = await answerByHost(context, options, result);
        if (own) return own;
        break;
      }
      case "OK":
      case "ID_TOKEN_REISSUABLE": {
        // They are issued already, so that a fault of the host's is reported and no more.
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

/** The answer to a grant that the API leaves to the server, if the host supports it. */
async function answerByHost(
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

/** The subject that `checkPassword` gave, `undefined` for wrong credentials. */
function readSubject(given: unknown): string | undefined {
  if (typeof given !== "string" && given !== undefined && given !== null) {
    throw new TypeError("checkPassword must give a subject or nothing");
  }
  return given || undefined;
}
