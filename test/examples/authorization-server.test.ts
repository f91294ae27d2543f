// openid-client against examples/authorization-server over sockets, with a browser without scripts that keeps cookies, follows redirects
// and submits forms.
import { inspect } from "node:util";
import { createAuthlete } from "authlete";
import { createClock, createEmulator, type ClientSettings } from "authlete/emulator";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import * as openid from "openid-client";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { createAuthorizationServer } from "../../examples/authorization-server/authorization-server.js";
import { startExample } from "../../examples/authorization-server/example.js";
import { listen } from "../../examples/authorization-server/listen.js";
import { memoryStores } from "../../examples/authorization-server/stores.js";
import { USERS } from "../../examples/authorization-server/users.js";
import { Visitor } from "./visitor.js";

const REDIRECT_URI = "https://client.localhost/cb";
const ANNA = { email: "anna@example.com", password: "anna-likes-birds" };
const BEN = { email: "ben@example.com", password: "ben-likes-boats" };

type Build = (config: openid.Configuration, parameters: Record<string, string>) => URL | Promise<URL>;

async function start(settings: ClientSettings = {}, users = USERS) {
  const clock = createClock({ start: Date.now() });
  const example = await startExample({ clock, users });
  onTestFinished(() => example.close());
  const { url, backend, resourceSecret } = example;
  const { clientId, clientSecret } = backend.emulator!.addClient({
    clientName: "Shop",
    bcDeliveryMode: null,
    grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN"],
    responseTypes: ["CODE"],
    redirectUris: [REDIRECT_URI],
    ...settings,
  });
  const discover = (id: string, secret: string) =>
    openid.discovery(new URL(url), id, secret, openid.ClientSecretBasic(secret), {
      execute: [openid.allowInsecureRequests],
    });
  const config = await discover(String(clientId), clientSecret);
  const resourceServer = await discover("accounts", resourceSecret);
  openid.enableNonRepudiationChecks(config);

  /** Builds an authorization request, with a function that handles its response. */
  const begin = async (parameters: Record<string, string> = {}, build: Build = openid.buildAuthorizationUrl) => {
    const [pkceCodeVerifier, expectedState] = [openid.randomPKCECodeVerifier(), openid.randomState()];
    const link = await build(config, {
      redirect_uri: REDIRECT_URI,
      scope: "openid email",
      state: expectedState,
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: "S256",
      ...parameters,
    });
    const checks = { pkceCodeVerifier, expectedState, idTokenExpected: true };
    const maxAge = parameters["max_age"] === undefined ? {} : { maxAge: Number(parameters["max_age"]) };
    return {
      link,
      collect: (visitor: Visitor, options: openid.DPoPOptions = {}) =>
        openid.authorizationCodeGrant(config, visitor.arrived, { ...checks, ...maxAge }, undefined, options),
    };
  };
  /** A visitor who opens an authorization request. */
  const visit = async (parameters?: Record<string, string>, visitor = new Visitor()) => {
    const { link, collect } = await begin(parameters);
    await visitor.open(link);
    return { visitor, collect: (options?: openid.DPoPOptions) => collect(visitor, options) };
  };
  /** The same, through login and consent. */
  const signIn = async (parameters?: Record<string, string>, user = ANNA) => {
    const visited = await visit(parameters);
    await visited.visitor.send(user);
    await visited.visitor.send({ decision: "allow" });
    return visited;
  };
  return { example, clock, url, config, resourceServer, begin, visit, signIn };
}

