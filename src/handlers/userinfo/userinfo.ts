import type { Authlete } from "../../client/client.js";
import { userinfoIssue, userinfoProcess } from "../../generated/answers.js";
import type {
  UserinfoIssueRequest,
  UserinfoIssueResponse,
  UserinfoRequest,
  UserinfoResponse,
} from "../../generated/models.js";
import { isObject } from "../../shared/is-object.js";
import { checkOptions, requiredFunction } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import { endpoint } from "../endpoint/endpoint.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Awaitable, Handler } from "../endpoint/handler.js";
import { readPlainObject } from "../endpoint/plain-object.js";
import { readAccessToken } from "../request/access-token.js";
import { clientEndpointChecks, readCertificates, type ClientEndpointOptions } from "../request/client-request.js";
import { writeClaims } from "../request/claims.js";
import { readProof } from "../request/dpop-proof.js";

/** Options of {@link userinfo}. */
export interface UserinfoOptions extends Omit<ClientEndpointOptions, "challenge"> {
  /** The client of the API. */
  authlete: Pick<Authlete, "userinfo">;
  /**
   * The values of claims of a user. `names` are those that the client asked for and the user agreed to; others do not leave the server.
   * Leave out what the user has not.
   */
  claims: (
    subject: string,
    names: readonly string[],
    result: UserinfoResponse,
  ) => Awaitable<Record<string, unknown> | null | undefined>;
  /**
   * Further properties of each call of `userinfo.process`, such as `dpopNonceRequired`, or `htu` if DPoP proofs name another URL than the
   * service's `userInfoEndpoint`. Default: none.
   */
  extra?: Omit<UserinfoRequest, "token" | "dpop" | "htm"> | undefined;
}

const PROCESS = "userinfo.process";
const ISSUE = "userinfo.issue";

/** Headers of RFC 9421 and RFC 9530, by the property that holds the value. */
const SIGNATURES = [
  ["signature", "signature"],
  ["signature-input", "signatureInput"],
  ["content-digest", "contentDigest"],
] as const satisfies [string, keyof UserinfoIssueResponse][];

/**
 * Makes the UserInfo endpoint: OpenID Connect Core 1.0, section 5.3. The answer is JSON or a JWT, as the client has registered.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function userinfo(options: UserinfoOptions): Handler {
  const { challenge: _, ...checks } = clientEndpointChecks;
  checkOptions("userinfo", options, {
    ...checks,
    authlete: apiClient(PROCESS, ISSUE),
    claims: requiredFunction,
    extra: { expected: "an object", holds: isObject },
  });
  return endpoint("userinfo", options, ["GET", "POST"], async (context) => {
    const { request } = context;
    const token = await readAccessToken(request, "userinfo", options.maxBodySize);
    const [clientCertificate] = await readCertificates(context, options);
    const result = await context.call(PROCESS, {
      ...options.extra,
      token,
      ...readProof(request),
      ...(clientCertificate && { clientCertificate }),
    });
    if (result.action !== "OK") return context.answer(result, userinfoProcess);
    const { subject, claims: asked, consentedClaims } = result;
    if (!subject) throw new HandlerError("ERR_ANSWER", `${PROCESS} gave OK without a subject`);
    const names = (asked ?? []).filter((name) => !consentedClaims || consentedClaims.includes(name));
    const given = await context.ask(options, "claims", subject, names, result);
    const issued = await context.call(ISSUE, {
      token,
      claims: writeClaims(readPlainObject(given, "claims"), names),
    } satisfies UserinfoIssueRequest);
    const response = context.answer(issued, userinfoIssue);
    for (const [header, property] of SIGNATURES) {
      if (issued[property]) response.headers.set(header, issued[property]);
    }
    return response;
  });
}
