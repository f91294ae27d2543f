// Three CIBA flows as seen by an authorization server: approved, refused, expired. The client's requests are the form bodies that a
// client would post; the answers are the ones that the server would send.
import { respond, type Authlete, type Respondable } from "authlete";
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import type { Story } from "./story.js";

/** What a flow needs. */
export interface Surroundings {
  authlete: Authlete;
  /** A client registered for the poll mode and client_secret_basic. */
  clientId: string;
  clientSecret: string;
  loginHint: string;
  /** Waits for a number of seconds, or advances the emulator's clock. */
  wait: (seconds: number, why: string) => Promise<void>;
  story: Story;
}

/** Shows the answer that `respond` creates from a result. */
async function answer(story: Story, result: Respondable): Promise<Record<string, unknown>> {
  const response = respond(result);
  const body = (await response.json()) as Record<string, unknown>;
  story.answer(response.status, body);
  return body;
}

/** Processes the client's request, and returns the ticket. */
async function begin(
  { authlete, clientId, clientSecret, loginHint, story }: Surroundings,
  more: Record<string, string> = {},
) {
  const parameters = new URLSearchParams({ scope: "openid", login_hint: loginHint, ...more }).toString();
  story.step("The client asks for authentication", `POST /backchannel/authentication  ${parameters}`);
  const result = await authlete.ciba.processAuthentication({ parameters, clientId, clientSecret });
  story.call("ciba.processAuthentication", result);
  if (result.action !== "USER_IDENTIFICATION") {
    await answer(story, result);
    const advice = result.action === "UNAUTHORIZED" ? " Check AUTHLETE_CLIENT_ID and AUTHLETE_CLIENT_SECRET." : "";
    throw new Error(`The request was refused: ${result.resultMessage}${advice}`);
  }
  return result.ticket;
}

/** Issues the auth_req_id for a ticket, with the client's polling interval. */
async function issue({ authlete, story }: Surroundings, ticket: string) {
  story.step("The server knows the user and starts the transaction");
  const result = await authlete.ciba.issue({ ticket });
  story.call("ciba.issue", result);
  await answer(story, result);
  if (result.action !== "OK") throw new Error(`No auth_req_id: ${result.resultMessage}`);
  return { authReqId: result.authReqId, interval: result.interval || 5, expiresIn: result.expiresIn };
}

async function poll({ authlete, clientId, clientSecret, story }: Surroundings, authReqId: string) {
  story.step("The client polls the token endpoint");
  const parameters = new URLSearchParams({
    grant_type: "urn:openid:params:grant-type:ciba",
    auth_req_id: authReqId,
  }).toString();
  const result = await authlete.token.process({ parameters, clientId, clientSecret });
  story.call("token.process", result);
  return { result, body: await answer(story, result) };
}

/** The user approves, and the client gets tokens and verifies them. */
export async function approved(surroundings: Surroundings): Promise<void> {
  const { authlete, clientId, story, wait } = surroundings;
  story.flow("Approved");
  const ticket = await begin(surroundings, { binding_message: "K7-42" });
  const { authReqId, interval } = await issue(surroundings, ticket);
  expectError(await poll(surroundings, authReqId), "authorization_pending");

  story.step("The user approves on the authentication device");
  const completed = await authlete.ciba.complete({ ticket, result: "AUTHORIZED", subject: "anna" });
  story.call("ciba.complete", completed);
  if (completed.action !== "NO_ACTION") throw new Error(`The outcome was not recorded: ${completed.resultMessage}`);

  await wait(interval, "the client keeps to the polling interval");
  const { result, body } = await poll(surroundings, authReqId);
  if (result.action !== "OK") throw new Error(`No tokens: ${result.resultMessage}`);

  story.step("The client verifies the ID token with the server's keys");
  const { issuer } = await authlete.service.getConfiguration();
  const jwks = await authlete.service.getJwks();
  const { payload } = await jwtVerify(body.id_token as string, createLocalJWKSet(jwks as unknown as JSONWebKeySet), {
    issuer: issuer as string,
    audience: clientId,
    currentDate: new Date(story.now()),
  });
  story.fact("verified", `sub ${payload.sub}, iss ${payload.iss}, aud ${String(payload.aud)}`);

  story.step("A resource checks the access token");
  const introspected = await authlete.introspection.process({ token: body.access_token as string, scopes: ["openid"] });
  story.call("introspection.process", introspected);
  if (introspected.action !== "OK") throw new Error(`The access token is no good: ${introspected.resultMessage}`);
  story.fact("access", `subject ${introspected.subject}, scopes ${introspected.scopes?.join(" ")}`);
}

/** The server refuses the request without asking the user. */
export async function refused(surroundings: Surroundings): Promise<void> {
  const { authlete, story } = surroundings;
  story.flow("Refused");
  const ticket = await begin(surroundings);
  story.step("The server refuses without asking the user");
  const result = await authlete.ciba.fail({ ticket, reason: "ACCESS_DENIED" });
  story.call("ciba.fail", result);
  const body = await answer(story, result);
  if (body.error !== "access_denied") throw new Error(`Expected access_denied, got ${JSON.stringify(body.error)}`);
}

/** The user does not answer in time. */
export async function expired(surroundings: Surroundings): Promise<void> {
  const { story, wait } = surroundings;
  story.flow("Expired");
  const ticket = await begin(surroundings, { requested_expiry: "6" });
  const { authReqId, expiresIn } = await issue(surroundings, ticket);
  await wait(expiresIn + 1, "nobody answers on the device");
  expectError(await poll(surroundings, authReqId), "expired_token");
}

function expectError({ body }: { body: Record<string, unknown> }, error: string): void {
  if (body.error !== error) throw new Error(`Expected ${error}, got ${JSON.stringify(body.error ?? "tokens")}`);
}
