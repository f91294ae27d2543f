// The end of a transaction: the calls of the API, and the notification of the client.
import { completion, HandlerError, type CompletionOptions, type Delivery, type Notify } from "authlete/handlers";
import type { BackchannelAuthenticationCompleteRequest } from "authlete/models";
import { describe, expect, it, test } from "vitest";
import { anyString } from "../../emulator/matchers.js";
import { createServer, see } from "../authorization-server.js";

type Mode = "POLL" | "PING" | "PUSH";

/** A server with a transaction that is waiting for the user. */
async function waitingServer(mode: Mode, notify?: Notify | null) {
  const server = createServer({}, notify === undefined ? {} : { notify });
  const client = server.clientOf(mode);
  const { body } = await see(server.authenticate({}, client));
  const { auth_req_id } = body as Record<string, string>;
  const { ticket } = server.waiting[0]!;
  return { ...server, client, ticket, authReqId: auth_req_id!, faults: server.faults };
}

const approved = (ticket: string) => ({ ticket, result: "AUTHORIZED", subject: "anna" }) as const;
const done = (deliveryMode: Mode, resultCode: string, delivery?: Delivery) => ({
  recorded: true,
  resultCode,
  resultMessage: anyString,
  deliveryMode,
  delivery,
});
const delivered: Delivery = { outcome: "delivered", status: 204 };

describe("9: an outcome", () => {
  it.each([
    ["POLL", "AUTHORIZED", "A198001", undefined],
    ["POLL", "ACCESS_DENIED", "A198002", undefined],
    ["POLL", "TRANSACTION_FAILED", "A198002", undefined],
    ["PING", "AUTHORIZED", "A198001", { auth_req_id: anyString }],
    ["PING", "ACCESS_DENIED", "A198002", { auth_req_id: anyString }],
    ["PING", "TRANSACTION_FAILED", "A198002", { auth_req_id: anyString }],
    ["PUSH", "AUTHORIZED", "A198003", { auth_req_id: anyString, access_token: anyString, id_token: anyString }],
    ["PUSH", "ACCESS_DENIED", "A198004", { auth_req_id: anyString, error: "access_denied" }],
    ["PUSH", "TRANSACTION_FAILED", "A198004", { auth_req_id: anyString, error: "expired_token" }],
  ] as const)("in %s mode: %s", async (mode, result, resultCode, body) => {
    const { complete, ticket, notifications, client, faults } = await waitingServer(mode);
    const completed = await complete({ ticket, result, subject: "anna" });
    expect(completed).toEqual(done(mode, resultCode, body && delivered));
    expect(notifications.map((sent) => ({ ...sent, body: JSON.parse(sent.body) as unknown }))).toMatchObject(
      body ? [{ endpoint: client.bcNotificationEndpoint, token: "token-for-notifications", body }] : [],
    );
    expect(faults).toEqual([]);
  });

  it("may say why", async () => {
    const { complete, ticket, notifications } = await waitingServer("PUSH");
    await complete({ ticket, result: "ACCESS_DENIED", errorDescription: "No.", errorUri: "https://as.example.com/no" });
    expect(JSON.parse(notifications[0]!.body)).toMatchObject({
      error_description: "No.",
      error_uri: "https://as.example.com/no",
    });
  });

  it("is passed on whole", async () => {
    const { complete, ticket, emulator } = await waitingServer("POLL");
    const outcome = { ...approved(ticket), acr: "urn:example:acr:pin", authTime: 1_767_225_600, scopes: ["openid"] };
    await complete(outcome);
    expect(emulator.requests.at(-1)!.body).toEqual(outcome);
  });
});

