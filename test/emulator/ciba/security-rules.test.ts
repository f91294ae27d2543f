// Rules that protect users, clients and secrets, as far as they concern the emulator: CIBA Core 1.0, section 14, among others.
import { describe, expect, test, vi } from "vitest";
import { createEmulator } from "../../../src/emulator/index.js";
import { operations } from "../../../src/emulator/api/operations.js";
import {
  authenticate,
  basic,
  begin,
  clientOf,
  complete,
  contentOf,
  form,
  poll,
  post,
  standing,
  ticketOf,
} from "../caller.js";

describe("the client is authenticated before anything that reveals or touches a user", () => {
  test.each([
    ["no hint", {}],
    ["two hints", { login_hint: "anna", login_hint_token: "x" }],
    ["an id_token_hint that is none", { id_token_hint: "x" }],
    ["no scope", { login_hint: "anna", scope: undefined }],
  ])("a wrong secret is what is told of a request with %s", async (_name, parameters) => {
    const emulator = standing();
    const { body } = await post(emulator, "/backchannel/authentication", {
      parameters: form({ scope: "openid", ...parameters }),
      ...basic(clientOf(emulator, "POLL")),
      clientSecret: "wrong",
    });
    expect([body["action"], body["resultCode"]]).toEqual(["UNAUTHORIZED", "A157305"]);
    expect(body).not.toHaveProperty("ticket");
    expect(emulator.records.transactions).toBe(0);
  });

  test("public clients are refused, A168311", async () => {
    const emulator = standing();
    const client = emulator.addClient({ clientType: "PUBLIC", tokenAuthMethod: "NONE" });
    const { body } = await authenticate(emulator, client);
    expect([body["action"], body["resultCode"]]).toEqual(["BAD_REQUEST", "A168311"]);
  });
});

test.each(["POLL", "PING", "PUSH"] as const)(
  "nothing that stays inside gets into what is for the client, in %s mode",
  async (mode) => {
    const emulator = standing();
    const client = clientOf(emulator, mode);
    const { ticket, authReqId } = await begin(emulator, client);
    const answers = [await complete(emulator, ticket), await poll(emulator, client, authReqId)];
    expect(answers.some(({ body }) => typeof body["responseContent"] === "string")).toBe(true);
    for (const { body } of answers) {
      expect(String(body["responseContent"])).not.toContain(ticket);
      expect(String(body["responseContent"])).not.toContain(client.clientSecret);
    }
  },
);

describe("ticket and auth_req_id", () => {
  test("are 256 bits each, drawn for themselves", async () => {
    const drawn: number[] = [];
    const emulator = standing({
      random: (bytes) => {
        drawn.push(bytes);
        return crypto.getRandomValues(new Uint8Array(bytes));
      },
    });
    drawn.length = 0;
    await begin(emulator, clientOf(emulator, "POLL"));
    expect(drawn).toEqual([32, 32]);
  });

  test("come from Web Crypto unless another source is given", async () => {
    const emulator = standing();
    const spy = vi.spyOn(crypto, "getRandomValues");
    const { ticket, authReqId } = await begin(emulator, clientOf(emulator, "POLL"));
    expect(spy).toHaveBeenCalledTimes(2);
    expect(new Set([ticket, authReqId]).size).toBe(2);
    spy.mockRestore();
  });

  test("do not stand for one another", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    expect((await complete(emulator, authReqId)).body["resultCode"]).toBe("A186202");
    expect((await poll(emulator, client, ticket)).body["resultCode"]).toBe("A200304");
  });
});

