// The routes of the device flow's pages. The endpoint limits wrong codes, and binds its reference to the browser in which the code was
// entered.
import type { Authlete } from "authlete";
import { deviceVerification, equalSecrets, type DevicePage, type Store } from "authlete/handlers";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { noticePage, respondWith, seeOther, withCookie } from "../page.js";
import { addressOf } from "../sign-in/address.js";
import type { PasswordCheck } from "../sign-in/password-check.js";
import { signedIn, type Sessions } from "../sign-in/sessions.js";
import type { User } from "../users.js";
import { codePage, consentPage, endPage, loginPage } from "./activation-pages.js";

export interface ActivationRoutesOptions {
  authlete: Authlete;
  store: Store;
  sessions: Sessions;
  checkPassword: PasswordCheck;
  users: readonly User[];
  now: () => number;
}

export function createActivationRoutes(options: ActivationRoutesOptions): Hono {
  const { authlete, store, sessions, checkPassword, users, now } = options;
  const app = new Hono();
  app.use(bodyLimit({ maxSize: 16_384 }));
  /** The client address of each request. Handlers only get the request, and the address belongs to the connection. */
  const addresses = new WeakMap<Request, string>();

  const current = async (request: Request) => (await sessions.read(request))?.accounts[0];
  const wantsLogin = ({ url }: Request) => new URL(url).searchParams.get("show") === "login";

  const showPage = async (page: DevicePage, request: Request): Promise<Response> => {
    if (page.show === "done" || page.show === "error") return respondWith(endPage(page));
    const subject = (await current(request))?.subject;
    const user = users.find((user) => user.subject === subject);
    if (page.show === "consent" && user) return respondWith(consentPage(page, user));
    if (page.show === "code" && user) return respondWith(codePage(page, user));
    const { userCode } = page;
    const session = await sessions.read(request);
    if (session) return respondWith(loginPage({ userCode, csrfToken: session.csrfToken }));
    // An anonymous session, for the CSRF token of the form.
    const begun = await sessions.replace(request, []);
    return withCookie(await respondWith(loginPage({ userCode, csrfToken: begun.session.csrfToken })), begun.cookie);
  };

  const verification = deviceVerification({
    authlete,
    store,
    now,
    session: async (request) => (wantsLogin(request) ? undefined : await current(request)),
    showPage,
    claims: (subject) => users.find((user) => user.subject === subject)?.claims,
    address: (request) => addresses.get(request),
  });

  app.all("/", ({ req, env }) => {
    addresses.set(req.raw, addressOf(env));
    return verification(req.raw);
  });

  app.post("/login", async ({ req, env }) => {
    const session = await sessions.read(req.raw);
    const form = new URLSearchParams(await req.text());
    if (!session || !equalSecrets(form.get("csrf"), session.csrfToken))
      return respondWith(
        noticePage("Not accepted", "The form was not sent from a page of this server. Reload the page and try again."),
        403,
      );
    const [userCode, email] = [form.get("user_code") ?? "", form.get("email") ?? ""];
    const user = checkPassword(form, addressOf(env));
    if ("message" in user)
      return respondWith(loginPage({ userCode, csrfToken: session.csrfToken, email, fault: user }), user.status);
    const account = signedIn(user, now());
    const { cookie } = await sessions.replace(req.raw, await sessions.withCurrent(req.raw, account));
    return withCookie(seeOther(`/activate?${new URLSearchParams({ user_code: userCode })}`), cookie);
  });

  app.post("/decision", async ({ req }) => {
    const form = new URLSearchParams(await req.text());
    const decision =
      form.get("decision") === "allow" ? { consented: { scopes: form.getAll("scope") } } : { refused: true as const };
    return verification.decide(req.raw, form.get("reference") ?? "", decision);
  });
  return app;
}
