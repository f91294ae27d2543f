import { iterate, patchClient, patchService } from "authlete";
import { describe, expect, it } from "vitest";
import { createObservedClient } from "./observed-client.js";

describe("iterate", () => {
  const page = (from: number, to: number, totalCount: number) =>
    Response.json({
      start: from,
      end: to,
      totalCount,
      clients: Array.from({ length: to - from }, (_, i) => ({ clientId: from + i })),
    });
  const ids = async (list: AsyncIterable<{ clientId?: number | undefined }>) => {
    const found: (number | undefined)[] = [];
    for await (const { clientId } of list) found.push(clientId);
    return found;
  };
  const queries = (requests: { url: string }[]) => requests.map(({ url }) => new URL(url).search);

  it("goes through all pages of a list whose end is not counted in", async () => {
    const { authlete, requests, expectDone } = createObservedClient([page(0, 2, 5), page(2, 4, 5), page(4, 5, 5)]);
    expect(await ids(iterate((range) => authlete.client.list(range), 2))).toStrictEqual([0, 1, 2, 3, 4]);
    expect(queries(requests)).toStrictEqual(["?start=0&end=2", "?start=2&end=4", "?start=4&end=6"]);
    expectDone();
  });

  it("misses and repeats nothing where the end is counted in", async () => {
    const { authlete, requests } = createObservedClient([page(0, 3, 5), page(3, 5, 5)]);
    expect(await ids(iterate((range) => authlete.client.list(range), 2))).toStrictEqual([0, 1, 2, 3, 4]);
    expect(queries(requests)).toStrictEqual(["?start=0&end=2", "?start=3&end=5"]);
  });

  it.each([
    ["null", { totalCount: 0, clients: null }],
    ["nothing", { totalCount: 0 }],
    ["an empty list without a count", { clients: [] }],
  ])("ends at %s", async (_, body) => {
    const { authlete, requests } = createObservedClient([Response.json(body)]);
    expect(await ids(iterate((range) => authlete.client.list(range)))).toStrictEqual([]);
    expect(queries(requests)).toStrictEqual(["?start=0&end=50"]);
  });

  it("stops asking when the caller stops", async () => {
    const { authlete, requests } = createObservedClient([page(0, 2, 5)]);
    for await (const _ of iterate((range) => authlete.client.list(range), 2)) break;
    expect(requests.length).toBe(1);
  });

  it("knows the entries of services, tokens and authorizations", async () => {
    const { authlete, requests } = createObservedClient([
      Response.json({ totalCount: 1, services: [{ apiKey: 7 }] }),
      Response.json({ totalCount: 1, accessTokens: [{ subject: "anna" }] }),
      Response.json({ totalCount: 1, clients: [{ clientName: "x" }] }),
    ]);
    const found: unknown[] = [];
    for await (const { apiKey } of iterate((range) => authlete.service.list(range))) found.push(apiKey);
    for await (const { subject } of iterate((range) => authlete.token.management.list({ subject: "anna", ...range }))) {
      found.push(subject);
    }
    for await (const { clientName } of iterate((range) =>
      authlete.client.management.listAuthorizations("anna", range),
    )) {
      found.push(clientName);
    }
    expect(found).toEqual([7, "anna", "x"]);
    expect(queries(requests)[1]).toBe("?subject=anna&start=0&end=50");
  });

  it.each([0, -1, 1.5, NaN])("refuses a page size of %d", async (pageSize) => {
    const { authlete } = createObservedClient([]);
    await expect(ids(iterate((range) => authlete.client.list(range), pageSize))).rejects.toThrow(TypeError);
  });
});

describe("patchClient", () => {
  it("writes back what it read, with the changes, without what is read-only, with what it does not know", async () => {
    const current = {
      number: 5,
      clientId: 7,
      createdAt: 1,
      clientName: "old",
      description: "kept",
      novel: { deep: [1] },
    };
    const { authlete, requests } = createObservedClient([
      Response.json(current),
      Response.json({ ...current, clientName: "new" }),
    ]);
    expect(await patchClient(authlete, 7, { clientName: "new", logoUri: null })).toMatchObject({ clientName: "new" });
    expect(requests.map(({ method, url, body }) => ({ method, path: new URL(url).pathname, body }))).toStrictEqual([
      { method: "GET", path: "/api/1234567890/client/get/7", body: undefined },
      {
        method: "POST",
        path: "/api/1234567890/client/update/7",
        body: { clientName: "new", description: "kept", novel: { deep: [1] }, logoUri: null },
      },
    ]);
  });

  it("refuses a change of what is read-only before it reads", async () => {
    const { authlete, requests } = createObservedClient([]);
    // @ts-expect-error clientSecret is read-only
    await expect(patchClient(authlete, 7, { clientSecret: "s" })).rejects.toThrow(
      new TypeError("clientSecret of a client cannot be changed"),
    );
    expect(requests).toEqual([]);
  });
});

describe("patchService", () => {
  it("writes back what it read, with the changes", async () => {
    const current = { apiKey: 1, apiSecret: "s", modifiedAt: 2, serviceName: "old", issuer: "https://as.example.com" };
    const { authlete, requests } = createObservedClient([Response.json(current), Response.json(current)]);
    await patchService(authlete, { serviceName: "new" }, { serviceId: "42" });
    expect(requests.map(({ url, body }) => ({ path: new URL(url).pathname, body }))).toStrictEqual([
      { path: "/api/42/service/get", body: undefined },
      { path: "/api/42/service/update", body: { serviceName: "new", issuer: "https://as.example.com" } },
    ]);
  });
});

describe("an integer beyond 2^53", () => {
  it("is not changed silently: the answer is refused", async () => {
    const { authlete } = createObservedClient([new Response('{"clientId":9007199254740993}')]);
    await expect(authlete.client.get("9007199254740993")).rejects.toMatchObject({ code: "ERR_RESPONSE" });
  });

  it("inside a text, or just below the bound, is fine", async () => {
    const text = '{"clientId":9007199254740991,"clientName":"x:9007199254740993,"}';
    const { authlete } = createObservedClient([new Response(text)]);
    expect(JSON.stringify(await authlete.client.get(9007199254740991))).toBe(text);
  });
});
