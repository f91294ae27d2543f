// Wrong arguments: a TypeError that says what to change, before anything is sent, without the value.
import { createAuthlete, type AuthleteOptions, type CallOptions } from "authlete";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createObservedClient } from "./observed-client.js";

const VALID: AuthleteOptions = { baseUrl: "https://api.example.com", serviceId: "1", token: "secret-token" };
const NOT_SEGMENT = 'a string other than "", "." and ".."';
const NUMBER = "a number from 0 to 2147483647";
const TOKEN = "token must be visible ASCII without spaces";
const BASE_URL = "baseUrl must be an http(s) URL without credentials or query";
const HEADERS = "headers must be valid and without Authorization (use token)";

describe("createAuthlete refuses", () => {
  beforeEach(() => {
    for (const name of ["AUTHLETE_BASE_URL", "AUTHLETE_SERVICE_ID", "AUTHLETE_TOKEN"]) vi.stubEnv(name, "");
  });
  afterEach(() => vi.unstubAllEnvs());

  const cases: [string, Record<string, unknown>, string][] = [
    [
      "an unknown option",
      { timeoutMs: 1 },
      "options.timeoutMs must be one of serviceId, timeout, retry, headers, baseUrl, token, fetch, hooks",
    ],
    ["an unknown retry option", { retry: { times: 3 } }, "retry.times must be one of retries, delay, deadline"],
    [
      "an unknown hook",
      { hooks: { onResponce() {} } },
      "hooks.onResponce must be one of onRequest, onResponse, onRetry, onError",
    ],
    ["a missing address", { baseUrl: undefined }, "baseUrl must be given as an option or by AUTHLETE_BASE_URL"],
    [
      "a missing service id",
      { serviceId: undefined },
      "serviceId must be given as an option or by AUTHLETE_SERVICE_ID",
    ],
    ["a missing token", { token: undefined }, "token must be given as an option or by AUTHLETE_TOKEN"],
    ["a relative address", { baseUrl: "/api" }, BASE_URL],
    ["another scheme", { baseUrl: "ftp://api.example.com" }, BASE_URL],
    ["credentials in the address", { baseUrl: "https://u:secret-token@api.example.com" }, BASE_URL],
    ["a query in the address", { baseUrl: "https://api.example.com?x=1" }, BASE_URL],
    ["braces in the address", { baseUrl: "https://api.example.com/{serviceId}" }, BASE_URL],
    ["an address that is no string", { baseUrl: 5 }, BASE_URL],
    ["an empty service id", { serviceId: "" }, "serviceId must be given"],
    ["a dotted service id", { serviceId: ".." }, `serviceId must be ${NOT_SEGMENT}`],
    ["a service id that is no text", { serviceId: {} }, `serviceId must be ${NOT_SEGMENT}`],
    ["a token with a line break", { token: "secret-token\r\nX-Evil: 1" }, TOKEN],
    ["a token with a space", { token: "Bearer secret-token" }, TOKEN],
    ["a token beyond ASCII", { token: "secret-tökén" }, TOKEN],
    ["a token that is no string", { token: 5 }, TOKEN],
    ["a negative timeout", { timeout: -1 }, `timeout must be ${NUMBER}`],
    ["a timeout beyond setTimeout's range", { timeout: 2 ** 31 }, `timeout must be ${NUMBER}`],
    ["a timeout that is no number", { timeout: "5" }, `timeout must be ${NUMBER}`],
    ["a negative number of retries", { retry: { retries: -1 } }, `retries must be ${NUMBER}`],
    ["NaN", { retry: { delay: NaN } }, `delay must be ${NUMBER}`],
    ["retry as true", { retry: true }, "retry must be an object"],
    ["hooks that are no object", { hooks: [] }, "hooks must be an object"],
    ["a header with a line break", { headers: { "x-a": "secret-token\nx-b: 1" } }, HEADERS],
    ["a header name with a space", { headers: { "x a": "1" } }, HEADERS],
    ["an Authorization header", { headers: { Authorization: "Bearer secret-token" } }, HEADERS],
  ];
  it.each(cases)("%s", (_, wrong, message) => {
    let error: unknown;
    try {
      createAuthlete({ ...VALID, ...wrong });
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).toContain(message);
    expect((error as Error).stack).not.toContain("secret-token");
  });

  it("an option named like a member of the prototype", () => {
    expect(() => createAuthlete(JSON.parse('{"__proto__":{}}') as AuthleteOptions)).toThrow(
      "options.__proto__ must be one of",
    );
  });

  it.each([null, "options", [], 5])("options that are %j", (options) => {
    expect(() => createAuthlete(options as never)).toThrow(new TypeError("options must be an object"));
  });
});

