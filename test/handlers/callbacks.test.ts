// How callbacks and the API are called: on the object they were passed in, and with a signal that lasts as long as the request.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  authorization,
  backchannelAuthentication,
  clientRegistration,
  completion,
  createRateLimit,
  grantManagement,
  introspection,
  jwks,
  token,
  type Handler,
  userinfo,
} from "authlete/handlers";
import { createNotificationSender, toNodeListener } from "authlete/node";
import { describe, expect, it } from "vitest";
import { createApiDouble } from "./api-double.js";
import { JSON_HEADERS, post, see, SERVER_ERROR } from "./authorization-server.js";

const form = () => post("/x", "a=b");

/** Options whose functions record their calls, and whether `this` was the options. */
function watch<Options extends object>(options: Options, called: [name: string, onOptions: boolean][]): Options {
  const watched: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    watched[name] =
      typeof value !== "function"
        ? value
        : function (this: unknown, ...args: unknown[]): unknown {
            called.push([name, this === watched]);
            return (value as (...args: unknown[]) => unknown)(...args);
          };
  }
  return watched as Options;
}

const calledBy = async (use: (watched: <Options extends object>(options: Options) => Options) => unknown) => {
  const called: [name: string, onOptions: boolean][] = [];
  await use((options) => watch(options, called));
  return called;
};
const on = (...names: string[]) => names.map((name) => [name, true]);

describe("a callback is called as a method of its options", () => {
  it("of backchannelAuthentication", async () => {
    const { authlete } = createApiDouble({ "ciba.processAuthentication": { hintType: "LOGIN_HINT_TOKEN" } });
    let work: Promise<void> | undefined;
    const options = {
      authlete,
      clientCertificate: () => undefined,
      isLoginHintTokenExpired: () => false,
      identifyUser: () => "anna",
      allowClient: () => true,
      needsUserCode: () => false,
      checkUserCode: () => true,
      checkBindingMessage: () => true,
      checkResources: () => true,
      allowRequest: () => true,
      now: () => 0,
      askUser: () => ({ result: "ACCESS_DENIED" }) as const,
      complete: () => Promise.resolve({} as never),
      onCompletion: () => {},
      waitUntil: (promise: Promise<void>) => void (work = promise),
    };
    const called = await calledBy(async (watched) => {
      expect((await backchannelAuthentication(watched(options))(form())).status).toBe(200);
      await work;
    });
    const first = Object.keys(options).slice(1, 12);
    expect(called).toEqual(on(...first, "waitUntil", "complete", "onCompletion"));

    const failing = { ...options, allowClient: () => "yes" as never, onRefusal: () => {}, onError: () => {} };
    const failed = await calledBy((watched) => backchannelAuthentication(watched(failing))(form()));
    const last = ["allowClient", "onError", "onRefusal"];
    expect(failed).toEqual(on("clientCertificate", "isLoginHintTokenExpired", "identifyUser", ...last));
  });

  it("of the others", async () => {
    const notification = { clientNotificationEndpoint: "https://client.example.com/", clientNotificationToken: "t" };
    const { authlete } = createApiDouble({ "ciba.complete": { action: "NOTIFICATION", ...notification } });
    const outcome = { ticket: "t", result: "ACCESS_DENIED" } as const;
    const notify = () => Promise.resolve({ outcome: "delivered" } as const);
    expect(await calledBy((watched) => completion(watched({ authlete, notify }))(outcome))).toEqual(on("notify"));

    const limit = { limit: 1, period: 60, now: () => 0 };
    expect(await calledBy((watched) => createRateLimit(watched(limit))("anna"))).toEqual(on("now"));

    const page = new Request("https://as.example.com/x");
    expect(await calledBy((watched) => jwks(watched({ authlete, now: () => 0 }))(page))).toEqual(on("now"));

    const registering = { authlete, authorize: () => true, before: () => true, after: () => {} };
    const headers = { "content-type": "application/json" };
    const registration = new Request("https://as.example.com/register", { method: "POST", headers, body: "{}" });
    const registered = await calledBy((watched) => clientRegistration(watched(registering))(registration));
    expect(registered).toEqual(on("authorize", "before", "after"));

    const managing = { authlete, clientCertificate: () => undefined };
    const grant = new Request("https://as.example.com/grants/x", { headers: { authorization: "Bearer t" } });
    const managed = await calledBy((watched) => grantManagement(watched(managing))(grant));
    expect(managed).toEqual(on("clientCertificate"));

    const authorize = () => true;
    const introspect = await calledBy((watched) => introspection(watched({ authlete, authorize }))(form()));
    expect(introspect).toEqual(on("authorize"));

    for (const [action, name] of [
      ["PASSWORD", "checkPassword"],
      ["NATIVE_SSO", "otherGrant"],
    ] as const) {
      const { authlete } = createApiDouble({ "token.process": { action, ticket: "t" } });
      const options = { authlete, checkPassword: () => "anna", otherGrant: () => undefined };
      expect(await calledBy((watched) => token(watched(options))(form()))).toEqual(on(name));
    }

    const approval = { ticket: "t", result: "AUTHORIZED", subject: "anna" } as const;
    const approving = { authlete, notify, allowApproval: () => true };
    const approved = await calledBy((watched) => completion(watched(approving))(approval));
    expect(approved).toEqual(on("allowApproval", "notify"));

    const lookup = () => Promise.resolve([{ address: "127.0.0.1", family: 4 }]);
    const send = { endpoint: "https://client.example.com/", token: "t", body: "{}" };
    const sent = await calledBy((watched) => createNotificationSender(watched({ lookup }))(send));
    expect(sent).toEqual(on("lookup"));
  });
});

