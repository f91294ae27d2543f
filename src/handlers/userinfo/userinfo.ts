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
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "userinfo">;
  /**
   * Returns the user's claims. `names` are those that the client requested and the user consented to; others do not leave the server.
   * Omit claims that the user does not have.
   */
  claims: (
    subject: string,
    names: readonly string[],
    result: UserinfoResponse,
  ) => Awaitable<Record<string, unknown> | null | undefined>;
  /**
   * Additional properties for `userinfo.process`, such as `dpopNonceRequired`, or `htu` if DPoP proofs name a URL other than the
   * service's `userInfoEndpoint`. Default: none.
   */
  extra?: Omit<UserinfoRequest, "token" | "dpop" | "htm"> | undefined;
}

const PROCESS = "userinfo.process";
const ISSUE = "userinfo.issue";

/** Headers of RFC 9421 and RFC 9530, with the properties that hold their values. */
const SIGNATURES = [
  ["signature", "signature"],
  ["signature-input", "signatureInput"],
  ["content-digest", "contentDigest"],
] as const satisfies [string, keyof UserinfoIssueResponse][];

/**
 * Creates the UserInfo endpoint: OpenID Connect Core 1.0, section 5.3. The answer is JSON or a JWT, depending on the client's registration.
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
    if (!subject) throw new HandlerError("ERR_ANSWER", `${PROCESS} returned OK without a subject`);
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
