// A successful call with an empty answer results in undefined. Functions that need its contents throw before they do anything.
import {
  AuthleteResponseError,
  checkConnection,
  iterate,
  patchClient,
  patchService,
  respond,
  type Authlete,
} from "authlete";
import { describe, expect, it } from "vitest";
import { createObservedClient } from "./observed-client.js";

const empty = [
  ["a 200 with nothing", () => new Response("")],
  ["a 204", () => new Response(null, { status: 204 })],
  ["a 201 with nothing", () => new Response("", { status: 201 })],
] as const;
const refusal = (operation: string) => ({ code: "ERR_RESPONSE", name: "AuthleteResponseError", operation });

describe.each(empty)("%s", (_, answer) => {
  it.each<[string, string, (authlete: Authlete) => Promise<unknown>]>([
    ["patchClient", "client.get", (authlete) => patchClient(authlete, 7, { clientName: "new" })],
    ["patchService", "service.get", (authlete) => patchService(authlete, { serviceName: "new" })],
    ["iterate", "iterate", (authlete) => iterate((range) => authlete.client.list(range)).next()],
  ])("is refused by %s, which writes nothing", async (_, operation, call) => {
    const { authlete, requests, expectDone } = createObservedClient([answer()]);
    const error: unknown = await call(authlete).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AuthleteResponseError);
    expect(error).toMatchObject(refusal(operation));
    expect(requests.map(({ method }) => method)).toStrictEqual(["GET"]);
    expectDone();
  });

  it.each([
    [false, "service.get"],
    [true, "service.list"],
  ])("is not the API for checkConnection (organization: %s)", async (organization, operation) => {
    const options = { baseUrl: "https://us.authlete.com", serviceId: "42", token: "t" };
    const report = await checkConnection({ ...options, fetch: () => Promise.resolve(answer()) }, { organization });
    expect(report).toMatchObject({ ok: false, problem: "not the API", error: refusal(operation) });
  });
});

describe("iterate refuses", () => {
  it.each([undefined, null, "page", 5, []])("%j as a page", async (page) => {
    const list = iterate(() => Promise.resolve(page as unknown as { clients: object[] }));
    await expect(list.next()).rejects.toMatchObject(refusal("iterate"));
  });

  it("a later page that is empty, after the entries of the first", async () => {
    const pages = [{ clients: [{ clientId: 1 }], totalCount: 2 }, undefined];
    const list = iterate(() => Promise.resolve(pages.shift()!));
    expect(await list.next()).toStrictEqual({ done: false, value: { clientId: 1 } });
    await expect(list.next()).rejects.toMatchObject(refusal("iterate"));
  });

  it("entries that are no list", async () => {
    const list = iterate(() => Promise.resolve({ clients: "ab" as unknown as object[] }));
    await expect(list.next()).rejects.toMatchObject(refusal("iterate"));
  });

  it("a page that cannot be fetched, as a wrong argument", async () => {
    await expect(iterate("clients" as never).next()).rejects.toStrictEqual(
      new TypeError("fetchPage must be a function"),
    );
  });
});

describe("patches refuse changes that cannot be sent, before anything is read:", () => {
  it.each<[string, unknown, string]>([
    ["none", undefined, "the changes must be an object"],
    ["null", null, "the changes must be an object"],
    ["a list", [], "the changes must be an object"],
    ["text", "name", "the changes must be an object"],
    ["a Map", new Map([["clientName", "new"]]), "the changes must be plain JSON"],
    ["NaN", { defaultMaxAge: NaN }, "the changes.defaultMaxAge must be an exact number"],
    ["a BigInt", { extension: { list: [1n] } }, "the changes.extension.list[0] must be"],
  ])("%s", async (_, changes, message) => {
    const { authlete, requests } = createObservedClient([]);
    for (const call of [
      () => patchClient(authlete, 7, changes as object),
      () => patchService(authlete, changes as object),
    ]) {
      const error = (await call().catch((thrown: unknown) => thrown)) as Error;
      expect(error).toBeInstanceOf(TypeError);
      expect(error.message).toContain(message);
    }
    expect(requests).toEqual([]);
  });
});

describe("respond", () => {
  it("refuses what the client gives for an empty answer", () => {
    expect(() => respond(undefined as never)).toThrow(expect.objectContaining(refusal("respond")) as Error);
  });

  it.each([undefined, null, "text", 5, []])("refuses %j for a named operation", (result) => {
    const call = () => respond(result as never, { operation: "ciba.fail" });
    expect(call).toThrow(expect.objectContaining(refusal("ciba.fail")) as Error);
  });

  it.each([null, "text", 5])("refuses %j as a wrong argument where nothing says what it came from", (result) => {
    expect(() => respond(result as never)).toThrow(/^respond: give the result as the client returned it/);
  });
});
