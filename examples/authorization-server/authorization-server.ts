// The authorization server: the endpoints of `authlete/handlers`, its own decisions, and its pages.
import type { Authlete } from "authlete";
import {
  authorization,
  backchannelAuthentication,
  clientRegistration,
  completion,
  createRateLimit,
  deviceAuthorization,
  discovery,
  equalSecrets,
  federation,
  grantManagement,
  introspection,
  jwks,
  pushedAuthorization,
  revocation,
  token,
  userinfo,
  type Completion,
  type Handler,
  type Notify,
} from "authlete/handlers";
import { peerCertificate } from "authlete/node";
import { Hono } from "hono";
import { createAccountRoutes } from "./account/account-routes.js";
import { createConnectedApps } from "./account/connected-apps.js";
import { createActivationRoutes } from "./activation/activation-routes.js";
import { createAssets } from "./assets.js";
import { createDeviceRoutes } from "./device/device-routes.js";
import { createDeviceSessions } from "./device/device-session.js";
import { createPrompts, type Prompt, type Prompts } from "./device/prompts.js";
import { noticePage, respondWith, seeOther } from "./page.js";
import { createPayments, paymentsAt } from "./payments.js";
import { createInteractionRoutes } from "./sign-in/interaction-routes.js";
import { createPasswordCheck } from "./sign-in/password-check.js";
import { createSessions } from "./sign-in/sessions.js";
import { memoryStores, type Stores } from "./stores.js";
import { exchangeFor } from "./token-exchange.js";
import { findUser, USERS, type User } from "./users.js";

export interface AuthorizationServerOptions {
  authlete: Authlete;
  /** The service whose clients users give consent to. */
  serviceId: string;
  /** The issuer identifier: the server's public URL. */
  issuer: string;
  notify: Notify;
  /** The secret of the resource server `accounts`, for introspection. */
  resourceSecret: string;
  /** The initial access token for client registration. */
  registrationToken: string;
  users?: readonly User[];
  /** Default: memory. */
  stores?: Stores;
  /** The current time, in milliseconds since the epoch. */
  now?: () => number;
  /** Called for every change of a prompt. */
  onChange?: (prompt: Prompt, completion?: Completion) => void;
}

export interface AuthorizationServer {
  readonly app: Hono;
  readonly prompts: Prompts;
  /** The path that pairs a device with the user. */
  pairingPath(subject: string): string;
}

export function createAuthorizationServer({
  authlete,
  serviceId,
  issuer,
  notify,
  resourceSecret,
  registrationToken,
  users = USERS,
  stores = memoryStores(),
  now = Date.now,
  onChange,
}: AuthorizationServerOptions): AuthorizationServer {
  /** Checks the current state of the account, which may have changed since the user was asked. */
  const mayUse = (subject?: string | null) => users.some((user) => user.subject === subject && !user.locked);
  const claims = (subject: string) => users.find((user) => user.subject === subject)?.claims;

  const complete = completion({ authlete, notify, allowApproval: ({ subject }) => mayUse(subject) });
  const prompts = createPrompts({ complete, now, ...(onChange && { onChange }) });
  const mayTryCode = createRateLimit({ limit: 5, period: 3600, now });

  const sessions = createSessions({ store: stores.sessions, mayUse });
  const checkPassword = createPasswordCheck({ users, now });
  const authorize = authorization({
    authlete,
    store: stores.sessions,
    consents: stores.consents,
    now,
    session: async (request) => (await sessions.read(request))?.accounts[0],
    interact: ({ reference }) => seeOther(`/interaction/${reference}`),
    claims,
    showError: ({ error, errorDescription }) =>
      respondWith(noticePage("Something went wrong", errorDescription ?? error), 400),
  });

  const register = clientRegistration({
    authlete,
    authorize: ({ token }) => equalSecrets(token, registrationToken),
    // This server may notify loopback addresses, so a registered endpoint could point to an internal service.
    before: ({ metadata }) =>
      !("backchannel_client_notification_endpoint" in metadata) || {
        reason: "invalid_client_metadata",
        errorDescription: "Clients that register by themselves are not notified. Use the delivery mode poll.",
      },
  });

  // Always answers with 404 unless the service takes part in a federation: see --seed.
  const member = federation({ authlete });

  /** For endpoints whose callers may authenticate with a certificate, or have tokens bound to one. */
  const asked = { authlete, clientCertificate: peerCertificate };
  const endpoints: Record<string, Handler> = {
    "/authorize": authorize,
    "/par": pushedAuthorization(asked),
    "/ciba": backchannelAuthentication<User>({
      ...asked,
      complete,
      now,
      identifyUser: (request) => findUser(users, request),
      checkUserCode: (code, user) => mayTryCode(user.subject) && equalSecrets(code, user.userCode),
      allowRequest: ({ ticket }, { subject }) => mayUse(subject) && prompts.reserve(subject, ticket),
      askUser: (transaction) => void prompts.add(transaction),
    }),
    "/token": token({ ...asked, exchange: exchangeFor(paymentsAt(issuer)) }),
    "/device_authorization": deviceAuthorization(asked),
    "/register": register,
    "/register/:id": register,
    "/.well-known/openid-federation": member,
    "/federation": member,
    "/grants/:id": grantManagement(asked),
    ...createPayments({ ...asked, issuer }),
    "/userinfo": userinfo({ ...asked, claims }),
    "/revoke": revocation(asked),
    "/introspect": introspection({
      authlete,
      authorize: ({ clientId, clientSecret }) => clientId === "accounts" && equalSecrets(clientSecret, resourceSecret),
    }),
    "/jwks": jwks({ authlete }),
    "/.well-known/openid-configuration": discovery({ authlete }),
  };

  const app = new Hono();
  for (const [path, handler] of Object.entries(endpoints)) app.all(path, ({ req }) => handler(req.raw));
  app.route("/assets", createAssets());
  app.route("/interaction", createInteractionRoutes({ endpoint: authorize, sessions, checkPassword, users, now }));
  app.route(
    "/activate",
    createActivationRoutes({ authlete, store: stores.sessions, sessions, checkPassword, users, now }),
  );
  const apps = createConnectedApps({ authlete, serviceId, endpoint: authorize });
  app.route("/account", createAccountRoutes({ sessions, checkPassword, apps, users, now }));
  const devices = createDeviceSessions();
  app.route("/device", createDeviceRoutes({ prompts, sessions: devices, users, now }));
  app.get("/", (context) => context.redirect("/account"));
  app.onError((error, context) => {
    console.error(error);
    return context.text("Something went wrong.", 500, { "cache-control": "no-store" });
  });
  return { app, prompts, pairingPath: (subject) => `/device/pair?code=${devices.pairingCode(subject)}` };
}
