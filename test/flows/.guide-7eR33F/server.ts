import { createAuthlete } from "authlete";
import { createEmulator } from "authlete/emulator";
import { authorization, discovery, equalSecrets, jwks, pushedAuthorization, token, userinfo } from "authlete/handlers";
import type { Handler, Interaction, UserSession } from "authlete/handlers";

export const emulator = createEmulator({ service: { issuer: "https://as.example.com" } });
const { url: baseUrl, serviceId, token: apiToken, fetch } = emulator;
const authlete = createAuthlete({ baseUrl, serviceId, token: apiToken, fetch });

const passwords = new Map([["anna", "correct horse battery staple"]]);
const profiles = new Map([["anna", { name: "Anna Berg", email: "anna@example.com", email_verified: true }]]);
const sessions = new Map<string, UserSession>();

const escape = (text = "") => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function show({ reference, needs, question, scopes }: Interaction): Response {
  const isLogin = needs[0] !== "consent";
  const names = scopes.map(({ name, description }) => `<li>${escape(description ?? name)}</li>`).join("");
  const html = `<!doctype html><html lang="en"><title>Sign in</title><form method="post" action="/decision">
    <input type="hidden" name="reference" value="${reference}">
    <p>${escape(question.client?.clientName ?? "An application")} wants to know who you are.</p>
    ${isLogin ? `<input name="user" value="${escape(question.loginHint ?? "")}"> <input name="password" type="password">` : `<ul>${names}</ul>`}
    <button name="decision" value="${isLogin ? "login" : "agree"}">Continue</button>
    <button name="decision" value="cancel">Cancel</button></form></html>`;
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}

const authorize = authorization({
  authlete,
  session: (request) => sessions.get(/\bsid=([\w-]+)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? ""),
  interact: show,
  claims: (subject) => profiles.get(subject),
});

async function decide(request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text());
  const [reference = "", decision, user = "", password = ""] = ["reference", "decision", "user", "password"].map(
    (name) => form.get(name) ?? undefined,
  );
  if (decision === "agree") return authorize.decide(request, reference, { consented: true });
  if (decision !== "login") return authorize.decide(request, reference, { refused: true });
  if (!(await equalSecrets(passwords.get(user) ?? crypto.randomUUID(), password))) {
    const interaction = await authorize.interaction(request, reference);
    return interaction ? show(interaction) : new Response("This page is out of date.", { status: 400 });
  }
  const session = { subject: user, authTime: Math.floor(Date.now() / 1000) };
  const sid = crypto.randomUUID();
  sessions.set(sid, session);
  const response = await authorize.decide(request, reference, { authenticated: session });
  response.headers.append("set-cookie", `sid=${sid}; Path=/; HttpOnly; Secure; SameSite=Lax`);
  return response;
}

const routes: Record<string, Handler> = {
  "/authorize": authorize,
  "/decision": decide,
  "/par": pushedAuthorization({ authlete }),
  "/token": token({ authlete }),
  "/userinfo": userinfo({ authlete, claims: (subject) => profiles.get(subject) }),
  "/jwks": jwks({ authlete }),
  "/.well-known/openid-configuration": discovery({ authlete }),
};

export const serve: Handler = (request) =>
  routes[new URL(request.url).pathname]?.(request) ?? Promise.resolve(new Response(null, { status: 404 }));
