// The prompts of examples/authorization-server: how many may wait, what is checked again when a user decides, and how the outcome shows.
import { createAuthlete } from "authlete";
import { createClock } from "authlete/emulator";
import { completion, type AuthenticationTransaction, type Complete } from "authlete/handlers";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAuthorizationServer } from "../../examples/authorization-server/authorization-server.js";
import { createDeviceRoutes } from "../../examples/authorization-server/device/device-routes.js";
import { createDeviceSessions } from "../../examples/authorization-server/device/device-session.js";
import { startExample } from "../../examples/authorization-server/example.js";
import { createNotifiedClient } from "../../examples/authorization-server/notified-client.js";
import { createPrompts } from "../../examples/authorization-server/device/prompts.js";
import { USERS, type User } from "../../examples/authorization-server/users.js";
import { createApiDouble } from "../handlers/api-double.js";
import { post } from "../handlers/authorization-server.js";

const NOW = Date.UTC(2026, 0, 1);
const anna = USERS[0]!;
const transactionOf = (ticket: string, user: User = anna) =>
  ({ ticket, user, request: {}, expiresAt: NOW + 600_000, askUntil: NOW + 540_000 }) as AuthenticationTransaction<User>;

/** Prompts with a fake completion. */
function promptsWith(complete: Complete, now = () => NOW) {
  const prompts = createPrompts({ complete, now });
  const { id } = prompts.add(transactionOf("t"));
  return { prompts, id, state: () => prompts.of("anna")[0]!.state };
}

async function pageOf(prompts: ReturnType<typeof createPrompts>, method = "GET", path = "/") {
  const sessions = createDeviceSessions();
  const app = createDeviceRoutes({ prompts, sessions, users: USERS, now: () => NOW });
  const paired = await app.request(`/pair?code=${sessions.pairingCode("anna")}`);
  const cookie = paired.headers.getSetCookie()[0]!.split(";")[0]!;
  return app.request(path, { method, headers: { cookie } });
}

describe("no more prompts than allowed wait for a user", () => {
  it("however many requests come at the same time, and however their steps interleave", async () => {
    const run = async (scheduler: fc.Scheduler, count: number) => {
      let made = 0;
      // The other groups of methods are not called.
      const real = createAuthlete({ baseUrl: "https://api.example.com", serviceId: "1", token: "t" });
      const authlete = { ...real, ciba: createApiDouble().authlete.ciba };
      const method = (answer: object) => () =>
        scheduler.schedule(Promise.resolve({ resultCode: "A1", resultMessage: "x", responseContent: "{}", ...answer }));
      const process = () =>
        method({ action: "USER_IDENTIFICATION", ticket: `t${made++}`, hint: "anna", hintType: "LOGIN_HINT" })();
      Object.assign(authlete.ciba, {
        processAuthentication: process,
        issue: method({ action: "OK", expiresIn: 600 }),
        fail: method({ action: "FORBIDDEN" }),
      });
      const notify = () => Promise.resolve({ outcome: "delivered" } as const);
      const server = createAuthorizationServer({
        authlete,
        serviceId: "1",
        notify,
        issuer: "https://as.example.com",
        resourceSecret: "x",
        registrationToken: "y",
        now: () => NOW,
      });
      const answers = Array.from({ length: count }, async () => server.app.request(post("/ciba", "a=b")));
      await scheduler.waitFor(Promise.all(answers));
      expect(server.prompts.of("anna")).toHaveLength(Math.min(count, 5));
      const statuses = await Promise.all(answers.map(async (answer) => (await answer).status));
      expect(statuses.filter((status) => status === 200)).toHaveLength(Math.min(count, 5));
    };
    await fc.assert(fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 40 }), run), { numRuns: 30 });
  });

  it("a place is free again once the prompt is answered, and is no other user's", () => {
    const { prompts } = promptsWith(() => new Promise(() => {}));
    for (const ticket of ["1", "2", "3", "4"]) expect(prompts.reserve("anna", ticket)).toBe(true);
    expect([prompts.reserve("anna", "5"), prompts.reserve("ben", "6")]).toEqual([false, true]);
    void prompts.decide("anna", prompts.of("anna")[0]!.id, true);
    expect(prompts.reserve("anna", "7")).toBe(true);
  });
});