describe("a callback is called as a method of its options, those of", () => {
  it("backchannelAuthentication that conceals users: wait", async () => {
    const { authlete } = createApiDouble();
    const options = { authlete, identifyUser: () => undefined, askUser: () => {}, complete: (() => {}) as never };
    const concealing = { ...options, concealUsers: "deny" as const, wait: () => Promise.resolve() };
    const called = await calledBy((watched) => backchannelAuthentication(watched(concealing))(form()));
    expect(called).toEqual(on("identifyUser", "wait"));
  });

  it("authorization, and of its stores", async () => {
    const { authlete } = createApiDouble();
    const request = { action: "INTERACTION", ticket: "t", claims: ["name"], resources: ["https://rs.example.com"] };
    const location = { action: "LOCATION", responseContent: "https://client.example.com/cb" };
    Object.assign(authlete, {
      authorization: {
        processRequest: () => Promise.resolve(request),
        issue: () => Promise.resolve(location),
        fail: () => Promise.resolve(location),
      },
    });
    const store = { get: () => undefined, set: () => {}, delete: () => true };
    const options = {
      authlete,
      now: () => 0,
      session: () => ({ subject: "anna" }),
      isFirstParty: () => true,
      allowResources: () => true,
      claims: () => ({}),
      grant: () => ({}),
      interact: () => new Response("page"),
      onError: () => {},
    };
    const page = () => new Request("https://as.example.com/authorize?x=y");
    const names = async (more: object) => {
      const called = await calledBy((watched) =>
        authorization(watched({ ...options, ...more, store: watched(store), consents: watched(store) }))(page()),
      );
      expect(called.filter(([, onOptions]) => !onOptions)).toEqual([]);
      return new Set(called.map(([name]) => name));
    };
    const seen = await names({});
    for (const name of ["now", "session", "get", "isFirstParty", "allowResources", "claims", "grant"]) {
      expect(seen).toContain(name);
    }
    const asked = await names({ isFirstParty: () => false });
    for (const name of ["set", "interact"]) expect(asked).toContain(name);
    expect(await names({ session: () => Promise.reject(new Error("x")) })).toContain("onError");
    Object.assign(request, { action: "BAD_REQUEST" });
    expect(await names({ showError: () => new Response("error") })).toContain("showError");
  });

  it("userinfo", async () => {
    const { authlete } = createApiDouble();
    Object.assign(authlete, {
      userinfo: {
        process: () => Promise.resolve({ action: "OK", subject: "anna", claims: [] }),
        issue: () => Promise.resolve({ action: "JSON", responseContent: "{}" }),
      },
    });
    const request = new Request("https://as.example.com/userinfo", { headers: { authorization: "Bearer t" } });
    const options = { authlete, clientCertificate: () => undefined, claims: () => ({}) };
    const called = await calledBy((watched) => userinfo(watched(options))(request));
    expect(called).toEqual(on("clientCertificate", "claims"));
  });

  it("toNodeListener: onError", async () => {
    let tell = () => {};
    const told = new Promise<void>((resolve) => (tell = resolve));
    const called = await calledBy(async (watched) => {
      const options = watched({ onError: () => tell() });
      const server = createServer(toNodeListener(() => Promise.reject(new Error("x")), options));
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      expect(response.status).toBe(500);
      await told;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    expect(called).toEqual(on("onError"));
  });
});

describe("a call of the API", () => {
  it("is made on the group of the client", async () => {
    const group = {
      answer: { action: "BAD_REQUEST", responseContent: '{"error":"x"}' },
      process() {
        return Promise.resolve(this.answer);
      },
      issue: () => {},
      fail: () => {},
    };
    const answer = await see(token({ authlete: { token: group as never } })(form()));
    expect(answer).toEqual({ status: 400, headers: JSON_HEADERS, body: { error: "x" } });
  });

  it("gets the signal of the request", async () => {
    const { authlete, signals, calls } = createApiDouble({ "token.process": { action: "PASSWORD", ticket: "t" } });
    const request = form();
    await token({ authlete, checkPassword: () => "anna" })(request);
    expect(calls.map(([operation]) => operation)).toEqual(["token.process", "token.issue"]);
    expect(signals.every((signal) => signal === request.signal)).toBe(true);
  });

  const leaving = async (make: (onError: () => void, process: () => Promise<never>) => Handler, reason: unknown) => {
    const client = new AbortController();
    let faults = 0;
    const process = () => {
      client.abort(reason);
      return Promise.reject(reason);
    };
    const handler = make(() => faults++, process);
    const { url, method, headers } = form();
    const request = new Request(url, { method, headers, body: "a=b", signal: client.signal });
    return { answer: await see(handler(request)), faults };
  };
  const tokenWith = (onError: () => void, process: () => Promise<never>) =>
    token({ authlete: { token: { process, issue: () => {}, fail: () => {} } as never }, onError });

  it("that ends because the client has gone is no fault", async () => {
    const gone = new Error("the client has gone");
    expect(await leaving(tokenWith, gone)).toEqual({ answer: SERVER_ERROR, faults: 0 });
  });

  it("that fails for another reason is one, although the client has gone", async () => {
    const make = (onError: () => void, process: () => Promise<never>) =>
      tokenWith(onError, () => process().catch(() => Promise.reject(new Error("down"))));
    expect(await leaving(make, new Error("the client has gone"))).toEqual({ answer: SERVER_ERROR, faults: 1 });
  });
});
