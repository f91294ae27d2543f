// The account page of a user: lists the apps that have access, and revokes it.
import { equalSecrets } from "authlete/handlers";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { noticePage, respondWith, seeOther, withCookie } from "../page.js";
import { addressOf } from "../sign-in/address.js";
import type { PasswordCheck } from "../sign-in/password-check.js";
import { signedIn, type Session, type Sessions } from "../sign-in/sessions.js";
import type { User } from "../users.js";
import { accountPage, signInPage } from "./account-page.js";
import type { ConnectedApps } from "./connected-apps.js";

export interface AccountRoutesOptions {
  sessions: Sessions;
  checkPassword: PasswordCheck;
  apps: ConnectedApps;
  users: readonly User[];
  now: () => number;
}

export function createAccountRoutes({ sessions, checkPassword, apps, users, now }: AccountRoutesOptions): Hono {
  const app = new Hono();
  app.use(bodyLimit({ maxSize: 16_384 }));

  app.get("/", async ({ req: { raw: request } }) => {
    const session = await sessions.read(request);
    const user = users.find(({ subject }) => subject === session?.accounts[0]?.subject);
    if (session && user) return respondWith(accountPage(session, user, await apps.list(user.subject)));
    // An anonymous session, for the CSRF token of the form.
    const begun = await sessions.replace(request, []);
    return withCookie(await respondWith(signInPage(begun.session)), begun.cookie);
  });

  type Action = (sent: Sent) => Promise<Response>;
  interface Sent {
    session: Session;
    request: Request;
    form: URLSearchParams;
    address: string;
  }

  const actions: Record<string, Action> = {
    async login({ session, request, form, address }) {
      const user = checkPassword(form, address);
      if ("message" in user) return respondWith(signInPage(session, form.get("email") ?? "", user), user.status);
      const account = signedIn(user, now());
      const { cookie } = await sessions.replace(request, await sessions.withCurrent(request, account));
      return withCookie(toAccount(), cookie);
    },
    async revoke({ session, form }) {
      const { subject } = session.accounts[0] ?? {};
      const clientId = form.get("client") ?? "";
      if (subject && /^\d+$/.test(clientId)) await apps.revoke(subject, clientId);
      return toAccount();
    },
    "sign-out": async ({ request }) => withCookie(toAccount(), (await sessions.replace(request, [])).cookie),
  };

  for (const [name, action] of Object.entries(actions)) {
    app.post(`/${name}`, async ({ req, env }) => {
      const session = await sessions.read(req.raw);
      const form = new URLSearchParams(await req.text());
      if (session && equalSecrets(form.get("csrf"), session.csrfToken))
        return action({ session, request: req.raw, form, address: addressOf(env) });
      return respondWith(
        noticePage("Not accepted", "The form was not sent from your account page. Reload the page and try again."),
        403,
      );
    });
  }
  return app;
}

const toAccount = () => seeOther("/account");