describe("what the page says of an answer", () => {
  const completed = (complete: object, error?: unknown) => {
    const { authlete } = createApiDouble({ "ciba.complete": complete });
    if (error) Object.assign(authlete.ciba, { complete: () => Promise.reject(error as Error) });
    return promptsWith(completion({ authlete, onError: () => {} }));
  };
  const lost = Object.assign(new Error("lost"), { code: "ERR_TIMEOUT", attempt: 1 });

  it.each([
    ["recorded", {}, undefined, "approved", "You approved this request."],
    ["refused", { action: "SERVER_ERROR" }, undefined, "lost", "Your answer came too late. Nothing was approved."],
    ["not known", {}, lost, "unknown", "We do not know whether your answer arrived"],
  ] as const)("%s", async (_, answer, error, state, text) => {
    const { prompts, id, state: stateOf } = completed(answer, error);
    await prompts.decide("anna", id, true);
    expect(stateOf()).toBe(state);
    const page = await (await pageOf(prompts)).text();
    expect(page).toContain(text);
    if (state === "unknown") expect(page).not.toContain("Nothing was approved");
  });

  it("nothing, where nothing was sent: the user can answer again", async () => {
    const down = Object.assign(new Error("down"), { code: "ERR_API", status: 401 });
    let failing = true;
    const { authlete } = createApiDouble();
    const complete = completion({ authlete });
    const { prompts, id, state } = promptsWith((outcome) => (failing ? Promise.reject(down) : complete(outcome)));
    await prompts.decide("anna", id, true);
    expect(state()).toBe("waiting");
    failing = false;
    await prompts.decide("anna", id, true);
    expect(state()).toBe("approved");
  });

  it("while it is on its way, neither yes nor no", () => {
    const { prompts, id, state } = promptsWith(() => new Promise(() => {}));
    void prompts.decide("anna", id, true);
    expect(state()).toBe("deciding");
  });
});

describe("rules about the user hold when the user decides", () => {
  it.each(["locked", "removed"])("a user who is %s meanwhile approves nothing", async (what) => {
    const users: User[] = [{ ...anna }];
    const example = await startExample({ clock: createClock(), users });
    try {
      const { clientId, clientSecret } = example.backend.emulator!.clients[0]!;
      const headers = { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` };
      const ask = (path: string, body: Record<string, string>) =>
        example.app.request(path, { method: "POST", headers, body: new URLSearchParams(body) });
      const { auth_req_id } = (await (await ask("/ciba", { scope: "openid", login_hint: "anna" })).json()) as Record<
        string,
        string
      >;
      if (what === "locked") users[0] = { ...anna, locked: true };
      else users.pop();
      const decided = await example.prompts.decide("anna", example.prompts.of("anna")[0]!.id, true);
      expect(decided?.state).toBe("denied");
      const form = { grant_type: "urn:openid:params:grant-type:ciba", auth_req_id: auth_req_id! };
      expect(await (await ask("/token", form)).json()).toMatchObject({ error: "access_denied" });
    } finally {
      await example.close();
    }
  });
});

describe("an event stream", () => {
  const watchedPrompts = () => {
    const prompts = createPrompts({ complete: () => new Promise(() => {}), now: () => NOW });
    let watching = 0;
    const watch = (subject: string, listener: () => void) => {
      const unwatch = prompts.watch(subject, listener);
      watching++;
      return () => (watching--, unwatch());
    };
    return { prompts: { ...prompts, watch }, watching: () => watching };
  };

  it("is not begun for HEAD, whose answer has no body", async () => {
    const { prompts, watching } = watchedPrompts();
    const { status, headers } = await pageOf(prompts, "HEAD", "/events");
    expect([status, headers.get("content-type"), watching()]).toEqual([200, "text/event-stream", 0]);
  });

  it("ends with its reader, and does not pile up what nobody reads", async () => {
    const { prompts, watching } = watchedPrompts();
    const response = await pageOf(prompts, "GET", "/events");
    await expect.poll(watching).toBe(1);
    for (let n = 0; n < 1000; n++) prompts.add(transactionOf(`t${n}`));
    const reader = response.body!.getReader();
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe("data: changed\n\n");
    await reader.cancel();
    await expect.poll(watching).toBe(0);
  });
});

it("the notified client reads the scheme of its token in any case, and takes no body that is none", async () => {
  const bodies: unknown[] = [];
  const app = createNotifiedClient("secret", (body) => void bodies.push(body));
  const notify = async (authorization: string, body = '{"auth_req_id":"1"}') =>
    (await app.request("/notifications", { method: "POST", headers: { authorization }, body })).status;
  expect([await notify("Bearer secret"), await notify("bearer  secret")]).toEqual([204, 204]);
  expect([await notify("Bearer secret x"), await notify("Basic secret"), await notify("secret")]).toEqual([
    401, 401, 401,
  ]);
  expect([await notify("Bearer secret", "{"), await notify("Bearer secret", "null")]).toEqual([400, 400]);
  expect(bodies).toHaveLength(2);
});
