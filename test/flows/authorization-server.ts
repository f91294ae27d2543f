// A small CIBA authorization server built from the handlers, as a user of the package would write it. Users and the transactions that
// wait for the authentication device are in maps.
import type { Authlete } from "authlete";
import {
  backchannelAuthentication,
  completion,
  discovery,
  jwks,
  token,
  type Handler,
  type Notify,
} from "authlete/handlers";

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

export function createAuthorizationServer(authlete: Authlete, notify?: Notify): AuthorizationServer {
  const waiting = new Map<string, Device>();
  const routes: Record<string, Handler> = {
    "/.well-known/openid-configuration": discovery({ authlete }),
    "/jwks": jwks({ authlete }),
    "/ciba": backchannelAuthentication({
      authlete,
      complete: completion({ authlete, notify }),
      identifyUser: ({ sub, hint }) => sub ?? USERS[hint],
      checkBindingMessage: (message) => message.length <= 20,
      askUser: ({ user, ticket, request: { bindingMessage } }) => void waiting.set(user, { ticket, bindingMessage }),
    }),
    "/token": token({ authlete }),
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