describe("a login", () => {
  it("and a consent lead to tokens, claims in the ID token and at the UserInfo endpoint", async () => {
    const { visit, config, url, clock } = await start();
    const claims = JSON.stringify({ id_token: { given_name: null } });
    const { visitor, collect } = await visit({ claims });
    expect(visitor.heading).toBe("Sign in");
    await visitor.send(ANNA);
    expect(visitor.heading).toBe("Shop asks for access");
    expect(visitor.page.querySelector("form")!.textContent).toContain("See your e-mail address");
    await visitor.send({ decision: "allow" });
    const tokens = await collect();
    const seconds = Math.floor(clock.now() / 1000);
    expect(tokens.claims()).toMatchObject({ iss: url, sub: "anna", given_name: "Anna", auth_time: seconds });
    expect(tokens.claims()!["acr"]).toBe("urn:example:acr:password");
    expect(await openid.fetchUserInfo(config, tokens.access_token, "anna")).toEqual({
      sub: "anna",
      email: "anna@example.com",
      email_verified: true,
    });
  });

  it("with a wrong password leads nowhere, and says nothing of who has an account", async () => {
    const { visit } = await start();
    const { visitor } = await visit();
    const said: unknown[] = [];
    for (const email of [ANNA.email, "nobody@example.com"]) {
      await visitor.send({ email, password: "wrong" });
      said.push([visitor.status, visitor.page.querySelector("[role=alert]")!.textContent]);
    }
    expect(said).toEqual(Array(2).fill([422, "The e-mail address or the password is wrong."]));
    await visitor.send(ANNA);
    expect(visitor.heading).toBe("Shop asks for access");
  });

  it("login throttle: is throttled by account and by address", async () => {
    const { visit, clock } = await start();
    const { visitor } = await visit();
    const attempt = async (email: string, password = "wrong") => {
      await visitor.send({ email, password });
      return visitor.status;
    };
    for (let n = 0; n < 10; n++) expect(await attempt("Anna@example.com ")).toBe(422);
    expect(await attempt(ANNA.email, ANNA.password)).toBe(429);
    for (let n = 0; n < 89; n++) await attempt(`user-${n}@example.com`);
    expect(await attempt(BEN.email, BEN.password)).toBe(429);
    clock.advance(901);
    const later = await visit();
    await later.visitor.send(ANNA);
    expect(later.visitor.heading).toBe("Shop asks for access");
  });

  it("session fixation: has a session of its own, and the one from before is worth nothing", async () => {
    const { url } = await start();
    const visitor = new Visitor();
    await visitor.open(`${url}/account`);
    const planted = new Map(visitor.cookies);
    await visitor.send(ANNA);
    expect(visitor.heading).toBe("Your account");
    expect(visitor.cookies.get("session")).not.toBe(planted.get("session"));
    const attacker = new Visitor();
    for (const [name, value] of planted) attacker.cookies.set(name, value);
    await attacker.open(`${url}/account`);
    expect(attacker.heading).toBe("Sign in");
  });

  it("session fixation: has a new identifier in the middle of a request too, which goes on in the new session", async () => {
    const { visit, url } = await start();
    const { visitor, collect } = await visit();
    visitor.cookies.set("session", "planted");
    await visitor.send(ANNA);
    expect(visitor.cookies.get("session")).toMatch(/^[\w-]{32}$/);
    await visitor.send({ decision: "allow" });
    expect((await collect()).claims()).toMatchObject({ sub: "anna" });
    const attacker = new Visitor();
    attacker.cookies.set("session", "planted");
    await attacker.open(`${url}/account`);
    expect(attacker.heading).toBe("Sign in");
  });

  it("open redirector: leads to no address that a page, a form or a sign-out is given", async () => {
    const { visit, url } = await start();
    const evil = Object.fromEntries(
      ["return_to", "next", "redirect_uri", "post_logout_redirect_uri"].map((name) => [
        name,
        "https://evil.example.com/",
      ]),
    );
    const { visitor } = await visit();
    await visitor.open(`${visitor.at.href}?${new URLSearchParams(evil)}`);
    await visitor.send(ANNA);
    expect([visitor.isOutside, visitor.heading]).toEqual([false, "Shop asks for access"]);
    await visitor.open(`${url}/account?${new URLSearchParams(evil)}`);
    const csrf = /name="csrf" value="([^"]+)/.exec(visitor.text)![1]!;
    const body = new URLSearchParams({ ...evil, csrf });
    await visitor.open(`${url}/account/sign-out?${new URLSearchParams(evil)}`, { method: "POST", body });
    expect([visitor.at.href, visitor.heading]).toEqual([`${url}/account`, "Sign in"]);
  });

  it("login CSRF: is not made by a form of another browser", async () => {
    const { visit } = await start();
    const { visitor: attacker } = await visit();
    const victim = new Visitor();
    victim.at = attacker.at;
    victim.text = attacker.text;
    await victim.send(BEN);
    expect([victim.status, victim.heading, victim.cookies.size]).toEqual([400, "Out of date", 0]);
  });
});

