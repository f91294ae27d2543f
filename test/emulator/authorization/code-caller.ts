import type { ClientSettings, Emulator, EmulatedClient, ServiceSettings } from "../../../src/emulator/index.js";
import { basic, form, post, standing, type Answer } from "../caller.js";

type Parameters = Record<string, string | readonly string[] | undefined>;

export const redirectUri = "https://client.localhost/cb";
/** A code verifier and its challenge: RFC 7636, appendix B. */
export const verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
export const challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/** A client for the code flow, at an emulator whose clock stands still. */
export function codeStage(settings: ClientSettings = {}, service: ServiceSettings = {}) {
  const emulator = standing({
    service,
    clients: [
      {
        bcDeliveryMode: null,
        clientName: "Shop",
        grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN"],
        responseTypes: ["CODE"],
        redirectUris: [redirectUri],
        ...settings,
      },
    ],
  });
  const client = emulator.clients[0]!;
  return { emulator, client, ...callsOf(emulator, client) };
}

/** The calls of a client and its server. Parameters are merged into valid ones. */
export function callsOf(emulator: Emulator, client: EmulatedClient) {
  const requestOf = (parameters: Parameters) =>
    form({
      client_id: String(client.clientId),
      response_type: "code",
      redirect_uri: redirectUri,
      scope: "openid",
      ...parameters,
    });
  const authorize = (parameters: Parameters = {}, body: object = {}) =>
    post(emulator, "/auth/authorization", { parameters: requestOf(parameters), ...body });
  const push = (parameters: Parameters = {}, body: object = {}) =>
    post(emulator, "/pushed_auth_req", { parameters: requestOf(parameters), ...basic(client), ...body });
  const ticketOf = async (parameters: Parameters = {}, body: object = {}) => {
    const answer = await authorize(parameters, body);
    if (typeof answer.body["ticket"] !== "string") throw new Error(JSON.stringify(answer.body));
    return answer.body["ticket"];
  };
  const issue = (ticket: string, body: object = {}) =>
    post(emulator, "/auth/authorization/issue", { ticket, subject: "anna", ...body });
  const fail = (ticket: string, reason: unknown, body: object = {}) =>
    post(emulator, "/auth/authorization/fail", { ticket, reason, ...body });
  const codeOf = async (parameters: Parameters = {}, body: object = {}) =>
    String((await issue(await ticketOf(parameters), body)).body["authorizationCode"]);
  const token = (parameters: Parameters, body: object = basic(client)) =>
    post(emulator, "/auth/token", { parameters: form(parameters), ...body });
  const redeem = (code: string, parameters: Parameters = {}, body: object = basic(client)) =>
    token({ grant_type: "authorization_code", code, redirect_uri: redirectUri, ...parameters }, body);
  return { authorize, push, ticketOf, issue, fail, codeOf, token, redeem };
}

/** The parameters of the authorization response, in any response mode. */
export function membersOf({ body }: Answer): Record<string, string> {
  const content = String(body["responseContent"]);
  if (body["action"] === "BAD_REQUEST") return JSON.parse(content) as Record<string, string>;
  if (content.startsWith("<"))
    return Object.fromEntries(
      [...content.matchAll(/name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
    );
  const { hash, searchParams } = new URL(content);
  return Object.fromEntries(hash ? new URLSearchParams(hash.slice(1)) : searchParams);
}

/** The essential parts of an answer that refuses a request. */
export function refusalOf(answer: Answer): readonly unknown[] {
  return [answer.body["action"], answer.body["resultCode"], membersOf(answer)["error"]];
}