describe("17.10: an answer of the device", () => {
  it("that comes too late is lost", async () => {
    const { complete, ticket, clock, redeem, authReqId } = await waitingServer("POLL");
    clock.advance(601);
    expect(await complete(approved(ticket))).toMatchObject({
      recorded: false,
      resultCode: "A196202",
      delivery: undefined,
    });
    expect((await see(redeem(authReqId))).body).not.toHaveProperty("access_token");
  });

  it.each(["POLL", "PING", "PUSH"] as const)("counts once (%s)", async (mode) => {
    const { complete, ticket } = await waitingServer(mode);
    const [first, second] = [await complete(approved(ticket)), await complete({ ticket, result: "ACCESS_DENIED" })];
    expect([first.recorded, second.recorded]).toEqual([true, false]);
  });

  it("counts once, though many come at the same time", async () => {
    const { complete, ticket } = await waitingServer("POLL");
    const all = await Promise.all(Array.from({ length: 20 }, () => complete(approved(ticket))));
    expect(all.filter(({ recorded }) => recorded)).toHaveLength(1);
  });

  it("for a ticket that is not known is told of", async () => {
    const { complete, faults, notifications } = await waitingServer("PING");
    expect(await complete(approved("other"))).toEqual({
      recorded: false,
      resultCode: "A186202",
      resultMessage: anyString,
      deliveryMode: undefined,
      delivery: undefined,
    });
    expect(faults).toEqual([["completion", "ciba.complete", expect.any(HandlerError)]]);
    expect((faults[0]![2] as Error).message).toBe("ciba.complete returned SERVER_ERROR (A186202)");
    expect(notifications).toEqual([]);
  });
});

it("9: a client that waits is told, though the outcome was not taken", async () => {
  const { complete, ticket, clock, notifications } = await waitingServer("PING");
  clock.advance(601);
  expect(await complete(approved(ticket))).toMatchObject({
    recorded: false,
    resultCode: "A196202",
    delivery: delivered,
  });
  expect(notifications).toHaveLength(1);
});

describe("9: a notification that fails does not undo the outcome", () => {
  it.each<Delivery>([
    { outcome: "refused", status: 500 },
    { outcome: "redirected", status: 302 },
    { outcome: "unreachable", reason: "ECONNREFUSED" },
    { outcome: "blocked", reason: "the host is not on the public internet" },
  ])("%j", async (delivery) => {
    const { complete, ticket, redeem, authReqId, client, faults } = await waitingServer("PING", () =>
      Promise.resolve(delivery),
    );
    expect(await complete(approved(ticket))).toEqual(done("PING", "A198001", delivery));
    expect((await see(redeem(authReqId, client))).body).toMatchObject({ id_token: anyString });
    expect(faults).toEqual([]);
  });

  it.each([
    ["rejects", () => Promise.reject(new Error("no network"))],
    [
      "throws",
      () => {
        throw new Error("no network");
      },
    ],
  ])("a sender that %s", async (_, notify: Notify) => {
    const { complete, ticket, faults } = await waitingServer("PING", notify);
    const delivery = { outcome: "unreachable", reason: "the sender failed" } as const;
    expect(await complete(approved(ticket))).toEqual(done("PING", "A198001", delivery));
    expect(faults).toEqual([["completion", "notify", new Error("no network")]]);
  });

  it("no sender at all", async () => {
    const { complete, ticket, faults } = await waitingServer("PUSH", null);
    const reason = "a client in PUSH mode must be notified: pass the option notify to completion()";
    expect(await complete(approved(ticket))).toEqual(done("PUSH", "A198003", { outcome: "blocked", reason }));
    expect(faults).toMatchObject([["completion", "notify", { code: "ERR_OPTION_MISSING", message: reason }]]);
  });

  it("poll needs none", async () => {
    const { complete, ticket, faults } = await waitingServer("POLL", null);
    expect(await complete(approved(ticket))).toEqual(done("POLL", "A198001"));
    expect(faults).toEqual([]);
  });
});

test.each([
  ["17.7: no endpoint", { clientNotificationEndpoint: null }],
  ["no bearer token", { clientNotificationToken: null }],
  ["17.8: a bearer token with a line break", { clientNotificationToken: "a\r\nx: y" }],
  ["17.8: a bearer token with a space", { clientNotificationToken: "a b" }],
  ["17.8: a bearer token that is too long", { clientNotificationToken: "x".repeat(1025) }],
  ["no body", { responseContent: null }],
])("does not notify with %s", async (_, lacking) => {
  const { complete, ticket, emulator, notifications, faults } = await waitingServer("PING");
  const answer = {
    resultCode: "A198001",
    resultMessage: "x",
    action: "NOTIFICATION",
    clientNotificationEndpoint: "https://client.example.com/cb",
    clientNotificationToken: "token",
    responseContent: "{}",
    ...lacking,
  };
  emulator.inject({ operation: "ciba.complete", status: 200, body: JSON.stringify(answer) });
  expect((await complete(approved(ticket))).delivery).toMatchObject({ outcome: "blocked" });
  expect(notifications).toEqual([]);
  expect(faults).toMatchObject([["completion", "notify", { code: "ERR_ANSWER" }]]);
});