describe("a consent", () => {
  it("that is denied, and a login that is cancelled, are told to the client", async () => {
    const { visit } = await start();
    const denied = await visit();
    await denied.visitor.send(ANNA);
    await denied.visitor.send({ decision: "deny" });
    await expect(denied.collect()).rejects.toMatchObject({ error: "access_denied" });
    const cancelled = await visit();
    await cancelled.visitor.send({ decision: "cancel" });
    await expect(cancelled.collect()).rejects.toMatchObject({ error: "access_denied" });
  });

  it("is remembered, and asked again for what is new and with prompt=consent", async () => {
    const { signIn, visit } = await start();
    const { visitor } = await signIn();
    expect((await (await visit({}, visitor)).collect()).scope).toBe("email openid");
    await visit({ scope: "openid email profile" }, visitor);
    expect(visitor.text).toContain("See your name");
    expect(visitor.text).not.toContain("See your e-mail address");
    await visit({ prompt: "consent" }, visitor);
    expect(visitor.text).toContain("See your e-mail address");
  });

  it("consent tampering: holds for the scopes that were left ticked, and for no others", async () => {
    const { visit } = await start();
    const { visitor, collect } = await visit({ scope: "openid email phone" });
    await visitor.send(ANNA);
    await visitor.send({ decision: "allow" }, ["phone"]);
    expect((await collect()).scope).toBe("email openid");
    const said = vi.spyOn(console, "error").mockImplementation(() => {});
    onTestFinished(() => said.mockRestore());
    const forged = await visit({ scope: "openid profile" }, visitor);
    const path = forged.visitor.page.querySelector("form")!.getAttribute("action")!;
    await visitor.open(path, { method: "POST", body: new URLSearchParams("decision=allow&scope=openid&scope=phone") });
    await expect(forged.collect()).rejects.toMatchObject({ error: "server_error" });
    expect(said).toHaveBeenCalledOnce();
  });
});

it("one pending request per tab: two go their own ways, and the second has nothing to ask any more once the first has", async () => {
  const { visit } = await start();
  const first = await visit();
  const { visitor } = first;
  const firstTab = visitor.at;
  const second = await visit({}, visitor);
  const secondTab = visitor.at;
  await visitor.send(ANNA);
  await visitor.open(firstTab);
  expect(visitor.heading).toBe("Sign in");
  await visitor.send(ANNA);
  await visitor.send({ decision: "allow" });
  expect((await first.collect()).claims()).toMatchObject({ sub: "anna" });
  await visitor.open(secondTab);
  expect(visitor.text).toContain("You have already allowed everything it asks for.");
  await visitor.send({ decision: "allow" });
  expect((await second.collect()).scope).toBe("email openid");
});

it("a consent to payments shows what exactly is asked for, each time", async () => {
  const { visit, example } = await start({ authorizationDetailsTypes: ["payment"] });
  example.backend.emulator!.updateService({ supportedAuthorizationDetailsTypes: ["payment"] });
  const authorization_details = JSON.stringify([{ type: "payment", amount: "<b>12.50</b>" }]);
  const { visitor, collect } = await visit({ authorization_details });
  await visitor.send(ANNA);
  expect(visitor.page.querySelector("pre")!.textContent).toContain('"<b>12.50</b>"');
  await visitor.send({ decision: "allow" });
  expect((await collect()).authorization_details).toMatchObject([{ type: "payment" }]);
  await visit({ authorization_details }, visitor);
  expect(visitor.page.querySelector("pre")!.textContent).toContain('"<b>12.50</b>"');
});

it("a user who is locked can no longer sign in, and is not signed in any more", async () => {
  const users = [...USERS];
  const { signIn, visit } = await start({}, users);
  const { visitor } = await signIn();
  users[0] = { ...users[0]!, locked: true };
  const silent = await visit({ prompt: "none" }, visitor);
  await expect(silent.collect()).rejects.toMatchObject({ error: "login_required" });
  await visit({}, visitor);
  await visitor.send(ANNA);
  expect(visitor.text).toContain("The e-mail address or the password is wrong.");
});

