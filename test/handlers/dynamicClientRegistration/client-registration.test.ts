// RFC 7591 and RFC 7592: the endpoints at which clients register and manage their registrations.
import { createAuthlete } from "authlete";
import { createEmulator, type ServiceSettings } from "authlete/emulator";
import { clientRegistration, type ClientRegistrationOptions, type RegistrationEvent } from "authlete/handlers";
import { inspect } from "node:util";
import { describe, expect, it, vi } from "vitest";
import { createApiDouble } from "../api-double.js";

const BASE = "https://as.example.com/register";
const JSON_TYPE = { "content-type": "application/json" };

function createStage(options: Partial<ClientRegistrationOptions> = {}, service: ServiceSettings = {}) {
  const emulator = createEmulator({
    clients: [],
    service: {
      dynamicRegistrationSupported: true,
      registrationEndpoint: BASE,
      unauthorizedOnClientConfigSupported: true,
      ...service,
    },
  });
  const { url: baseUrl, serviceId, token, fetch } = emulator;
  const faults: [step: string, error: unknown][] = [];
  const endpoint = clientRegistration({
    authlete: createAuthlete({ baseUrl, serviceId, token, fetch, retry: false }),
    authorize: () => true,
    onError: (error, { step }) => void faults.push([step, error]),
    ...options,
  });
  const send = async (method: string, path = "", init: { token?: string; body?: unknown; headers?: object } = {}) => {
    const body =
      init.body === undefined ? undefined : typeof init.body === "string" ? init.body : JSON.stringify(init.body);
    const headers = {
      ...(body !== undefined && JSON_TYPE),
      ...(init.token && { authorization: `Bearer ${init.token}` }),
      ...init.headers,
    };
    const response = await endpoint(
      new Request(`${BASE}${path}`, { method, headers, ...(body !== undefined && { body }) }),
    );
    const text = await response.text();
    const content = text === "" ? null : (JSON.parse(text) as Record<string, unknown>);
    return { status: response.status, headers: response.headers, content };
  };
  const register = async (body: unknown = { client_name: "Shop" }) => {
    const { content } = await send("POST", "", { body });
    const { client_id: id, registration_access_token: own } = content as Record<string, string>;
    return { id: id!, path: `/${id}`, token: own!, content };
  };
  const calls = () => emulator.requests.map(({ operation }) => operation);
  return { emulator, endpoint, send, register, faults, calls };
}

const challengeOf = ({ headers }: { headers: Headers }) => headers.get("www-authenticate");

