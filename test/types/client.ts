import {
  createAuthlete,
  respond,
  type Authlete,
  type AuthleteError,
  type AnyAuthleteError,
  type CallOptions,
  type OperationId,
} from "authlete";
import type {
  BackchannelAuthenticationFailResponse,
  BackchannelAuthenticationIssueRequest,
  ServiceJwks,
  TokenResponse,
} from "authlete/models";
import { no, yes, type Equals, type IsAny } from "./equals.js";

declare const authlete: Authlete;

no<IsAny<Authlete>>();
no<IsAny<Authlete["ciba"]["fail"]>>();
yes<Equals<Awaited<ReturnType<Authlete["ciba"]["fail"]>>, BackchannelAuthenticationFailResponse>>();
yes<Equals<Awaited<ReturnType<Authlete["token"]["process"]>>, TokenResponse>>();
yes<Equals<Awaited<ReturnType<Authlete["service"]["getJwks"]>>, ServiceJwks>>();
yes<
  Equals<Parameters<Authlete["ciba"]["issue"]>, [body: BackchannelAuthenticationIssueRequest, options?: CallOptions]>
>();
no<IsAny<OperationId>>();

void authlete.ciba.fail({ ticket: "t", reason: "ACCESS_DENIED" });
void authlete.ciba.fail(
  { ticket: "t", reason: "ACCESS_DENIED" },
  { signal: AbortSignal.timeout(5), timeout: 5, retry: false, serviceId: "1" },
);
void authlete.service.getJwks();
void authlete.service.getJwks({ pretty: true }, { retry: { retries: 0 } });

// Values of an answer can be passed to the next request: null and undefined count as absent, and identifiers may be numbers.
export async function passOn(optional: string | null | undefined): Promise<void> {
  const result = await authlete.token.process({ parameters: "", clientId: optional, clientSecret: undefined });
  if (result.action !== "TOKEN_EXCHANGE") return;
  const { clientId, subject, scopes, resources, authorizationDetails, clientIdAliasUsed } = result;
  const token = { grantType: result.grantType, subject, scopes, resources, authorizationDetails, clientIdAliasUsed };
  void authlete.token.management.create({ ...token, clientIdentifier: clientId ?? "alias" });
  void authlete.token.management.create({ ...token, clientId: 1, clientIdentifier: undefined });
  void authlete.token.management.list({ clientIdentifier: clientId, subject: optional });
  void authlete.token.management.revoke({ clientIdentifier: clientId, subject: optional });
  void authlete.revocation.process({ parameters: "", clientId });
  // @ts-expect-error a token for nobody's client
  void authlete.token.management.create(token);
  // @ts-expect-error what is required is required
  void authlete.ciba.issue({ ticket: optional });
  // @ts-expect-error neither text nor a number
  void authlete.revocation.process({ parameters: "", clientId: true });
}

// @ts-expect-error no body
void authlete.ciba.fail();
// @ts-expect-error a misspelt method
void authlete.ciba.fial({ ticket: "t", reason: "ACCESS_DENIED" });
// @ts-expect-error a misspelt property
void authlete.ciba.fail({ ticket: "t", reasons: "ACCESS_DENIED" });
// @ts-expect-error a surplus path parameter: the service is an option
void authlete.ciba.fail("1234567890", { ticket: "t", reason: "ACCESS_DENIED" });
// @ts-expect-error a misspelt query parameter
void authlete.service.getJwks({ includePrivateKey: true });
// @ts-expect-error an unknown call option
void authlete.ciba.issue({ ticket: "t" }, { timeoutMs: 5 });
// @ts-expect-error an unknown client option
createAuthlete({ baseUrl: "https://us.authlete.com", serviceID: "1" });
// @ts-expect-error a wrong type
createAuthlete({ timeout: "5s" });
// @ts-expect-error an unknown retry option
createAuthlete({ retry: { times: 3 } });

export async function answer(): Promise<Response> {
  const result = await authlete.token.process({ parameters: "" });
  const configuration = await authlete.service.getConfiguration();
  // @ts-expect-error a result without actions is not answered by `respond`
  respond(configuration);
  // @ts-expect-error an operation that there is not
  respond(result, { operation: "ciba.fial" });
  return respond(result, { operation: "token.process", status: 400, challenge: "Basic", headers: { "x-a": "b" } });
}

// The union can be switched on by `code`.
export function status(error: AnyAuthleteError): number | undefined {
  switch (error.code) {
    case "ERR_API":
      return error.status + (error.retryAfter ?? 0);
    case "ERR_RESPONSE":
      return error.status;
    case "ERR_TIMEOUT":
    case "ERR_CONNECTION":
      // @ts-expect-error there was no answer, hence no status
      return error.status;
  }
}
declare const error: AuthleteError;
// Both of these can throw for an empty result.
yes<Equals<typeof error.operation, OperationId | "iterate" | "respond">>();
