// The authorization code flow as seen by an authorization server: the browser's request, the user's consent, the client's tokens.
import { respond, type Authlete } from "authlete";
import type { Story } from "./story.js";

/** What the flow needs. */
export interface CodeFlow {
  authlete: Authlete;
  /** A client registered for the code flow and client_secret_basic. */
  clientId: string;
  clientSecret: string;
  redirectUri: string;
  story: Story;
}

/** The verifier of the client, and its challenge: RFC 7636, appendix B. */
const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/** Runs the flow from the browser's request to the tokens. */
export async function code({ authlete, clientId, clientSecret, redirectUri, story }: CodeFlow): Promise<void> {
  story.flow("By the browser");
  const query = new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: "openid email",
    state: "s-1",
    code_challenge: CHALLENGE,
    code_challenge_method: "S256",
  }).toString();
  story.step("The browser asks for authorization", `GET /authorize  ${query.replace(CHALLENGE, "…")}`);
  const request = await authlete.authorization.processRequest({ parameters: query });
  story.call("authorization.processRequest", request);
  if (request.action !== "INTERACTION") throw new Error(`The request was refused: ${request.resultMessage}`);

  story.step("The user logs in and agrees");
  const authTime = Math.floor(story.now() / 1000);
  const issued = await authlete.authorization.issue({ ticket: request.ticket, subject: "anna", authTime });
  story.call("authorization.issue", issued);
  const location = respond(issued).headers.get("location");
  if (location === null) throw new Error(`No redirection: ${issued.resultMessage}`);
  const { host, searchParams } = new URL(location);
  story.fact("redirects", `to ${host} with ${[...searchParams.keys()].join(" and ")}`);

  story.step("The client redeems the code");
  const grant = { grant_type: "authorization_code", code: searchParams.get("code")!, redirect_uri: redirectUri };
  const parameters = new URLSearchParams({ ...grant, code_verifier: VERIFIER }).toString();
  const tokens = await authlete.token.process({ parameters, clientId, clientSecret });
  story.call("token.process", tokens);
  if (tokens.action !== "OK") throw new Error(`No tokens: ${tokens.resultMessage}`);
  story.fact("tokens", `for ${tokens.subject} with ${tokens.scopes?.join(" and ")}`);
}
