// The JWK set and the discovery document: relayed, cached for a while, and fetched once for concurrent requests.
import { createAuthlete, type Authlete } from "authlete";
import { discovery, jwks, type DocumentOptions } from "authlete/handlers";
import { describe, expect, it } from "vitest";
import { createServer, JSON_HEADERS, see, SERVER_ERROR } from "../authorization-server.js";

const get = (method = "GET") => new Request("https://as.example.com/x", { method });
const documents = [
  ["jwks", jwks, "/service/jwks/get", "service.getJwks"],
  ["discovery", discovery, "/service/configuration", "service.getConfiguration"],
] as const;

describe.each(documents)("%s", (name, make, path, operation) => {
  const setUp = (options: Omit<DocumentOptions, "now" | "onError"> = {}) => {
    const server = createServer();
    const { authlete, clock, onError } = server;
    return { ...server, handler: make({ authlete, onError, now: () => clock.now(), ...options }) };
  };

  it("is what the API gives, byte for byte", async () => {
    const { handler, emulator } = setUp();
    const headers = { authorization: `Bearer ${emulator.token}` };
    const original = await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}${path}`, { headers });
    const response = await handler(get());
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([200, JSON_HEADERS]);
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(new Uint8Array(await original.arrayBuffer()));
  });

  it("keeps the order, spelling and unknown members of the API", async () => {
    const text = '{"z":[{"b":1.5,"a":"ä/\\"\\\\€"}],"a":null,"keys":[],"B":{"10":true}}';
    const fetch = () => Promise.resolve(new Response(text, { headers: { "content-type": "application/json" } }));
    const authlete = createAuthlete({ baseUrl: "https://api.example.com", serviceId: "1", token: "t", fetch });
    expect(await (await make({ authlete })(get())).text()).toBe(text);
  });

  it("is asked for once in a while", async () => {
    const { handler, calls, clock } = setUp();
    await handler(get());
    clock.advance(59.999);
    const [first, second] = [await (await handler(get())).text(), await (await handler(get())).text()];
    expect([first === second, calls()]).toEqual([true, [operation]]);
    clock.advance(0.001);
    await handler(get());
    expect(calls()).toEqual([operation, operation]);
  });

  it("is asked for as often as the server wants", async () => {
    const { handler, calls, clock } = setUp({ maxAge: 5 });
    await handler(get());
    clock.advance(5);
    await handler(get());
    expect(calls()).toHaveLength(2);
    const each = setUp({ maxAge: 0 });
    await each.handler(get());
    await each.handler(get());
    expect(each.calls()).toHaveLength(2);
  });

  it("is asked for once, whoever asks at the same time", async () => {
    const { handler, calls } = setUp({ maxAge: 0 });
    const answers = await Promise.all(Array.from({ length: 50 }, () => see(handler(get()))));
    expect([new Set(answers.map((answer) => JSON.stringify(answer))).size, calls()]).toEqual([1, [operation]]);
  });

  it("17.2: a fault of the API is told of, not told, and not kept", async () => {
    const { handler, emulator, faults } = setUp();
    emulator.inject({ operation, status: 500 });
    const answers = await Promise.all([see(handler(get())), see(handler(get()))]);
    expect(answers).toEqual([SERVER_ERROR, SERVER_ERROR]);
    const fault = [name, operation, expect.objectContaining({ code: "ERR_API", operation })];
    expect(faults).toEqual([fault, fault]);
    expect((await handler(get())).status).toBe(200);
  });

  it("can be kept by others too, errors excepted", async () => {
    const { handler, emulator } = setUp({
      cacheControl: "public, max-age=60",
      headers: { "access-control-allow-origin": "*" },
    });
    emulator.inject({ operation, status: 500 });
    const cors = { "access-control-allow-origin": "*" };
    expect(await see(handler(get()))).toEqual({ ...SERVER_ERROR, headers: { ...JSON_HEADERS, ...cors } });
    expect((await see(handler(get()))).headers).toEqual({
      "content-type": "application/json",
      "cache-control": "public, max-age=60",
      ...cors,
    });
  });

  it("is there for GET and HEAD", async () => {
    const { handler, calls } = setUp();
    expect(await see(handler(get("HEAD")))).toEqual({ status: 200, headers: JSON_HEADERS, body: "" });
    expect(await see(handler(get("POST")))).toEqual({
      status: 405,
      headers: { ...JSON_HEADERS, allow: "GET, HEAD" },
      body: { error: "invalid_request", error_description: "This endpoint takes GET." },
    });
    expect(calls()).toEqual([operation]);
  });

  it.each([
    [{}, "authlete must be a client created by createAuthlete"],
    [{ authlete: createServer().authlete, maxAge: -1 }, "maxAge must be a number of seconds from 0"],
    [{ authlete: createServer().authlete, maxAge: "1m" }, "maxAge must be a number of seconds from 0"],
    [
      { authlete: createServer().authlete, cacheControl: "a\r\nb" },
      "cacheControl must be the value of a Cache-Control header",
    ],
    [{ authlete: createServer().authlete, now: 5 }, "now must be a function"],
    [
      { authlete: createServer().authlete, headers: { "cache-control": "public" } },
      "headers must be headers as an object",
    ],
    [{ authlete: createServer().authlete, maxage: 1 }, "options.maxage must be one of"],
  ])("refuses %j", (options, message) => {
    const attempt = () => make(options as { authlete: Authlete });
    expect(attempt).toThrow(TypeError);
    expect(attempt).toThrow(`${name}: ${message}`);
  });
});

it("an empty answer is not taken for a service without keys, nor kept", async () => {
  const answers: unknown[] = [undefined, { keys: [{ kty: "EC" }] }];
  const authlete = { service: { getJwks: () => Promise.resolve(answers.shift()) } } as unknown as Authlete;
  const faults: unknown[] = [];
  const handler = jwks({ authlete, onError: (error) => faults.push(error) });
  expect(await see(handler(get()))).toEqual(SERVER_ERROR);
  expect(faults).toMatchObject([{ code: "ERR_ANSWER", message: "service.getJwks returned no document" }]);
  expect(await see(handler(get()))).toEqual({ status: 200, headers: JSON_HEADERS, body: { keys: [{ kty: "EC" }] } });
});
