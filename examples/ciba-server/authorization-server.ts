// The authorization server: the endpoints of `authlete/handlers`, its own decisions, and the devices of its users.
import type { Authlete } from "authlete";
import {
  backchannelAuthentication,
  completion,
  createRateLimit,
  discovery,
  equalSecrets,
  introspection,
  jwks,
  revocation,
  token,
  type Completion,
  type Handler,
  type Notify,
} from "authlete/handlers";
import { Hono } from "hono";
import { createDeviceRoutes } from "./device-routes.js";
import { createDeviceSessions } from "./device-session.js";
import { createPrompts, type Prompt, type Prompts } from "./prompts.js";
import { findUser, USERS, type User } from "./users.js";

export interface AuthorizationServerOptions {
  authlete: Authlete;
  notify: Notify;
  /** The secret with which the resource server `accounts` authenticates for introspection. */
  resourceSecret: string;
  users?: readonly User[];
  /** The current time, in milliseconds since the epoch. */
  now?: () => number;
  /** Called for every change of a prompt. */
  onChange?: (prompt: Prompt, completion?: Completion) => void;
}

export interface AuthorizationServer {
  readonly app: Hono;
  readonly prompts: Prompts;
  /** The path that pairs a device of the user. */
  pairingPath(subject: string): string;
}

export function createAuthorizationServer({
  authlete,
  notify,
  resourceSecret,
  users = USERS,
  now = Date.now,
  onChange,
}: AuthorizationServerOptions): AuthorizationServer {
  /** The account as it is now, which may be another than when the user was asked. */
  const mayUse = (subject?: string | null) => users.some((user) => user.subject === subject && !user.locked);
  const complete = completion({ authlete, notify, allowApproval: ({ subject }) => mayUse(subject) });
  const prompts = createPrompts({ complete, now, ...(onChange && { onChange }) });
  const mayTryCode = createRateLimit({ limit: 5, period: 3600, now });

  const endpoints: Record<string, Handler> = {
    "/ciba": backchannelAuthentication<User>({
      authlete,
      complete,
      now,
      identifyUser: (request) => findUser(users, request),
      checkUserCode: async (code, user) => mayTryCode(user.subject) && (await equalSecrets(code, user.userCode)),
      allowRequest: ({ ticket }, { subject }) => mayUse(subject) && prompts.reserve(subject, ticket),
      askUser: (transaction) => void prompts.add(transaction),
    }),
    "/token": token({ authlete }),
    "/revoke": revocation({ authlete }),
    "/introspect": introspection({
      authlete,
      authorize: async ({ clientId, clientSecret }) =>
        clientId === "accounts" && (await equalSecrets(clientSecret, resourceSecret)),
    }),
    "/jwks": jwks({ authlete }),
    "/.well-known/openid-configuration": discovery({ authlete }),
  };

  const app = new Hono();
  for (const [path, handler] of Object.entries(endpoints)) app.all(path, ({ req }) => handler(req.raw));
  const sessions = createDeviceSessions();
  app.route("/device", createDeviceRoutes({ prompts, sessions, users, now }));
  app.get("/", (context) => context.redirect("/device"));
  app.onError((error, context) => {
    console.error(error);
    return context.text("Something went wrong.", 500, { "cache-control": "no-store" });
  });
  return { app, prompts, pairingPath: (subject) => `/device/pair?code=${sessions.pairingCode(subject)}` };
}
