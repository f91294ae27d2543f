import { createAuthlete } from "authlete";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createObservedClient, decision, TOKEN } from "./observed-client.js";

describe("a method", () => {
  it("sends the body as JSON to the path of its operation and gives the answer as it came", async () => {
    const answer = {
      resultCode: "A185001",
      resultMessage: "[A185001] Prepared.",
      action: "FORBIDDEN",
      responseContent: '{"error":"access_denied"}',
    };
    const { authlete, requests, expectDone } = createObservedClient([Response.json(answer)]);
    const result = await authlete.ciba.fail({ ticket: "t-1", reason: "ACCESS_DENIED" });
    expect(result).toStrictEqual(answer);
    expect(requests).toStrictEqual([
      {
        method: "POST",
        url: "https://api.example.com/api/1234567890/backchannel/authentication/fail",
        headers: { accept: "application/json", authorization: `Bearer ${TOKEN}`, "content-type": "application/json" },
        body: { ticket: "t-1", reason: "ACCESS_DENIED" },
      },
    ]);
    expectDone();
  });

  it("sends the query of an operation without a body, and no body", async () => {
    const { authlete, requests } = createObservedClient([Response.json({ keys: [] })]);
    expect(await authlete.service.getJwks({ includePrivateKeys: false, pretty: true })).toStrictEqual({ keys: [] });
    expect(requests).toStrictEqual([
      {
        method: "GET",
        url: "https://api.example.com/api/1234567890/service/jwks/get?includePrivateKeys=false&pretty=true",
        headers: { accept: "application/json", authorization: `Bearer ${TOKEN}` },
        body: undefined,
      },
    ]);
  });

  it("encodes what it puts into a query", async () => {
    const { authlete, requests } = createObservedClient([Response.json({})]);
    await authlete.service.getConfiguration({ patch: '[{"op":"remove","path":"/a&b"}]' });
    expect(new URL(requests[0]!.url).searchParams.get("patch")).toBe('[{"op":"remove","path":"/a&b"}]');
  });

  it("passes unknown properties, unknown enum values, null and keys like __proto__ through", async () => {
    const text =
      '{"resultCode":"A1","resultMessage":"m","action":"BRAND_NEW","ticket":null,"novel":{"deep":[1]},"__proto__":{"x":1}}';
    const { authlete } = createObservedClient([new Response(text)]);
    const result = await authlete.ciba.processAuthentication({ parameters: "scope=openid" });
    expect(JSON.stringify(result)).toBe(text);
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it("gives undefined for an empty answer", async () => {
    const { authlete } = createObservedClient([new Response(null, { status: 204 }), new Response("")]);
    expect(await authlete.service.getJwks()).toBeUndefined();
    expect(await authlete.service.getJwks()).toBeUndefined();
  });

  it("can be used without its object", async () => {
    const { authlete } = createObservedClient([decision({ action: "OK" })]);
    const { issue } = authlete.ciba;
    expect((await issue({ ticket: "t" })).action).toBe("OK");
  });

  it("does not write into what it is given", async () => {
    const { authlete } = createObservedClient([decision({ action: "OK" })]);
    const body = Object.freeze({ ticket: "t" });
    const options = Object.freeze({
      headers: Object.freeze({ "x-request-id": "1" }),
      retry: Object.freeze({ retries: 1 }),
    });
    expect((await authlete.ciba.issue(body, options)).action).toBe("OK");
  });
});

describe("path parameters", () => {
  it("stand before the body, in the order of the path, and are encoded", async () => {
    const { authlete, requests } = createObservedClient([Response.json({}), Response.json({}), Response.json({})]);
    await authlete.client.get(2917251600);
    await authlete.client.update("a/../b", { clientName: "x" });
    await authlete.client.management.getGrantedScopes("1", "anna?x=1#y");
    expect(requests.map(({ method, url, body }) => ({ method, url, body }))).toStrictEqual([
      { method: "GET", url: "https://api.example.com/api/1234567890/client/get/2917251600", body: undefined },
      {
        method: "POST",
        url: "https://api.example.com/api/1234567890/client/update/a%2F..%2Fb",
        body: { clientName: "x" },
      },
      {
        method: "GET",
        url: "https://api.example.com/api/1234567890/client/granted_scopes/get/1/anna%3Fx%3D1%23y",
        body: undefined,
      },
    ]);
  });

  it("of a service are not asked for where the path has none", async () => {
    const { authlete, requests } = createObservedClient([Response.json({ services: [] })]);
    await authlete.service.list({ start: 0, end: 5 });
    expect(requests[0]!.url).toBe("https://api.example.com/api/service/get/list?start=0&end=5");
  });

  it("may come with a body and a query", async () => {
    const { authlete, requests } = createObservedClient([Response.json({})]);
    await authlete.token.management.createBatch([], { query: { dryRun: true } });
    expect(requests[0]).toMatchObject({
      url: "https://api.example.com/api/1234567890/auth/token/create/batch?dryRun=true",
      body: [],
    });
  });
});

describe("an answer of text", () => {
  it("is given as text where the API has it so", async () => {
    const { authlete } = createObservedClient([new Response("OK", { headers: { "content-type": "text/plain" } })]);
    expect(await authlete.utility.checkHealth()).toBe("OK");
  });
});

describe("call options", () => {
  it("take precedence over the client's", async () => {
    const { authlete, requests } = createObservedClient([decision({ action: "OK" })], {
      headers: { "x-tenant": "a", "x-region": "eu" },
    });
    await authlete.ciba.issue({ ticket: "t" }, { serviceId: "42", headers: { "x-tenant": "b" } });
    expect(requests[0]!.url).toBe("https://api.example.com/api/42/backchannel/authentication/issue");
    expect(requests[0]!.headers).toMatchObject({ "x-tenant": "b", "x-region": "eu" });
  });

  it("leave the client's as they are when they are undefined", async () => {
    const { authlete, requests } = createObservedClient([decision({ action: "OK" })]);
    await authlete.ciba.issue(
      { ticket: "t" },
      { serviceId: undefined, timeout: undefined, retry: undefined, headers: undefined },
    );
    expect(requests[0]!.url).toContain("/api/1234567890/");
  });
});

describe("createAuthlete", () => {
  afterEach(() => vi.unstubAllEnvs());

  it("reads what is not given from the environment when it is called", async () => {
    vi.stubEnv("AUTHLETE_BASE_URL", "https://env.example.com/gateway/");
    vi.stubEnv("AUTHLETE_SERVICE_ID", "77");
    vi.stubEnv("AUTHLETE_TOKEN", "env-token");
    const urls: unknown[] = [];
    const authlete = createAuthlete({
      fetch: (url, init) => {
        urls.push(url, (init!.headers as Record<string, string>).authorization);
        return Promise.resolve(decision({ action: "OK" }));
      },
    });
    vi.unstubAllEnvs();
    await authlete.ciba.issue({ ticket: "t" });
    expect(urls).toStrictEqual([
      "https://env.example.com/gateway/api/77/backchannel/authentication/issue",
      "Bearer env-token",
    ]);
  });

  it("asks a token function once for each call", async () => {
    let given = 0;
    const { authlete, requests } = createObservedClient([decision({ action: "OK" }), decision({ action: "OK" })], {
      token: () => Promise.resolve(`token-${++given}`),
    });
    await authlete.ciba.issue({ ticket: "t" });
    await authlete.ciba.issue({ ticket: "t" });
    expect(requests.map(({ headers }) => headers.authorization)).toStrictEqual(["Bearer token-1", "Bearer token-2"]);
  });

  it("looks the global fetch up at the call", async () => {
    const authlete = createAuthlete({ baseUrl: "https://api.example.com", serviceId: "1", token: "t" });
    vi.stubGlobal("fetch", () => Promise.resolve(decision({ action: "OK" })));
    try {
      expect((await authlete.ciba.issue({ ticket: "t" })).action).toBe("OK");
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it("encodes a service id, so that it cannot lead to another path", async () => {
    const { authlete, requests } = createObservedClient([decision({ action: "OK" })], { serviceId: "a/../b?c#d%2e" });
    await authlete.ciba.issue({ ticket: "t" });
    expect(requests[0]!.url).toBe(
      "https://api.example.com/api/a%2F..%2Fb%3Fc%23d%252e/backchannel/authentication/issue",
    );
  });
});