describe("prompt and max_age", () => {
  it("none: refused without a page unless the user is signed in and has agreed", async () => {
    const { signIn, visit } = await start();
    const stranger = await visit({ prompt: "none" });
    await expect(stranger.collect()).rejects.toMatchObject({ error: "login_required" });
    const { visitor } = await signIn();
    const agreed = await visit({ prompt: "none" }, visitor);
    expect((await agreed.collect()).claims()).toMatchObject({ sub: "anna" });
    const more = await visit({ prompt: "none", scope: "openid email phone" }, visitor);
    await expect(more.collect()).rejects.toMatchObject({ error: "consent_required" });
  });

  it("login (prompt=login, max_age exceeded): a password again, however often the page is loaded", async () => {
    const { signIn, visit, clock } = await start();
    const { visitor } = await signIn();
    clock.advance(100);
    const { collect } = await visit({ prompt: "login" }, visitor);
    await visitor.open(visitor.at);
    expect(visitor.heading).toBe("Sign in");
    expect(visitor.page.querySelector("[name=email]")!.getAttribute("value")).toBe(ANNA.email);
    await visitor.send(ANNA);
    expect((await collect()).claims()).toMatchObject({ auth_time: Math.floor(clock.now() / 1000) });
  });

  it("max_age (prompt=login, max_age exceeded): a password again once it is exceeded", async () => {
    const { signIn, visit, clock } = await start();
    const { visitor } = await signIn();
    clock.advance(60);
    await visit({ max_age: "100" }, visitor);
    expect(visitor.isOutside).toBe(true);
    clock.advance(60);
    const { collect } = await visit({ max_age: "100" }, visitor);
    expect(visitor.heading).toBe("Sign in");
    await visitor.send(ANNA);
    expect((await collect()).claims()).toMatchObject({ auth_time: Math.floor(clock.now() / 1000) });
  });

  it("select_account: a choice among the accounts of this browser, and no others", async () => {
    const { signIn, visit } = await start();
    const { visitor } = await signIn({}, BEN);
    await visit({ prompt: "login" }, visitor);
    await visitor.send(ANNA);
    await visitor.send({ decision: "allow" });
    const { collect } = await visit({ prompt: "select_account" }, visitor);
    expect(visitor.heading).toBe("Choose an account");
    const names = [...visitor.page.querySelectorAll("button bdi")].map(({ textContent }) => textContent);
    expect(names).toEqual(["Anna Berg", "Ben Okafor"]);
    await visitor.send({ subject: "carla" });
    expect(visitor.heading).toBe("Choose an account");
    await visitor.send({ subject: "ben" });
    expect((await collect()).claims()).toMatchObject({ sub: "ben" });
    const next = await visit({ prompt: "none" }, visitor);
    expect((await next.collect()).claims()).toMatchObject({ sub: "ben" });
  });
});

it("a request that was pushed shows nothing of itself in the browser, and leads to tokens", async () => {
  const { begin } = await start({ parRequired: true });
  const { link, collect } = await begin({}, openid.buildAuthorizationUrlWithPAR);
  expect([...link.searchParams.keys()].sort()).toEqual(["client_id", "request_uri"]);
  const visitor = new Visitor();
  await visitor.open(link);
  await visitor.send(ANNA);
  await visitor.send({ decision: "allow" });
  expect((await collect(visitor)).claims()).toMatchObject({ sub: "anna" });
});

it("tokens can be refreshed, looked at by a resource server alone, and revoked", async () => {
  const { signIn, config, resourceServer } = await start();
  const { collect } = await signIn();
  const first = await collect();
  const { access_token } = await openid.refreshTokenGrant(config, first.refresh_token!);
  const introspect = () => openid.tokenIntrospection(resourceServer, access_token);
  expect(await introspect()).toMatchObject({ active: true, sub: "anna", scope: "email openid" });
  await expect(openid.tokenIntrospection(config, access_token)).rejects.toMatchObject({ status: 401 });
  await openid.tokenRevocation(config, access_token);
  expect(await introspect()).toEqual({ active: false });
});

