// A small CIBA authorization server on top of the client, as a function from Request to Response: what a user of the package would
// write. The users are a map, the authentication device is the `decide` function.
import { respond, type Authlete } from "authlete";

export interface Device {
  ticket: string;
  bindingMessage: string | null | undefined;
}

export interface AuthorizationServer {
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>;
  /** The requests that wait for a user, by subject. */
  waiting: Map<string, Device>;
}

const USERS: Record<string, string> = { "anna@example.com": "anna" };

/** The credentials of an Authorization header of the Basic scheme (RFC 6749, section 2.3.1). */
function basic(request: Request): { clientId?: string; clientSecret?: string } {
  const match = /^Basic (.+)$/i.exec(request.headers.get("authorization") ?? "");
  if (match === null) return {};
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(atob(match[1]!))!;
  const decode = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
  return { clientId: decode(id!), clientSecret: decode(secret!) };
}

export function createAuthorizationServer(authlete: Authlete): AuthorizationServer {
  const waiting = new Map<string, Device>();

  async function backchannelAuthentication(request: Request): Promise<Response> {
    const result = await authlete.ciba.processAuthentication({ parameters: await request.text(), ...basic(request) });
    if (result.action !== "USER_IDENTIFICATION") return respond(result);
    const ticket = result.ticket!;
    const subject = result.sub ?? USERS[result.hint!];
    if (subject === undefined) return respond(await authlete.ciba.fail({ ticket, reason: "UNKNOWN_USER_ID" }));
    if ((result.bindingMessage ?? "").length > 20)
      return respond(await authlete.ciba.fail({ ticket, reason: "INVALID_BINDING_MESSAGE" }));
    const issued = await authlete.ciba.issue({ ticket });
    if (issued.action === "OK") waiting.set(subject, { ticket, bindingMessage: result.bindingMessage });
    return respond(issued);
  }

  async function token(request: Request): Promise<Response> {
    return respond(await authlete.token.process({ parameters: await request.text(), ...basic(request) }));
  }

  const routes: Record<string, (request: Request) => Promise<Response>> = {
    "/.well-known/openid-configuration": async () => Response.json(await authlete.service.getConfiguration()),
    "/jwks": async () => Response.json(await authlete.service.getJwks()),
    "/ciba": backchannelAuthentication,
    "/token": token,
  };
  return {
    waiting,
    fetch: (input, init) => {
      const request = new Request(input, init);
      const route = routes[new URL(request.url).pathname];
      return route === undefined ? Promise.resolve(new Response(null, { status: 404 })) : route(request);
    },
  };
}
