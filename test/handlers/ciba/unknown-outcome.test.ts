// The three outcomes of a completion: recorded, refused, and unknown. A second outcome never follows the first.
import { AuthleteApiError } from "authlete";
import { backchannelAuthentication, completion, type Completion } from "authlete/handlers";
import type { Fault } from "authlete/emulator";
import { describe, expect, it } from "vitest";
import { createApiDouble } from "../api-double.js";
import { createServer, post, see } from "../authorization-server.js";

const approved = (ticket: string) => ({ ticket, result: "AUTHORIZED", subject: "anna" }) as const;
const failing = (error: unknown) => {
  const api = createApiDouble();
  Object.assign(api.authlete.ciba, { complete: () => Promise.reject(error as Error) });
  return { ...api, complete: completion({ authlete: api.authlete, onError: api.onError }) };
};
const coded = (code: string, more: object = {}) => Object.assign(new Error(code), { code, attempt: 1, ...more });
const UNKNOWN = { recorded: undefined, resultCode: undefined, resultMessage: undefined, deliveryMode: undefined };

describe("it is not known whether an outcome was recorded", () => {
  it.each([
    ["no answer in time", coded("ERR_TIMEOUT")],
    [
      "a connection that broke",
      coded("ERR_CONNECTION", { cause: Object.assign(new Error("x"), { code: "ECONNRESET" }) }),
    ],
    ["an answer that is none", coded("ERR_RESPONSE", { status: 200 })],
    ["a gateway's own answer", coded("ERR_API", { status: 504 })],
    ["a fetch that failed", new TypeError("fetch failed", { cause: new Error("other side closed") })],
  ])("after %s", async (_, error) => {
    const { complete, faults } = failing(error);
    expect(await complete(approved("t"))).toEqual({ ...UNKNOWN, delivery: undefined });
    expect(faults).toEqual([["completion", "ciba.complete", error]]);
  });

  it.each([
    undefined,
    {},
    { action: "NO_ACTION" },
    { action: "", resultCode: "A1" },
    { action: "LATER", resultCode: "A1" },
  ])("after the answer %j", async (answer) => {
    const { authlete, faults, onError } = createApiDouble();
    Object.assign(authlete.ciba, { complete: () => Promise.resolve(answer) });
    expect(await completion({ authlete, onError })(approved("t"))).toMatchObject({ recorded: undefined });
    expect(faults).toMatchObject([["completion", "ciba.complete", { code: "ERR_ANSWER" }]]);
  });

  it("after an answer of the API that is lost, and the client has its tokens", async () => {
    const server = createServer();
    const { body } = await see(server.authenticate());
    const fault: Fault = { operation: "ciba.complete", status: 200, body: "" };
    const { ticket } = server.waiting[0]!;
    // The API records the outcome, but its answer is replaced.
    await server.authlete.ciba.complete(approved(ticket));
    server.emulator.inject(fault);
    expect(await server.complete(approved(ticket))).toMatchObject({ recorded: undefined });
    expect((await see(server.redeem((body as Record<string, string>)["auth_req_id"]))).status).toBe(200);
  });
});

describe("nothing was recorded, and complete rejects", () => {
  it.each([
    ["an argument that cannot be sent", new TypeError("claims")],
    [
      "a refused connection",
      coded("ERR_CONNECTION", { cause: Object.assign(new Error("x"), { code: "ECONNREFUSED" }) }),
    ],
    ["no token in time", coded("ERR_TIMEOUT", { attempt: 0 })],
    ["an answer of the API", new AuthleteApiError("x", { operation: "ciba.complete", attempt: 1, status: 401 })],
  ])("after %s", async (_, error) => {
    const { complete, faults } = failing(error);
    await expect(complete(approved("t"))).rejects.toBe(error);
    expect(faults).toEqual([]);
  });
});

