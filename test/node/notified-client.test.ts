// From the user's answer to the client's server: completion, sender and a listening client.
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { completion } from "authlete/handlers";
import { createNotificationSender } from "authlete/node";
import { afterEach, expect, test } from "vitest";
import { anyString } from "../emulator/matchers.js";
import { createServer as createAuthorizationServer, see } from "../handlers/authorization-server.js";

interface Received {
  authorization: string | undefined;
  body: Record<string, unknown>;
}

const received: Received[] = [];
let connections = 0;
const clientServer = createServer((request, response) => {
  void read(request).then((body) => {
    received.push({ authorization: request.headers.authorization, body: JSON.parse(body) as Received["body"] });
    response.writeHead(204).end();
  });
}).on("connection", () => connections++);

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request as AsyncIterable<Buffer>) text += chunk.toString();
  return text;
}

afterEach(async () => {
  await new Promise((resolve) => (clientServer.close(resolve), clientServer.closeAllConnections()));
  received.length = 0;
  connections = 0;
});

/** Approves a transaction of a client with that delivery mode. */
async function approve(bcDeliveryMode: "PING" | "PUSH", allowInsecureLoopback: boolean) {
  await new Promise<void>((resolve) => clientServer.listen(0, "127.0.0.1", resolve));
  const bcNotificationEndpoint = `http://127.0.0.1:${(clientServer.address() as AddressInfo).port}/cb`;
  const server = createAuthorizationServer({}, { client: { bcDeliveryMode, bcNotificationEndpoint } });
  const { authlete, onError } = server;
  const complete = completion({ authlete, onError, notify: createNotificationSender({ allowInsecureLoopback }) });
  const { body } = await see(server.authenticate());
  const { auth_req_id } = body as Record<string, string>;
  const completed = await complete({ ticket: server.waiting[0]!.ticket, result: "AUTHORIZED", subject: "anna" });
  return { server, auth_req_id, completed };
}

test("a ping arrives, and the client collects", async () => {
  const { server, auth_req_id, completed } = await approve("PING", true);
  expect(completed.delivery).toEqual({ outcome: "delivered", status: 204 });
  expect(received).toEqual([{ authorization: "Bearer token-for-notifications", body: { auth_req_id } }]);
  expect((await see(server.redeem(received[0]!.body["auth_req_id"]))).body).toMatchObject({ id_token: anyString });
});

test("a push arrives, with everything in it", async () => {
  const { auth_req_id, completed } = await approve("PUSH", true);
  expect(completed.delivery).toEqual({ outcome: "delivered", status: 204 });
  expect(received).toMatchObject([{ body: { auth_req_id, access_token: anyString, id_token: anyString } }]);
});

test("17.7: a client on loopback is not notified unless that is allowed, and can collect all the same", async () => {
  const { server, auth_req_id, completed } = await approve("PING", false);
  expect(completed).toMatchObject({
    recorded: true,
    delivery: { outcome: "blocked", reason: "the endpoint is not https" },
  });
  expect([connections, received]).toEqual([0, []]);
  expect((await see(server.redeem(auth_req_id))).body).toMatchObject({ id_token: anyString });
});
