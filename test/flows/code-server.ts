// A thin authorization server for the code flow that only calls the API. Every user is logged in as anna and consents to everything.
import { respond, type Authlete } from "authlete";
import type { AuthorizationFailRequest, AuthorizationResponse, TokenResponse } from "authlete/models";
import {
  clientRegistration,
  deviceAuthorization,
  discovery,
  grantManagement,
  jwks,
  revocation,
  token,
} from "authlete/handlers";
import { peerCertificate } from "authlete/node";

export interface CodeServer {
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** The API's results for the authorization requests so far. */
  readonly requests: AuthorizationResponse[];
}

/** The initial access token for client registration. */
export const initialAccessToken = "initial-access-token";

const user = { subject: "anna", claims: { name: "Anna Berg", email: "anna@example.com" }, authTime: 1_700_000_000 };

export function createCodeServer(authlete: Authlete, deny?: AuthorizationFailRequest["reason"]): CodeServer {
  const requests: AuthorizationResponse[] = [];

  async function authorize(request: Request): Promise<Response> {
    const parameters = request.method === "POST" ? await request.text() : new URL(request.url).search.slice(1);
    const result = await authlete.authorization.processRequest({ parameters });
    requests.push(result);
    if (result.action !== "INTERACTION" && result.action !== "NO_INTERACTION") return respond(result);
    const ticket = result.ticket;
    if (deny) return respond(await authlete.authorization.fail({ ticket, reason: deny }));
    const { subject, authTime } = user;
    const claims = JSON.stringify(pick(user.claims, result.claims ?? []));
    return respond(await authlete.authorization.issue({ ticket, subject, authTime, claims }));
  }

  async function push(request: Request): Promise<Response> {
    const body = {
      parameters: await request.text(),
      ...basicOf(request),
      ...proofOf(request),
      ...certificateOf(request),
    };
    return respond(await authlete.pushedAuthorization.create(body));
  }

  async function userinfo(request: Request): Promise<Response> {
    const presented = /^(?:bearer|dpop) (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    const result = await authlete.userinfo.process({
      token: presented,
      ...proofOf(request),
      ...certificateOf(request),
    });
    if (result.action !== "OK") return respond(result);
    const claims = JSON.stringify(pick(user.claims, result.claims ?? []));
    return respond(await authlete.userinfo.issue({ token: presented, claims }));
  }

  async function introspect(request: Request): Promise<Response> {
    return respond(await authlete.introspection.standardProcess({ parameters: await request.text() }));
  }

  /** Accepts any token of the service, and issues one with the same subject and scopes. */
  async function exchange({ subjectTokenInfo, clientId, scopes }: TokenResponse): Promise<Response> {
    const { subject } = subjectTokenInfo ?? {};
    if (!subject) return Response.json({ error: "invalid_request" }, { status: 400 });
    const grant = { grantType: "TOKEN_EXCHANGE", clientId: clientId!, subject, scopes: scopes ?? [] } as const;
    const { accessToken, tokenType, expiresIn } = await authlete.token.management.create(grant);
    const issued_token_type = "urn:ietf:params:oauth:token-type:access_token";
    return Response.json({
      access_token: accessToken,
      token_type: tokenType,
      expires_in: expiresIn,
      issued_token_type,
    });
  }

  const routes: Record<string, (request: Request) => Response | Promise<Response>> = {
    "/.well-known/openid-configuration": discovery({ authlete }),
    "/jwks": jwks({ authlete }),
    "/authorize": authorize,
    "/par": push,
    "/device_authorization": deviceAuthorization({ authlete }),
    "/token": token({
      authlete,
      clientCertificate: peerCertificate,
      otherGrant: (result) => (result.action === "TOKEN_EXCHANGE" ? exchange(result) : null),
    }),
    "/revoke": revocation({ authlete, clientCertificate: peerCertificate }),
    "/userinfo": userinfo,
    "/introspect": introspect,
    "/register": clientRegistration({ authlete, authorize: ({ token }) => token === initialAccessToken }),
    "/grants": grantManagement({ authlete, clientCertificate: peerCertificate }),
  };
  return {
    requests,
    fetch: async (input, init) => {
      // Certificates are looked up by the request object, so it must not be copied.
      const request = input instanceof Request ? input : new Request(input, init);
      const { pathname } = new URL(request.url);
      const route = routes[pathname] ?? routes[pathname.replace(/\/[^/]+$/, "")];
      return route === undefined ? new Response(null, { status: 404 }) : route(request);
    },
  };
}

function pick(claims: Record<string, string>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names.includes(name)));
}

function basicOf(request: Request): { clientId?: string; clientSecret?: string } {
  const text = /^basic (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (text === undefined) return {};
  const [clientId = "", clientSecret = ""] = atob(text).split(":").map(decodeURIComponent);
  return { clientId, clientSecret };
}

function proofOf(request: Request): { dpop?: string; htm?: string; htu?: string } {
  const dpop = request.headers.get("dpop");
  return dpop === null ? {} : { dpop, htm: request.method, htu: request.url.split("?")[0]! };
}

function certificateOf(request: Request): { clientCertificate?: string } {
  const [clientCertificate] = peerCertificate(request);
  return clientCertificate === undefined ? {} : { clientCertificate };
}