describe("the handler", () => {
  const run = async (askUser: (complete: ReturnType<typeof completion>) => unknown) => {
    const { authlete, calls, faults, onError } = createApiDouble();
    const completed: Completion[] = [];
    const own = completion({ authlete, onError });
    let work = Promise.resolve();
    const handler = backchannelAuthentication({
      authlete,
      complete: own,
      onError,
      identifyUser: () => "anna",
      checkUserCode: () => true,
      checkResources: () => true,
      askUser: () => askUser(own) as never,
      onCompletion: (completion) => void completed.push(completion),
      waitUntil: (promise) => void (work = promise),
    });
    await handler(post("/x", "a=b"));
    await work;
    return {
      outcomes: calls.filter(([operation]) => operation === "ciba.complete").map(([, body]) => body),
      faults,
      completed,
    };
  };

  it("tells onCompletion that it is not known", async () => {
    const { authlete, onError } = createApiDouble();
    Object.assign(authlete.ciba, { complete: () => Promise.reject(coded("ERR_TIMEOUT")) });
    const told: unknown[] = [];
    const handler = backchannelAuthentication({
      authlete,
      onError,
      complete: completion({ authlete, onError }),
      identifyUser: () => "anna",
      checkUserCode: () => true,
      checkResources: () => true,
      askUser: () => ({ result: "AUTHORIZED" }),
      onCompletion: ({ recorded }) => void told.push(recorded),
    });
    await handler(post("/x", "a=b"));
    await expect.poll(() => told).toEqual([undefined]);
  });

  it("sends no second outcome after a host that completes by itself and then fails, or gives another one", async () => {
    for (const then of [() => Promise.reject(new Error("late")), () => ({ result: "ACCESS_DENIED" }), () => 5]) {
      const { outcomes } = await run(async (complete) => (await complete(approved("t")), then()));
      expect(outcomes).toEqual([approved("t")]);
    }
    expect((await run((complete) => complete(approved("t")))).outcomes).toEqual([approved("t")]);
  });

  it("sends one after a completion that was refused before anything was sent", async () => {
    const { outcomes } = await run((complete) => complete({ ticket: "t", result: "APPROVED" as never }));
    expect(outcomes).toEqual([{ ticket: "t", result: "TRANSACTION_FAILED" }]);
  });

  it.each([false, 0, "", NaN])("takes %j for no outcome of askUser", async (given) => {
    const { outcomes, faults } = await run(() => given);
    expect(outcomes).toEqual([{ ticket: "t", result: "TRANSACTION_FAILED" }]);
    expect(faults).toHaveLength(1);
  });
});

describe("allowApproval: what allowed the request is asked again", () => {
  const approve = (allowApproval: () => never) => {
    const api = createApiDouble();
    const complete = completion({ authlete: api.authlete, onError: api.onError, allowApproval });
    return { ...api, completing: complete({ ...approved("t"), acr: "x" }) };
  };

  it("and anything but true denies the approval", async () => {
    for (const answer of [false, undefined, "yes", {}]) {
      const { completing, calls } = approve((() => answer) as () => never);
      expect(await completing).toMatchObject({ recorded: true, denied: true });
      expect(calls).toEqual([["ciba.complete", { ticket: "t", result: "ACCESS_DENIED" }]]);
    }
    const { completing, calls } = approve((() => Promise.resolve(true)) as () => never);
    expect(await completing).not.toHaveProperty("denied");
    expect(calls).toEqual([["ciba.complete", { ...approved("t"), acr: "x" }]]);
  });

  it("and a fault of it records nothing", async () => {
    const { completing, calls } = approve((() => Promise.reject(new Error("down"))) as () => never);
    await expect(completing).rejects.toThrow("down");
    expect(calls).toEqual([]);
  });

  it("not for other outcomes", async () => {
    const { authlete, calls } = createApiDouble();
    const complete = completion({ authlete, allowApproval: () => false });
    await complete({ ticket: "t", result: "TRANSACTION_FAILED" });
    expect(calls).toEqual([["ciba.complete", { ticket: "t", result: "TRANSACTION_FAILED" }]]);
  });

  it("of a user who was locked meanwhile, whom the handler itself has asked", async () => {
    const user = { subject: "anna", locked: false };
    const server = createServer();
    const { authlete, emulator, onError } = server;
    const complete = completion({ authlete, onError, allowApproval: () => !user.locked });
    const handler = backchannelAuthentication({
      authlete,
      complete,
      onError,
      identifyUser: () => user,
      allowRequest: (_, { locked }) => !locked,
      askUser: () => ((user.locked = true), { result: "AUTHORIZED" }),
    });
    const { clientId, clientSecret } = emulator.clients[0]!;
    const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
    await handler(post("/ciba", "scope=openid&login_hint=anna", { authorization }));
    await expect.poll(() => emulator.requests.at(-1)?.body).toMatchObject({ result: "ACCESS_DENIED" });
  });
});