describe("clients", () => {
  it("register, read, change and delete their registrations", async () => {
    const { send, register } = createStage();
    const made = await send("POST", "", { body: { client_name: "Shop" } });
    expect([made.status, made.content]).toEqual([201, expect.objectContaining({ client_name: "Shop" })]);
    const { path, token, id } = await register();
    const read = await send("GET", path, { token });
    expect([read.status, read.content]).toEqual([200, expect.objectContaining({ client_name: "Shop" })]);
    const changed = await send("PUT", path, { token, body: { client_id: id, client_name: "Store" } });
    expect([changed.status, changed.content]).toEqual([200, expect.objectContaining({ client_name: "Store" })]);
    const gone = await send("DELETE", path, { token });
    expect([gone.status, gone.content]).toEqual([204, null]);
    for (const answer of [made, read, changed, gone]) expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  it("are told by the API what is wrong with their metadata", async () => {
    const { send, faults } = createStage();
    const { status, content } = await send("POST", "", { body: { client_name: 1 } });
    expect([status, content]).toEqual([400, expect.objectContaining({ error: "invalid_client_metadata" })]);
    expect(faults).toEqual([]);
  });
});

it("the API is told what belongs to each call, and nothing else", async () => {
  const { emulator, send, register } = createStage();
  const { path, token, id } = await register();
  await send("GET", path, { token });
  await send("PUT", path, { token, body: { client_id: id } });
  await send("DELETE", path, { token });
  const own = { token, clientId: id };
  const json = JSON.stringify({ client_id: id });
  expect(emulator.requests.map(({ body }) => body)).toEqual([
    { json: '{"client_name":"Shop"}' },
    own,
    { ...own, json },
    own,
  ]);
});

describe("rule 1: routes, types and sizes", () => {
  it.each(["PATCH", "HEAD", "OPTIONS"])("%s is no method", async (method) => {
    const { send } = createStage();
    const { status, headers } = await send(method);
    expect([status, headers.get("allow")]).toEqual([405, "POST, GET, PUT, DELETE"]);
  });

  it.each(["POST", "PUT"])("%s takes JSON alone, of 64 KiB or maxBodySize", async (method) => {
    const { send, calls } = createStage();
    const path = method === "PUT" ? "/1" : "";
    const form = await send(method, path, { token: "t", body: "a=b", headers: { "content-type": "text/plain" } });
    expect([form.status, form.headers.get("accept")]).toEqual([415, "application/json"]);
    expect((await send(method, path, { token: "t", body: { a: "x".repeat(65_536) } })).status).toBe(413);
    const small = createStage({ maxBodySize: 10 });
    expect((await small.send(method, path, { token: "t", body: '{"a":"bcd"}' })).status).toBe(413);
    expect([...calls(), ...small.calls()]).toEqual([]);
  });
});

describe("rule 2: the token", () => {
  it("is of the Bearer scheme in any case, and in the header alone", async () => {
    const { send, register, calls } = createStage();
    const { path, token } = await register();
    expect((await send("GET", path, { headers: { authorization: `bEARER ${token}` } })).status).toBe(200);
    const before = calls();
    expect((await send("GET", `${path}?access_token=${token}`)).status).toBe(401);
    expect((await send("PUT", path, { body: { access_token: token } })).status).toBe(401);
    expect((await send("GET", path, { headers: { authorization: `Basic ${token}` } })).status).toBe(401);
    expect(calls()).toEqual(before);
  });
});

describe("rule 3: without a token", () => {
  it.each(["GET", "PUT", "DELETE"])("%s is refused at once, and not told of an error", async (method) => {
    const { send, calls } = createStage();
    const answer = await send(method, "/1", method === "PUT" ? { body: {} } : {});
    expect([answer.status, challengeOf(answer), answer.content]).toEqual([401, "Bearer", null]);
    expect(calls()).toEqual([]);
  });
});

describe("rule 4: the identifier", () => {
  it.each(["/", "/%", "/a%2Fb"])("%s is none", async (path) => {
    const { send, calls } = createStage();
    expect((await send("GET", path, { token: "t" })).status).toBe(404);
    expect(calls()).toEqual([]);
  });

  it("is decoded once", async () => {
    const { emulator, send } = createStage();
    await send("GET", "/%2531", { token: "t" });
    expect(emulator.requests.at(-1)).toMatchObject({
      operation: "dynamicClientRegistration.get",
      body: { clientId: "%31" },
    });
  });
});

describe("rule 5: who may register", () => {
  it("is up to authorize, which gets the initial access token, and the API gets it too", async () => {
    const authorize = vi.fn(({ token }: { token: string | undefined }) => token === "initial");
    const { emulator, send, calls } = createStage({ authorize });
    const [none, wrong] = [await send("POST", "", { body: {} }), await send("POST", "", { token: "x", body: {} })];
    expect([none.status, challengeOf(none), none.content]).toEqual([401, "Bearer", null]);
    expect([wrong.status, challengeOf(wrong), wrong.content]).toEqual([
      401,
      'Bearer error="invalid_token"',
      { error: "invalid_token" },
    ]);
    expect(calls()).toEqual([]);
    expect((await send("POST", "", { token: "initial", body: {} })).status).toBe(201);
    expect(emulator.requests.at(-1)).toMatchObject({ body: { token: "initial" } });
    expect(authorize.mock.calls.map(([{ token }]) => token)).toEqual([undefined, "x", "initial"]);
  });

  it.each([undefined, null, "yes", 1, {}])("is nobody where authorize gives %j", async (given) => {
    const { send, calls } = createStage({ authorize: () => given as never });
    expect((await send("POST", "", { body: {} })).status).toBe(401);
    expect(calls()).toEqual([]);
  });

  it("is nobody where authorize fails", async () => {
    const { send, calls, faults } = createStage({ authorize: () => Promise.reject(new Error("down")) });
    expect((await send("POST", "", { body: {} })).content).toEqual({ error: "server_error" });
    expect([calls(), faults]).toEqual([[], [["authorize", expect.any(Error)]]]);
  });
});

it("rule 6: nothing is fetched but the API", async () => {
  const fetch = vi.spyOn(globalThis, "fetch").mockRejectedValue(new Error("no network"));
  const { send } = createStage();
  const uris = { jwks_uri: BASE, logo_uri: BASE, policy_uri: BASE, initiate_login_uri: BASE };
  expect((await send("POST", "", { body: uris })).status).toBe(201);
  expect(fetch).not.toHaveBeenCalled();
  fetch.mockRestore();
});

describe("rule 9: who may not manage a registration is told the same whether or not there is the client", () => {
  it.each([true, false])("unauthorizedOnClientConfigSupported: %s", async (unauthorizedOnClientConfigSupported) => {
    const { send, register, faults } = createStage({}, { unauthorizedOnClientConfigSupported });
    const { path } = await register();
    for (const [method, body] of [["GET"], ["DELETE"], ["PUT", { client_id: "1" }]] as const) {
      for (const where of [path, "/1", "/a"]) {
        const answer = await send(method, where, { token: "x", ...(body && { body }) });
        expect([answer.status, challengeOf(answer), answer.content]).toEqual([
          401,
          'Bearer error="invalid_token"',
          { error: "invalid_token" },
        ]);
      }
    }
    expect(faults).toEqual([]);
  });

  it("a wrong client_secret is told as what it is", async () => {
    const { send, register } = createStage();
    const { path, token, id } = await register();
    const answer = await send("PUT", path, { token, body: { client_id: id, client_secret: "x" } });
    expect([answer.status, answer.content]).toEqual([
      400,
      expect.objectContaining({ error: "invalid_client_metadata" }),
    ]);
  });
});

it("rule 8: no fault and no answer to one tells of a token or a secret", async () => {
  const { authlete } = createApiDouble(
    Object.fromEntries(
      ["register", "get", "update"].map((name) => [
        `dynamicClientRegistration.${name}`,
        { action: "NEWER", resultMessage: "secret-of-it", responseContent: '{"client_secret":"secret-of-it"}' },
      ]),
    ),
  );
  const { send, faults } = createStage({ authlete });
  const body = { client_id: "1", client_secret: "secret-of-it" };
  const answers = [
    await send("POST", "", { token: "token-of-it", body }),
    await send("GET", "/1", { token: "token-of-it" }),
    await send("PUT", "/1", { token: "token-of-it", body }),
  ];
  for (const { status, headers, content } of answers)
    expect([status, headers.get("cache-control"), content]).toEqual([500, "no-store", { error: "server_error" }]);
  expect(faults.map(([step]) => step)).toEqual(
    ["register", "get", "update"].map((name) => `dynamicClientRegistration.${name}`),
  );
  expect(inspect(faults, { depth: null, showHidden: true })).not.toMatch(/(secret|token)-of-it/);
});

it("rule 10: a registration whose outcome is not known is not repeated", async () => {
  let count = 0;
  const fetch = () => (
    count++,
    Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } }))
  );
  const authlete = createAuthlete({ baseUrl: "https://api.example.com", serviceId: "1", token: "t", fetch });
  const { send } = createStage({ authlete });
  expect((await send("POST", "", { body: {} })).content).toEqual({ error: "server_error" });
  expect(count).toBe(1);
});