describe("a call refuses, before anything is sent,", () => {
  it("a list where the API wants an object, and an object where it wants a list", async () => {
    const { authlete, requests } = createObservedClient([]);
    await expect(authlete.token.management.createBatch({ grantType: "CIBA", clientId: 1 } as never)).rejects.toThrow(
      new TypeError("token.management.createBatch: the body must be a list"),
    );
    expect(requests).toEqual([]);
  });

  it.each(["", ".", "..", undefined, null, NaN, 2 ** 53, {}])("%j as a path parameter", async (clientId) => {
    const { authlete, requests } = createObservedClient([]);
    await expect(authlete.client.get(clientId as never)).rejects.toThrow(
      new TypeError('client.get: clientId must be a string other than "", "." and ".."'),
    );
    expect(requests).toEqual([]);
  });

  const bodies: [string, unknown][] = [
    ["no body", undefined],
    ["null", null],
    ["an array", [{ ticket: "t" }]],
    ["a string", '{"ticket":"t"}'],
  ];
  it.each(bodies)("%s as the body", async (_, body) => {
    const { authlete, requests } = createObservedClient([]);
    await expect(authlete.ciba.issue(body as never)).rejects.toThrow(
      new TypeError("ciba.issue: the body must be an object"),
    );
    expect(requests).toEqual([]);
  });

  it("a body that contains itself", async () => {
    const { authlete, requests } = createObservedClient([]);
    const body: Record<string, unknown> = { ticket: "secret-ticket" };
    body.self = body;
    const error = await authlete.ciba.issue(body as never).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TypeError);
    expect((error as Error).message).not.toContain("secret-ticket");
    expect(requests).toEqual([]);
  });

  it("a BigInt in the body", async () => {
    const { authlete, requests } = createObservedClient([]);
    await expect(authlete.ciba.issue({ ticket: 5n } as never)).rejects.toBeInstanceOf(TypeError);
    expect(requests).toEqual([]);
  });

  it("a query that is no object", async () => {
    const { authlete } = createObservedClient([]);
    await expect(authlete.service.getJwks("x" as never)).rejects.toThrow(
      new TypeError("service.getJwks: the query must be an object"),
    );
  });

  const options: [string, CallOptions | Record<string, unknown>, string][] = [
    [
      "an unknown option",
      { tiemout: 5 },
      "options.tiemout must be one of serviceId, timeout, retry, headers, signal, query",
    ],
    ["an option of the client", { token: "secret-token" }, "token must be one of"],
    ["an empty service id", { serviceId: "" }, `serviceId must be ${NOT_SEGMENT}`],
    ["a dotted service id", { serviceId: "." }, `serviceId must be ${NOT_SEGMENT}`],
    ["a wrong timeout", { timeout: Infinity }, `timeout must be ${NUMBER}`],
    ["a header with a line break", { headers: { a: "b\r\nc: d" } }, HEADERS],
  ];
  it.each(options)("%s", async (_, wrong, message) => {
    const { authlete, requests } = createObservedClient([]);
    const error = (await authlete.ciba.issue({ ticket: "t" }, wrong).catch((thrown: unknown) => thrown)) as Error;
    expect(error).toBeInstanceOf(TypeError);
    expect(error.message).toContain(message);
    expect(error.stack).not.toContain("secret-token");
    expect(requests).toEqual([]);
  });

  it("what a token function gives, when it is no token", async () => {
    const { authlete, requests } = createObservedClient([], { token: () => "secret\ntoken" });
    const error = (await authlete.ciba.issue({ ticket: "t" }).catch((thrown: unknown) => thrown)) as Error;
    expect(error).toStrictEqual(new TypeError(TOKEN));
    expect(requests).toEqual([]);
  });

  it("with the token function's own error, when it rejects", async () => {
    const own = new Error("vault is sealed");
    const { authlete } = createObservedClient([], { token: () => Promise.reject(own) });
    await expect(authlete.ciba.issue({ ticket: "t" })).rejects.toBe(own);
  });
});