test("17.7: the request cannot say where to notify", async () => {
  const server = createServer();
  const client = server.clientOf("PING");
  const evil = "https://evil.example.com/";
  const names = [
    "client_notification_endpoint",
    "backchannel_client_notification_endpoint",
    "clientNotificationEndpoint",
  ];
  await server.authenticate(Object.fromEntries(names.map((name) => [name, evil])), client);
  await server.complete(approved(server.waiting[0]!.ticket));
  expect(server.notifications.map(({ endpoint }) => endpoint)).toEqual([client.bcNotificationEndpoint]);
});

test("a fault of the API is the host's to handle", async () => {
  const { complete, ticket, emulator } = await waitingServer("POLL");
  emulator.inject({ operation: "ciba.complete", status: 500 });
  await expect(complete(approved(ticket))).rejects.toMatchObject({ code: "ERR_API", operation: "ciba.complete" });
  // The ticket is still valid.
  expect(await complete(approved(ticket))).toEqual(done("POLL", "A198001"));
});

test("17.2, 17.7: what the host gets to see, and may log, holds no token", async () => {
  const { complete, ticket, notifications } = await waitingServer("PUSH");
  const text = JSON.stringify(await complete(approved(ticket)));
  const { access_token, id_token } = JSON.parse(notifications[0]!.body) as Record<string, string>;
  for (const secret of [access_token!, id_token!, ticket, "token-for-notifications"])
    expect(text).not.toContain(secret);
});

describe("an outcome that the API would not take is refused before anything is sent", () => {
  it.each([
    [undefined, "the outcome must be an object"],
    [{ ticket: "" }, "ticket must be the one of the transaction"],
    [{ ticket: undefined }, "ticket must be the one of the transaction"],
    [{ result: "APPROVED" }, "result must be one of"],
    [{ subject: undefined }, "subject must be printable ASCII"],
    [{ subject: "" }, "subject must be printable ASCII"],
    [{ subject: "Jürgen" }, "subject must be printable ASCII"],
    [{ subject: 5 }, "subject must be printable ASCII"],
    [{ authTime: -1 }, "authTime must be a number of seconds since the epoch"],
    [{ authTime: 1.5 }, "authTime must be a number of seconds since the epoch"],
    [{ authTime: 1_767_225_600_000 }, "authTime must be a number of seconds since the epoch"],
  ])("%j", async (wrong, message) => {
    const { complete, ticket, calls } = await waitingServer("POLL");
    const before = calls();
    const outcome = wrong && { ...approved(ticket), ...wrong };
    const completing = complete(outcome as BackchannelAuthenticationCompleteRequest);
    await expect(completing).rejects.toThrow(TypeError);
    await expect(completing).rejects.toThrow(`complete: ${message}`);
    expect(calls()).toEqual(before);
  });

  it.each(['a "quoted" word', "back\\slash", "Müller", "line\nbreak", "\u007f"])("17.9: the text %j", async (text) => {
    const { complete, ticket, calls } = await waitingServer("POLL");
    const before = calls();
    const refused = complete({ ticket, result: "ACCESS_DENIED", errorDescription: text });
    await expect(refused).rejects.toThrow('complete: errorDescription must be printable ASCII without " and \\');
    const linked = complete({ ticket, result: "ACCESS_DENIED", errorUri: text });
    await expect(linked).rejects.toThrow("complete: errorUri must be a URI");
    expect(calls()).toEqual(before);
  });
});

describe("completion refuses", () => {
  const { authlete } = createServer();
  it.each([
    [undefined, "options must be an object"],
    [{}, "authlete must be a client created by createAuthlete"],
    [{ authlete: { ciba: {} } }, "authlete must be a client created by createAuthlete"],
    [{ authlete, notify: "https://x" }, "notify must be a function"],
    [{ authlete, onError: true }, "onError must be a function"],
    [{ authlete, notfy: () => {} }, "options.notfy must be one of authlete, notify, onError"],
  ])("%j", (options, message) => {
    const make = () => completion(options as CompletionOptions);
    expect(make).toThrow(TypeError);
    expect(make).toThrow(`completion: ${message}`);
  });
});
