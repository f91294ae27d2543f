import type { Authlete } from "../../client/client.js";
import { tokenProcess } from "../../generated/answers.js";
import type { TokenCreateRequest, TokenResponseJwtBearer, TokenResponseTokenExchange } from "../../generated/models.js";
import { decodeBase64, encodeBase64url } from "../../shared/base64.js";
import { isErrorDescription } from "../../shared/error-description.js";
import { HandlerError } from "../endpoint/handler-error.js";
import { plainError } from "../endpoint/plain-error.js";
import { isPlainObject } from "../endpoint/plain-object.js";
import type { RequestContext } from "../endpoint/request-context.js";

/** A request for a token in exchange for another token (RFC 8693) or an assertion (RFC 7523). */
export type TokenQuestion = TokenResponseTokenExchange | TokenResponseJwtBearer;

/** The token to issue. */
export interface TokenGrant extends Pick<
  TokenCreateRequest,
  "scopes" | "resources" | "accessTokenDuration" | "properties" | "jwtAtClaims" | "authorizationDetails"
> {
  /** The user that the token represents, or undefined for a token without a user. */
  subject: string | undefined;
  /**
   * Confirms that the token identifies the request's actor, for instance by an `act` claim in `jwtAtClaims`. Required if the request
   * names an actor, so that delegation does not become impersonation by mistake. Default `false`.
   */
  delegated?: boolean | undefined;
}

/** Why no token is issued. */
export interface TokenRefusal {
  /** Error code of RFC 6749, section 5.2, or RFC 8693, section 2.2.2. */
  error: "invalid_request" | "invalid_grant" | "invalid_scope" | "invalid_target" | "unauthorized_client";
  /** Text for the client's developers: printable ASCII without `"` and `\`. Default: none. */
  errorDescription?: string | undefined;
}

const ERRORS = ["invalid_request", "invalid_grant", "invalid_scope", "invalid_target", "unauthorized_client"];
const CREATE = "token.management.create";
const ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";

/**
 * Issues the granted token and answers the client. Anything that the request asks for but the grant does not address is refused rather
 * than ignored: an audience, a resource, an actor, another type of token.
 *
 * @returns Undefined if the callback does not support the request.
 */
export async function answerExchange(
  context: RequestContext<Pick<Authlete, "token">>,
  question: TokenQuestion,
  given: unknown,
): Promise<Response | undefined> {
  if (given === undefined || given === null) return undefined;
  if (!isPlainObject(given)) throw wrongGrant();
  if ("error" in given) {
    const { error, errorDescription } = given as unknown as TokenRefusal;
    if (!ERRORS.includes(error) || (errorDescription !== undefined && !isErrorDescription(errorDescription)))
      throw wrongGrant();
    return plainError(400, error, errorDescription);
  }
  const { subject, delegated = false, ...grant } = given as unknown as TokenGrant;
  if (!("subject" in given) || subject === "" || !["string", "undefined"].includes(typeof subject)) throw wrongGrant();
  const { action, clientId, actorToken, requestedTokenType, audiences, resources } = question;
  if (actorToken && !delegated) return plainError(400, "invalid_request", "An actor_token is not supported.");
  if (requestedTokenType && requestedTokenType !== "ACCESS_TOKEN")
    return plainError(400, "invalid_request", "Only access tokens are issued here.");
  if (((audiences?.length ?? 0) > 0 || (resources?.length ?? 0) > 0) && !grant.resources)
    return plainError(400, "invalid_target");
  if (!clientId) return plainError(400, "invalid_client", "The request must name a client.");

  const thumbprint = await thumbprintOf(context.request.headers.get("dpop"));
  const created = await context.call(CREATE, {
    ...grant,
    grantType: action,
    clientId,
    subject,
    ...(thumbprint && { dpopKeyThumbprint: thumbprint }),
  });
  const { accessToken, jwtAccessToken, tokenType, expiresIn, scopes, refreshToken } = created;
  if (created.action !== "OK" || !accessToken)
    throw new HandlerError("ERR_ACTION", `${CREATE} returned ${created.action} (${created.resultCode})`);
  const body = {
    access_token: jwtAccessToken ?? accessToken,
    ...(action === "TOKEN_EXCHANGE" && { issued_token_type: ACCESS_TOKEN }),
    token_type: tokenType,
    expires_in: expiresIn,
    ...(scopes && { scope: scopes.join(" ") }),
    ...(refreshToken && { refresh_token: refreshToken }),
  };
  return context.answer({ action: "OK", responseContent: JSON.stringify(body) }, tokenProcess);
}

function wrongGrant(): TypeError {
  return new TypeError(
    `exchange must return { subject, … }, { error, errorDescription } with one of ${ERRORS.join(", ")}, or nothing`,
  );
}

/**
 * The thumbprint of the key in a DPoP proof that `token.process` has verified: RFC 7638, section 3. Of duplicate members the last one
 * counts, as in RFC 7515, section 4.
 */
async function thumbprintOf(proof: string | null): Promise<string | undefined> {
  if (proof === null) return undefined;
  const text = new TextDecoder().decode(decodeBase64(proof.split(".")[0]!));
  const { jwk } = JSON.parse(text) as { jwk: Record<string, string> };
  const members = ["crv", "e", "kty", "n", "x", "y"].filter((name) => name in jwk).map((name) => [name, jwk[name]]);
  const hashed = new TextEncoder().encode(JSON.stringify(Object.fromEntries(members)));
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest("SHA-256", hashed)));
}