describe("a client that wants its answers signed (JARM)", () => {
  it.each([
    ["allow", async (grant: Promise<unknown>) => expect(await grant).toMatchObject({ scope: "email openid" })],
    ["deny", (grant: Promise<unknown>) => expect(grant).rejects.toMatchObject({ error: "access_denied" })],
  ])("gets nothing but a JWT, whether the user says %s", async (decision, expectOutcome) => {
    const { config, visit } = await start({ authorizationSignAlg: "ES256" });
    openid.useJwtResponseMode(config);
    const { visitor, collect } = await visit();
    await visitor.send(ANNA);
    await visitor.send({ decision });
    expect([...visitor.arrived.searchParams.keys()]).toEqual(["response"]);
    await expectOutcome(collect());
  });

  it("does not take an answer that somebody has changed", async () => {
    const { config, visit } = await start({ authorizationSignAlg: "ES256" });
    openid.useJwtResponseMode(config);
    const { visitor, collect } = await visit();
    await visitor.send(ANNA);
    await visitor.send({ decision: "allow" });
    const [header, payload, signature] = visitor.arrived.searchParams.get("response")!.split(".");
    const other = Buffer.from(payload!, "base64url")
      .toString()
      .replace(/"code":"./, '"code":"_');
    visitor.at.searchParams.set("response", `${header}.${Buffer.from(other).toString("base64url")}.${signature}`);
    await expect(collect()).rejects.toMatchObject({ code: "OAUTH_INVALID_RESPONSE" });
  });
});

describe("a client that proves possession of a key (DPoP)", () => {
  it("gets tokens that are of use with that key alone, here and at a resource, and after a refresh", async () => {
    const { config, signIn, url } = await start();
    const [DPoP, other] = await Promise.all(
      [1, 2].map(async () => openid.getDPoPHandle(config, await openid.randomDPoPKeyPair("ES256"))),
    );
    const { collect } = await signIn({ scope: "openid email payments.read" });
    const tokens = await collect({ DPoP: DPoP! });
    expect(tokens.token_type).toBe("dpop");
    const open = (token: string, handle?: openid.DPoPHandle) =>
      openid.fetchProtectedResource(config, token, new URL(`${url}/payments`), "GET", undefined, undefined, {
        ...(handle && { DPoP: handle }),
      });
    const expectBound = async (token: string) => {
      expect(await openid.fetchUserInfo(config, token, "anna", { DPoP: DPoP! })).toMatchObject({ sub: "anna" });
      expect(await (await open(token, DPoP)).json()).toMatchObject([{ owner: "anna" }]);
      for (const handle of [other, undefined]) {
        await expect(open(token, handle)).rejects.toMatchObject({ status: 401 });
        await expect(openid.fetchUserInfo(config, token, "anna", handle && { DPoP: handle })).rejects.toMatchObject({
          status: 401,
        });
      }
    };
    await expectBound(tokens.access_token);
    const refreshed = await openid.refreshTokenGrant(config, tokens.refresh_token!, undefined, { DPoP: DPoP! });
    await expectBound(refreshed.access_token);
  });

  it("is asked for a fresh proof where the service wants nonces, and gives it", async () => {
    const { config, signIn, example } = await start();
    example.backend.emulator!.updateService({ dpopNonceRequired: true });
    const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair("ES256"));
    const { collect } = await signIn();
    const { access_token } = await collect({ DPoP });
    expect(await openid.fetchUserInfo(config, access_token, "anna", { DPoP })).toMatchObject({ sub: "anna" });
  });
});

