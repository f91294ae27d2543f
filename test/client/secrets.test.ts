// No secret shows in errors, events of hooks or clients, however they are printed and however the call ended. faults/ has the tests on
// real sockets.
import fc from "fast-check";
import { AuthleteError, createAuthlete, type Authlete, type Hooks } from "authlete";
import { describe, expect, it } from "vitest";
import { RUNS } from "../inputs/odd-inputs.js";
import { shown } from "./shown.js";

/** For secrets that cannot occur by chance, and that are valid in a header, as the API token has to be. */
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~+/=";
const secret = fc.string({ unit: fc.constantFrom(...letters), minLength: 16, maxLength: 60 }).map((text) => `~${text}`);
const secrets = fc.record({
  apiToken: secret,
  clientSecret: secret,
  ticket: secret,
  code: secret,
  accessToken: secret,
  refreshToken: secret,
  assertion: secret,
  privateKey: secret,
  password: secret,
  header: secret,
});
type Secrets = typeof secrets extends fc.Arbitrary<infer Value> ? Value : never;

/** Calls that carry secrets in the path, in the query and in the body. */
const calls: ((authlete: Authlete, secrets: Secrets) => Promise<unknown>)[] = [
  (authlete, { accessToken }) => authlete.token.management.delete(accessToken),
  (authlete, { ticket, accessToken }) => authlete.client.management.getGrantedScopes(accessToken, ticket),
  (authlete, { ticket }) => authlete.client.management.listAuthorizations(ticket, { developer: ticket }),
  (authlete, { accessToken, assertion }) =>
    authlete.introspection.process({
      token: accessToken,
      dpop: assertion,
      htu: `https://api.example.com/${accessToken}`,
    }),
  (authlete, { code, refreshToken, assertion, clientSecret, ticket, password }) =>
    authlete.token.process({
      parameters: new URLSearchParams({ code, refresh_token: refreshToken, client_assertion: assertion }).toString(),
      clientId: "1",
      clientSecret,
      ...{ ticket, password },
    }),
  (authlete, { privateKey, clientSecret }) =>
    authlete.client.create({ clientSecret, jwks: JSON.stringify({ keys: [{ kty: "EC", d: privateKey }] }) }),
  (authlete, { privateKey, password }) =>
    authlete.ciba.issue({ ticket: password, ...{ jwk: { kty: "RSA", d: privateKey, p: privateKey, qi: privateKey } } }),
];

/** Ways in which a fetch ends, some of them by showing what it was given. */
const endings: Record<string, (url: string, init: RequestInit) => Response | Error> = {
  success: () => Response.json({ action: "OK" }),
  empty: () => new Response(null, { status: 204 }),
  page: (_, { body }) => new Response(`<pre>${body as string}</pre>`, { headers: { "content-type": "text/html" } }),
  redirect: (url, { body }) => new Response(body, { status: 307, headers: { location: url } }),
  "page of an error": (url, init) => new Response(`<pre>${url} ${JSON.stringify(init)}</pre>`, { status: 502 }),
  echo: (_, init) => Response.json({ request: init }, { status: 500 }),
  "message with the API token": (_, { headers }) => {
    const { authorization } = headers as Record<string, string>;
    return Response.json({ resultCode: authorization, resultMessage: `No ${authorization}` }, { status: 400 });
  },
  "messages that are no text": (_, init) => Response.json({ resultCode: [init], resultMessage: init }, { status: 400 }),
  "header with the API token": (_, { headers }) =>
    new Response("", { status: 400, headers: { "content-type": String(Object.values(headers as object).at(-1)) } }),
  "refused, as Node says it": () =>
    new TypeError("fetch failed", { cause: Object.assign(new Error("connect"), { code: "ECONNREFUSED" }) }),
  "refused, as Deno says it": (url) => new TypeError(`error sending request for url (${url}): client error (Connect)`),
  "refused, as Bun says it": (url) =>
    Object.assign(new Error("Unable to connect"), { code: "ConnectionRefused", path: url }),
  "an error that holds everything": (url, init) =>
    Object.assign(new Error(`${url} ${(init.headers as Record<string, string>).authorization}`), {
      url,
      init,
      cause: { url, message: url, request: init },
    }),
};

/** Makes one call with that ending, and looks for its secrets in everything that can be printed. */
async function expectNoSecret(values: Secrets, ending: string, call: (typeof calls)[number]): Promise<void> {
  const events: unknown[] = [];
  const hook = (event: object) => void events.push(event);
  const hooks: Hooks = { onRequest: hook, onResponse: hook, onRetry: hook, onError: hook };
  const authlete = createAuthlete({
    baseUrl: "https://api.example.com",
    serviceId: "1",
    token: values.apiToken,
    headers: { "x-key": values.header },
    retry: { retries: 1, delay: 0 },
    hooks,
    fetch: (url, init) => {
      const outcome = endings[ending]!(url as string, init!);
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome);
    },
  });
  const thrown: unknown = await call(authlete, values).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(thrown === undefined || thrown instanceof AuthleteError).toBe(true);
  // At least the request, and its answer or error.
  expect(events.length).toBeGreaterThanOrEqual(2);
  const text = [authlete, thrown, ...events].map(shown).join("\n");
  for (const [kind, value] of Object.entries(values)) {
    for (const form of [value, encodeURIComponent(value)]) expect(text.includes(form), kind).toBe(false);
  }
}

describe("no secret shows", () => {
  const fixed: Secrets = {
    apiToken: "apitok-Zq3vX8kW1mJ7",
    clientSecret: "clisec/Hn5tR2yB9pL4=",
    ticket: "ticket+Vc6dF0sG3xK8",
    code: "azcode-Jw1qM7uT5zN2",
    accessToken: "acctok~Bk9rP4eY6hS3",
    refreshToken: "reftok-Xf2gD8nC7aV5",
    assertion: "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhc3NlcnQifQ.asrtsg-Ul4oI9bQ6wE1",
    privateKey: "jwkprv-Tm3zR5yH8jF7",
    password: "passwd-Ga7kL1vN4cX6",
    header: "header-Oe5sY2bK8tD9",
  };
  it.each(Object.keys(endings))("after %s", async (ending) => {
    for (const call of calls) await expectNoSecret(fixed, ending, call);
  });

  it("whatever the secrets are", async () => {
    const ending = fc.constantFrom(...Object.keys(endings));
    const call = fc.constantFrom(...calls);
    await fc.assert(fc.asyncProperty(secrets, ending, call, expectNoSecret), RUNS);
  });
});

describe("what is searched for secrets", () => {
  const hidden = "hidden-secret";
  const error = (properties: PropertyDescriptorMap & ThisType<unknown>) =>
    Object.defineProperties(new Error("x"), properties);
  it.each<[string, unknown]>([
    ["a message", new Error(hidden)],
    ["the message of a cause of a cause", new Error("x", { cause: new Error("y", { cause: new Error(hidden) }) })],
    ["a property that is not listed", error({ own: { value: { deep: { deeper: { deepest: { end: hidden } } } } } })],
    ["a property that is read by a function", error({ own: { get: () => hidden, enumerable: true } })],
    ["a property named by a symbol", error({ [Symbol("own")]: { value: hidden } })],
    ["what JSON says of it", { toJSON: () => hidden }],
    ["what it is as text", { toString: () => hidden }],
    ["the stack", error({ stack: { value: `Error\n at ${hidden}` } })],
    ["a map", { map: new Map([["a", new Set([hidden])]]) }],
  ])("includes %s", (_, value) => expect(shown(value)).toContain(hidden));
});