describe("rule 11: metadata that readers do not agree on", () => {
  it.each([
    ["is no JSON", "{"],
    ["is a list", "[]"],
    ["has a name twice", '{"client_name":"a","client_name":"b"}'],
    ["has __proto__", '{"__proto__":{"x":1}}'],
    ["is nested too deep", `{"a":${"[".repeat(70)}${"]".repeat(70)}}`],
  ])("%s: refused before anybody sees it", async (_, body) => {
    const before = vi.fn(() => true);
    const { send, calls } = createStage({ before });
    const answer = await send("POST", "", { body });
    expect([answer.status, answer.content]).toEqual([
      400,
      { error: "invalid_client_metadata", error_description: "The body is not a JSON object." },
    ]);
    expect([before.mock.calls, calls()]).toEqual([[], []]);
  });
});

describe("before", () => {
  it("sees what is registered and changed, and may put other metadata in its place", async () => {
    const seen: unknown[] = [];
    const { send, register } = createStage({
      before: ({ metadata, action, clientId }) => {
        seen.push([metadata, action, clientId]);
        return { metadata: { ...metadata, client_name: `${String(metadata["client_name"])}!` } };
      },
    });
    const { content, path, token, id } = await register();
    expect(content).toMatchObject({ client_name: "Shop!" });
    const body = { client_id: id, client_name: "Store" };
    expect((await send("PUT", path, { token, body })).content).toMatchObject({ client_name: "Store!" });
    expect(seen).toEqual([
      [{ client_name: "Shop" }, "register", undefined],
      [body, "update", id],
    ]);
  });

  it("lets the text pass as it came", async () => {
    const { emulator, send } = createStage({ before: () => true });
    await send("POST", "", { body: '{ "client_name" : "\\u0041" }' });
    expect(emulator.requests.at(-1)).toMatchObject({ body: { json: '{ "client_name" : "\\u0041" }' } });
  });

  it.each([
    ["false", false, { error: "invalid_client_metadata" }],
    [
      "a reason",
      { reason: "invalid_redirect_uri", errorDescription: "Not there." },
      { error: "invalid_redirect_uri", error_description: "Not there." },
    ],
  ] as const)("refuses by %s, and the API is not called", async (_, verdict, content) => {
    const { send, calls } = createStage({ before: () => verdict });
    const answer = await send("POST", "", { body: {} });
    expect([answer.status, answer.content, calls()]).toEqual([400, content, []]);
  });

  it.each([undefined, null, "yes", [], { metadata: 1 }, { metadata: [] }, { reason: "access_denied" }, new Date(0)])(
    "that gives %j is a fault of the server",
    async (given) => {
      const { send, calls, faults } = createStage({ before: () => given as never });
      expect((await send("POST", "", { body: {} })).content).toEqual({ error: "server_error" });
      expect([calls(), faults]).toEqual([[], [["before", expect.any(TypeError)]]]);
    },
  );
});