describe("an auth_req_id is bound", () => {
  test("to its client, A200305", async () => {
    const emulator = standing();
    const { authReqId } = await begin(emulator, clientOf(emulator, "POLL"));
    expect((await poll(emulator, clientOf(emulator, "PING"), authReqId)).body["resultCode"]).toBe("A200305");
  });

  test("to its service, A200304, and so is the ticket, A181202 and A186203", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const ticket = await ticketOf(emulator, client);
    const other = createEmulator();
    expect((await complete(other, ticket)).body["resultCode"]).toBe("A186202");

    const response = await emulator.fetch(`${emulator.url}/api/service/create`, {
      method: "POST",
      headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
      body: JSON.stringify({ supportedGrantTypes: ["CIBA"], supportedTokenAuthMethods: ["CLIENT_SECRET_BASIC"] }),
    });
    const { apiKey } = (await response.json()) as { apiKey: number };
    const call = async (path: string, body: object) => {
      const answer = await emulator.fetch(`${emulator.url}/api/${apiKey}${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as Record<string, unknown>;
    };
    expect((await call("/backchannel/authentication/issue", { ticket }))["resultCode"]).toBe("A181202");
    expect(
      (await call("/backchannel/authentication/complete", { ticket, result: "ACCESS_DENIED" }))["resultCode"],
    ).toBe("A186203");
    const { authReqId } = (await post(emulator, "/backchannel/authentication/issue", { ticket })).body;
    const grantTypes = ["CIBA"];
    const created = await call("/client/create", { clientName: "x", grantTypes, bcDeliveryMode: "POLL" });
    const parameters = form({ grant_type: "urn:openid:params:grant-type:ciba", auth_req_id: String(authReqId) });
    const credentials = { clientId: String(created["clientId"]), clientSecret: created["clientSecret"] };
    expect((await call("/auth/token", { parameters, ...credentials }))["resultCode"]).toBe("A200304");
  });

  test("to its mode, A200306", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "PUSH");
    const { authReqId } = await begin(emulator, client);
    emulator.updateClient(client.clientId, { bcDeliveryMode: "POLL" });
    expect((await poll(emulator, client, authReqId)).body["resultCode"]).toBe("A200306");
  });

  test("and redeemed by one of a hundred that come at once", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "PING");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket);
    const answers = await Promise.all(Array.from({ length: 100 }, () => poll(emulator, client, authReqId)));
    const outcomes = answers.map((answer) => contentOf(answer)["error"] ?? "tokens").sort();
    expect(outcomes).toEqual([...Array<string>(99).fill("invalid_grant"), "tokens"]);
  });
});

test.each([
  "",
  "p",
  "poll-client-secret-of-the-local-emulato",
  "poll-client-secret-of-the-local-emulatoR",
  "x".repeat(500),
])("a secret is compared to its end, whatever it has in common with the right one: %s", async (clientSecret) => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const read = vi.spyOn(String.prototype, "charCodeAt");
  const { body } = await poll(emulator, client, "x", { clientSecret });
  const positions = (secret: string) =>
    read.mock.calls.filter((_, call) => read.mock.contexts[call]?.toString() === secret).map(([index]) => index);
  const [given, expected] = [positions(clientSecret), positions(client.clientSecret)];
  read.mockRestore();
  expect(body["action"]).toBe("INVALID_CLIENT");
  const each = [...clientSecret].map((_, index) => index);
  expect(given).toEqual(each);
  expect(expected).toEqual(each.map((index) => index % client.clientSecret.length));
});

test.each(["a b", "a\r\nX-Injected: 1", 'a"', "ä", "=a", "a,b"])(
  "a client_notification_token of %j has not the syntax of a bearer token, A155303",
  async (token) => {
    const emulator = standing();
    const answer = await authenticate(emulator, clientOf(emulator, "PING"), { client_notification_token: token });
    expect([answer.body["resultCode"], contentOf(answer)["error"]]).toEqual(["A155303", "invalid_request"]);
  },
);

test.each(['"', "\\", "\n", "ä", "\u007f"])(
  "an errorDescription with %j is refused, by complete, A193201, and by fail",
  async (character) => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "POLL"));
    const errorDescription = `No${character}`;
    const completed = await complete(emulator, ticket, { result: "ACCESS_DENIED", errorDescription });
    expect(completed.body).toMatchObject({ action: "SERVER_ERROR", resultCode: "A193201" });
    const failed = await post(emulator, "/backchannel/authentication/fail", { ticket, errorDescription });
    expect(failed.body).toMatchObject({ action: "INTERNAL_SERVER_ERROR", resultCode: "E002003" });
    expect(contentOf(failed)["error_description"]).not.toContain(errorDescription);
  },
);

describe("complete", () => {
  test("takes effect once, A196203, also when it comes twice at the same time", async () => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "POLL"));
    const reports = [{ result: "ACCESS_DENIED" }, {}].map((outcome) => complete(emulator, ticket, outcome));
    const codes = (await Promise.all(reports)).map(({ body }) => body["resultCode"]);
    expect(codes.sort()).toEqual(["A196203", "A198002"]);
  });
});

describe("the emulator", () => {
  test("listens on the loopback address", async () => {
    const listener = await createEmulator().listen();
    expect(new URL(listener.url).hostname).toBe("127.0.0.1");
    await listener.close();
  });

  test("requires the API token, A001202", async () => {
    const emulator = standing();
    const url = `${emulator.url}/api/${emulator.serviceId}/backchannel/authentication/issue`;
    const call = async (headers: Record<string, string>) => {
      const response = await emulator.fetch(url, { method: "POST", headers, body: "{}" });
      return [response.status, ((await response.json()) as { resultCode: string }).resultCode];
    };
    expect(await call({})).toEqual([401, "A001202"]);
    expect(await call({ authorization: "Bearer wrong" })).toEqual([401, "E000005"]);
  });

  test("does not look like production: an issuer that no name service knows", () => {
    expect(new URL(createEmulator().service.issuer).hostname).toMatch(/\.localhost$/);
  });

  test("goes by the clock that it is given", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { authReqId } = await begin(emulator, client);
    emulator.clock.advance(599);
    expect(contentOf(await poll(emulator, client, authReqId))["error"]).toBe("authorization_pending");
  });
});

test.each(Object.entries(operations))("no answer of %s is to be stored", async (_id, { method, path }) => {
  const emulator = standing();
  const url = emulator.url + path.replace("{serviceId}", emulator.serviceId).replaceAll(/\{\w+\}/g, "1");
  for (const authorization of [`Bearer ${emulator.token}`, "Bearer wrong"]) {
    const body = method === "GET" || method === "DELETE" ? {} : { body: "{}" };
    const { headers } = await emulator.fetch(url, { method, headers: { authorization }, ...body });
    expect([headers.get("cache-control"), headers.get("pragma")]).toEqual(["no-store", "no-cache"]);
  }
});
