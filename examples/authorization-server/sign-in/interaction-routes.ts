// The routes of an interaction's pages. The endpoint binds its reference to the browser that made the client's request, so other sites
// cannot submit these forms.
import type { AuthorizationEndpoint, Interaction } from "authlete/handlers";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { noticePage, respondWith } from "../page.js";
import type { User } from "../users.js";
import { addressOf } from "./address.js";
import { accountsPage, consentPage, loginPage } from "./interaction-pages.js";
import type { PasswordCheck } from "./password-check.js";
import { signedIn, type Sessions, type SignIn } from "./sessions.js";

export interface InteractionRoutesOptions {
  endpoint: AuthorizationEndpoint;
  sessions: Sessions;
  checkPassword: PasswordCheck;
  users: readonly User[];
  now: () => number;
}

export function createInteractionRoutes(options: InteractionRoutesOptions): Hono {
  const { endpoint, sessions, checkPassword, users, now } = options;
  const app = new Hono();
  app.use(bodyLimit({ maxSize: 16_384 }));
  const userOf = (subject?: string) => users.find((user) => user.subject === subject);

  /** Shows the page of the next step, or the one that the user chose. */
  const show = async (request: Request, interaction: Interaction): Promise<Response> => {
    const { needs, session, question } = interaction;
    const wish = new URL(request.url).searchParams.get("show");
    const user = userOf(session?.subject);
    const accounts = ((await sessions.read(request))?.accounts ?? []).flatMap(({ subject }) => userOf(subject) ?? []);
    const need = wish ?? needs[0];
    if ((need === "accounts" || need === "select_account") && accounts.length > 0)
      return respondWith(accountsPage(interaction, accounts), 200, "away");
    // After consent in another tab there is nothing left to ask, but the user still sees which client this leads to.
    if (user && (need === "consent" || need === undefined))
      return respondWith(consentPage(interaction, user), 200, "away", question.client?.logoUri);
    return respondWith(loginPage(interaction, question.loginHint ?? user?.email), 200, "away");
  };

  /** Makes an account the browser's current one, and continues with the client's request. */
  const goOn = async (request: Request, reference: string, account: SignIn): Promise<Response> => {
    const { cookie } = await sessions.replace(request, await sessions.withCurrent(request, account));
    const response = await endpoint.decide(request, reference, { authenticated: account });
    response.headers.append("set-cookie", cookie);
    return response;
  };

  type Step = (sent: Sent) => Promise<Response>;
  interface Sent {
    interaction: Interaction;
    request: Request;
    form: URLSearchParams;
    address: string;
  }

  const steps: Record<string, Step> = {
    async login({ interaction, request, form, address }) {
      const { reference } = interaction;
      if (form.get("decision") === "cancel") return endpoint.decide(request, reference, { refused: true });
      const user = checkPassword(form, address);
      if ("message" in user)
        return respondWith(loginPage(interaction, form.get("email") ?? "", user), user.status, "away");
      return goOn(request, reference, signedIn(user, now()));
    },

    async account({ interaction, request, form }) {
      const account = (await sessions.read(request))?.accounts.find(({ subject }) => subject === form.get("subject"));
      return account ? goOn(request, interaction.reference, account) : show(request, interaction);
    },

    consent({ interaction: { reference, question, scopes }, request, form }) {
      if (form.get("decision") !== "allow") return endpoint.decide(request, reference, { refused: true });
      const chosen = form.getAll("scope");
      const shown = scopes.map(({ name }) => name!);
      // Scopes with earlier consent are not on the page, and stay granted.
      const before = (question.scopes ?? []).map(({ name }) => name!).filter((name) => !shown.includes(name));
      return endpoint.decide(request, reference, { consented: { scopes: [...before, ...chosen] } });
    },
  };

  app.get("/:reference", async ({ req }) => {
    const interaction = await endpoint.interaction(req.raw, req.param("reference"));
    return interaction ? show(req.raw, interaction) : outOfDate();
  });
  for (const [name, step] of Object.entries(steps)) {
    app.post(`/:reference/${name}`, async ({ req, env }) => {
      // Checked first, so that a form from another browser cannot sign anyone in.
      const interaction = await endpoint.interaction(req.raw, req.param("reference"));
      if (!interaction) return outOfDate();
      const form = new URLSearchParams(await req.text());
      return step({ interaction, request: req.raw, form, address: addressOf(env) });
    });
  }
  return app;
}

const outOfDate = () =>
  respondWith(noticePage("Out of date", "This page is out of date. Go back to the application and start again."), 400);
