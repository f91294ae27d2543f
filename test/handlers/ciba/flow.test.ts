// Whole flows through the handlers, in each delivery mode.
import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import { anyString } from "../../emulator/matchers.js";
import { createServer, JSON_HEADERS, see } from "../authorization-server.js";

test("poll: a client asks, the user approves, the client gets tokens", async () => {
  const server = createServer();
  const issued = await see(server.authenticate({ binding_message: "K7-42" }));
  expect(issued).toEqual({
    status: 200,
    headers: JSON_HEADERS,
    body: { auth_req_id: anyString, expires_in: 600, interval: 5 },
  });
  const { auth_req_id } = issued.body as Record<string, unknown>;
  const pending = await see(server.redeem(auth_req_id));
  expect(pending).toMatchObject({ status: 400, headers: JSON_HEADERS, body: { error: "authorization_pending" } });

  const [transaction] = server.waiting;
  expect(transaction).toMatchObject({
    user: { subject: "anna" },
    expiresAt: server.clock.now() + 600_000,
    request: { bindingMessage: "K7-42", hintType: "LOGIN_HINT", deliveryMode: "POLL" },
  });
  const completed = await server.complete({ ticket: transaction!.ticket, result: "AUTHORIZED", subject: "anna" });
  expect(completed).toEqual({
    recorded: true,
    resultCode: "A198001",
    resultMessage: anyString,
    deliveryMode: "POLL",
    delivery: undefined,
  });

  server.clock.advance(5);
  const { status, headers, body } = await see(server.redeem(auth_req_id));
  expect({ status, headers }).toEqual({ status: 200, headers: JSON_HEADERS });
  expect(decodeJwt((body as { id_token: string }).id_token).sub).toBe("anna");
  expect(server.faults).toEqual([]);
});

test("ping: the client is told where to look, and gets the tokens there", async () => {
  const server = createServer();
  const client = server.clientOf("PING");
  const { body } = await see(server.authenticate({}, client));
  const { auth_req_id } = body as Record<string, string>;
  const [{ ticket } = { ticket: "" }] = server.waiting;
  const completed = await server.complete({ ticket, result: "AUTHORIZED", subject: "anna" });
  expect(completed).toMatchObject({
    recorded: true,
    deliveryMode: "PING",
    delivery: { outcome: "delivered", status: 204 },
  });
  expect(server.notifications).toEqual([
    {
      endpoint: client.bcNotificationEndpoint,
      token: "token-for-notifications",
      body: JSON.stringify({ auth_req_id }),
    },
  ]);
  expect((await server.redeem(auth_req_id, client)).status).toBe(200);
});

test("push: the client gets the tokens, and nothing at the token endpoint", async () => {
  const server = createServer({ askUser: () => Promise.resolve({ result: "AUTHORIZED" }) });
  const client = server.clientOf("PUSH");
  const { body } = await see(server.authenticate({}, client));
  const { auth_req_id } = body as Record<string, string>;
  await expect.poll(() => server.notifications).toHaveLength(1);
  const [{ endpoint, token, body: pushed } = { endpoint: "", token: "", body: "" }] = server.notifications;
  expect({ endpoint, token }).toEqual({ endpoint: client.bcNotificationEndpoint, token: "token-for-notifications" });
  expect(JSON.parse(pushed)).toMatchObject({ auth_req_id, access_token: anyString, id_token: anyString });
  expect(await see(server.redeem(auth_req_id, client))).toMatchObject({ status: 400 });
  expect(server.faults).toEqual([]);
});

test("17.4: of a hundred redemptions at the same time one gets tokens", async () => {
  const server = createServer({ askUser: () => ({ result: "AUTHORIZED" }) });
  const { body } = await see(server.authenticate());
  const { auth_req_id } = body as Record<string, string>;
  await expect.poll(() => server.calls()).toContain("ciba.complete");
  const answers = await Promise.all(Array.from({ length: 100 }, () => see(server.redeem(auth_req_id))));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const losers = answers.filter(
    ({ status, body }) => status === 400 && (body as { error: string }).error === "invalid_grant",
  );
  expect(losers).toHaveLength(99);
});

test("17.4: an auth_req_id is good for the client that it was given to, and no longer than it says", async () => {
  const server = createServer({ askUser: () => ({ result: "AUTHORIZED" }) });
  const [own, other] = [server.clientOf("POLL"), server.clientOf("PING")];
  const { body } = await see(server.authenticate({}, own));
  const { auth_req_id } = body as Record<string, string>;
  await expect.poll(() => server.calls()).toContain("ciba.complete");
  const stolen = await see(server.redeem(auth_req_id, other));
  expect(stolen).toMatchObject({ status: 400, headers: JSON_HEADERS, body: { error: "invalid_grant" } });
  server.clock.advance(601);
  const late = await see(server.redeem(auth_req_id, own));
  expect(late).toMatchObject({ status: 400, headers: JSON_HEADERS, body: { error: "expired_token" } });
});