describe("connected apps", () => {
  it("are listed with what they may do, and lose it: tokens and consent", async () => {
    const { signIn, visit, config, url } = await start();
    const { visitor, collect } = await signIn();
    const { access_token } = await collect();
    await visitor.open(`${url}/account`);
    const [app] = visitor.page.querySelectorAll("form");
    expect(app!.querySelector("h3")!.textContent).toBe("Shop");
    expect([...app!.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual([
      "See your e-mail address",
      "Confirm who you are",
    ]);
    await visitor.send({ client: config.clientMetadata().client_id });
    expect(visitor.text).toContain("No app has access to your account.");
    await expect(openid.fetchUserInfo(config, access_token, "anna")).rejects.toThrow();
    await visit({}, visitor);
    expect(visitor.heading).toBe("Shop asks for access");
  });

  it("consent CSRF: are taken away by a form of the user's own page alone, and shown to nobody after signing out", async () => {
    const { signIn, url, config } = await start();
    const { visitor, collect } = await signIn();
    const { access_token } = await collect();
    await visitor.open(`${url}/account`);
    const page = visitor.text;
    const forged = { client: config.clientMetadata().client_id, csrf: "guessed" };
    await visitor.send(forged);
    expect([visitor.status, visitor.heading]).toEqual([403, "Not accepted"]);
    expect(await openid.fetchUserInfo(config, access_token, "anna")).toMatchObject({ sub: "anna" });
    visitor.text = page.slice(page.indexOf('action="/account/sign-out"') - 30);
    await visitor.send({ csrf: /name="csrf" value="([^"]+)/.exec(page)![1]! });
    expect(visitor.heading).toBe("Sign in");
  });
});

it("on two machines with one store, what begins at one goes on at the other", async () => {
  const emulator = createEmulator();
  const { url: baseUrl, serviceId, token, fetch, clients } = emulator;
  const authlete = createAuthlete({ baseUrl, serviceId, token, fetch });
  const notify = () => Promise.resolve({ outcome: "delivered" } as const);
  const stores = memoryStores();
  const machine = async () => {
    const { app } = createAuthorizationServer({
      authlete,
      serviceId,
      notify,
      issuer: "https://as.example.com",
      resourceSecret: "s",
      registrationToken: "r",
      stores,
    });
    const listening = await listen((request, env) => app.fetch(request, env), 0);
    onTestFinished(() => listening.close());
    return listening.url;
  };
  const [one, other] = [await machine(), await machine()];
  const visitor = new Visitor();
  const query = `client_id=${clients[3]!.clientId}&response_type=code&redirect_uri=${REDIRECT_URI}&scope=openid`;
  await visitor.open(`${one}/authorize?${query}`);
  visitor.at = new URL(other);
  await visitor.send(ANNA);
  visitor.at = new URL(one);
  await visitor.send({ decision: "allow" });
  expect(visitor.arrived.searchParams.get("code")).toEqual(expect.any(String));
  await visitor.open(`${other}/authorize?${query}`);
  expect(visitor.arrived.searchParams.get("code")).toEqual(expect.any(String));
});

it("behind a proxy, cookies and documents are for what the outside sees", async () => {
  const example = await startExample({ issuer: "https://as.example.com" });
  onTestFinished(() => example.close());
  const account = await fetch(`${example.address}/account`);
  expect(account.headers.get("set-cookie")).toMatch(
    /^__Host-session=[\w-]{32}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  const body = new URLSearchParams({ grant_type: "authorization_code", code: "unknown" });
  const headers = { authorization: `Basic ${btoa(example.backend.codeClient!.credentials)}` };
  const answer = await fetch(`${example.address}/token`, { method: "POST", headers, body });
  expect(await answer.json()).toMatchObject({ error: "invalid_grant" });
  const document = await fetch(`${example.address}/.well-known/openid-configuration`);
  expect(await document.json()).toMatchObject({
    issuer: "https://as.example.com",
    introspection_endpoint: "https://as.example.com/introspect",
    revocation_endpoint: "https://as.example.com/revoke",
  });
});

it("DPoP htu: behind a proxy, proofs name the address outside, and not the one within", async () => {
  const example = await startExample({ issuer: "https://as.example.com" });
  onTestFinished(() => example.close());
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const jwk = await exportJWK(publicKey);
  const headers = { authorization: `Basic ${btoa(example.backend.codeClient!.credentials)}` };
  const errorFor = async (origin: string) => {
    const dpop = await new SignJWT({ jti: origin, htm: "POST", htu: `${origin}/token` })
      .setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk })
      .setIssuedAt()
      .sign(privateKey);
    const body = new URLSearchParams({ grant_type: "authorization_code", code: "unknown" });
    const init = { method: "POST", headers: { ...headers, dpop }, body };
    return ((await (await fetch(`${example.address}/token`, init)).json()) as { error: string }).error;
  };
  // The proof is checked before the code.
  expect(await errorFor("https://as.example.com")).toBe("invalid_grant");
  expect(await errorFor(example.address)).toBe("invalid_dpop_proof");
});

