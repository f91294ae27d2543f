// The requests of a code flow's client, and a flow as calls of the API.
import type { Served } from "./code-flow-server.js";

const redirectUri = "https://client.localhost/cb";
const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

type Call = (
  url: string,
  method: string,
  headers: Record<string, string>,
  body?: string,
) => Promise<{ body: Record<string, string> }>;

export const requestOf = (clientId: string) =>
  new URLSearchParams({
    client_id: clientId,
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid email",
    code_challenge: challenge,
    code_challenge_method: "S256",
    state: "s",
    nonce: "n",
  }).toString();
export const grantOf = (code: string) =>
  new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  }).toString();

/** Seven calls of the API, without a server in front of it. */
export function apiCaller({ origin, clientId, clientSecret, api }: Served, call: Call) {
  const headers = { authorization: `Bearer ${api!.token}`, "content-type": "application/json" };
  const post = async (path: string, body: object, action: string) => {
    const answer = await call(`${origin}/api/${api!.serviceId}${path}`, "POST", headers, JSON.stringify(body));
    if (answer.body["action"] !== action) throw new Error(`${path}: ${answer.body["resultMessage"]}`);
    return answer.body;
  };
  const credentials = { clientId, clientSecret };
  return async () => {
    const pushed = await post("/pushed_auth_req", { parameters: requestOf(clientId), ...credentials }, "CREATED");
    const query = new URLSearchParams({ client_id: clientId, request_uri: pushed["requestUri"]! }).toString();
    const { ticket } = await post("/auth/authorization", { parameters: query }, "INTERACTION");
    const { authorizationCode } = await post("/auth/authorization/issue", { ticket, subject: "anna" }, "LOCATION");
    const tokens = await post("/auth/token", { parameters: grantOf(authorizationCode!), ...credentials }, "OK");
    const token = tokens["accessToken"];
    await post("/auth/userinfo", { token }, "OK");
    await post("/auth/userinfo/issue", { token, claims: '{"email":"anna@example.com"}' }, "JSON");
    await post("/auth/introspection", { token }, "OK");
  };
}