describe("after", () => {
  it("is told of all that was done, and of nothing that was refused", async () => {
    const events: RegistrationEvent[] = [];
    const { send, register } = createStage({ after: (event) => void events.push(event) });
    const { path, token, id } = await register();
    await send("GET", path, { token });
    await send("PUT", path, { token, body: { client_id: id } });
    await send("GET", path, { token: "x" });
    await send("POST", "", { body: { client_name: 1 } });
    await send("DELETE", path, { token });
    const clientId = Number(id);
    expect(events.map(({ action, clientId, client }) => [action, clientId, client?.clientId])).toEqual([
      ["register", undefined, clientId],
      ["get", id, clientId],
      ["update", id, clientId],
      ["delete", id, undefined],
    ]);
    expect(events[0]!.request).toBeInstanceOf(Request);
  });

  it("that fails is reported, and changes nothing; nobody waits for it", async () => {
    const failing = createStage({ after: () => Promise.reject(new Error("down")) });
    expect((await failing.send("POST", "", { body: {} })).status).toBe(201);
    await vi.waitFor(() => expect(failing.faults).toEqual([["after", expect.any(Error)]]));
    const silent = createStage({ after: () => new Promise(() => {}) });
    expect((await silent.send("POST", "", { body: {} })).status).toBe(201);
  });
});

it.each([
  ["authorize", undefined, "a function"],
  ["before", true, "a function"],
  ["after", {}, "a function"],
  ["maxBodySize", 0, "a number of bytes above 0"],
  ["authlete", {}, "a client created by createAuthlete"],
])("wrong options are a TypeError: %s", (name, value, expected) => {
  expect(() => createStage({ [name]: value })).toThrow(`clientRegistration: ${name} must be ${expected}`);
});