it("code in logs: a login, tokens and what goes wrong leave no word of a password, code or token on the console", async () => {
  const printed: unknown[] = [];
  for (const name of ["log", "info", "warn", "error", "debug"] as const) {
    const spy = vi.spyOn(console, name).mockImplementation((...args) => void printed.push(inspect(args, { depth: 9 })));
    onTestFinished(() => spy.mockRestore());
  }
  const { signIn, url, config, example } = await start();
  const { visitor, collect } = await signIn();
  const code = visitor.arrived.searchParams.get("code")!;
  const tokens = await collect();
  await expect(collect()).rejects.toMatchObject({ error: "invalid_grant" });
  // From now on every call of the API fails.
  await example.backend.close();
  await fetch(`${url}/token?code=${code}`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${config.clientMetadata().client_id}:${tokens.access_token}`)}` },
    body: new URLSearchParams({ grant_type: "authorization_code", code, refresh_token: tokens.refresh_token! }),
  });
  expect(printed).toHaveLength(1);
  for (const secret of [ANNA.password, code, tokens.access_token, tokens.refresh_token!, tokens.id_token!])
    expect(JSON.stringify(printed)).not.toContain(secret);
});

describe("pages", () => {
  it("clickjacking, referrer leak, cache: are kept to themselves, without a frame, a referrer, a store or a script of anybody's", async () => {
    const { visit } = await start();
    const { visitor } = await visit();
    const { headers, text } = visitor;
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; .*frame-ancestors 'none'/);
    expect(headers.get("content-security-policy")).not.toMatch(/unsafe|https?:|\*/);
    expect(text).not.toMatch(/<script|<style|\son\w+=|\sstyle=/);
  });

  it("XSS: show what clients say of themselves as text, and links and logos by https alone", async () => {
    const clientName = `<img src=x onerror="alert(1)">`;
    const { visit, example, config } = await start({ clientName });
    const id = config.clientMetadata().client_id;
    const client = await example.backend.authlete.client.get(id);
    await example.backend.authlete.client.update(id, {
      ...client,
      policyUri: "https://shop.example.com/privacy",
      tosUri: "javascript:alert(1)",
      logoUri: "https://shop.example.com/logo.png",
    });
    const { visitor } = await visit();
    await visitor.send(ANNA);
    expect(visitor.heading).toBe(`${clientName} asks for access`);
    const images = [...visitor.page.querySelectorAll("img")].map((image) => image.getAttribute("src"));
    expect(images).toEqual(["https://shop.example.com/logo.png"]);
    expect(visitor.headers.get("content-security-policy")).toContain("img-src 'self' https://shop.example.com;");
    const links = [...visitor.page.querySelectorAll("main form a")].map((link) => link.getAttribute("href"));
    expect(links).toEqual(["https://shop.example.com/privacy"]);
  });

  it("XSS: show the login hint, the purpose and the names of scopes as text", async () => {
    const { visit, example } = await start();
    const script = "<script>alert(1)</script>";
    example.backend.emulator!.updateService({
      supportedScopes: [{ name: "openid" }, { name: "x", description: `"${script}` }],
    });
    const { visitor } = await visit({ scope: "openid x", login_hint: `"><b>${script}`, purpose: `'${script}` });
    expect(visitor.page.querySelector("[name=email]")!.getAttribute("value")).toBe(`"><b>${script}`);
    expect(visitor.page.querySelectorAll("script, b")).toHaveLength(0);
    await visitor.send(ANNA);
    const texts = [...visitor.page.querySelectorAll("form bdi")].map(({ textContent }) => textContent);
    expect(texts).toEqual([`'${script}`, `"${script}`]);
    expect(visitor.page.querySelectorAll("script")).toHaveLength(0);
  });

  it("tell the user what went wrong where the client must not be told", async () => {
    const { url, config } = await start();
    const visitor = new Visitor();
    const query = `client_id=${config.clientMetadata().client_id}&response_type=code&redirect_uri=https://evil.example.com/`;
    await visitor.open(`${url}/authorize?${query}`);
    expect([visitor.status, visitor.heading, visitor.isOutside]).toEqual([400, "Something went wrong", false]);
  });
});
