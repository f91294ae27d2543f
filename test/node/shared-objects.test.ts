// Objects that many requests share do not get a listener for each request.
import { EventEmitter, getEventListeners } from "node:events";
import { Agent, createServer, request as send } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { revocation, token } from "authlete/handlers";
import { createNotificationSender, toNodeListener } from "authlete/node";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createApiDouble } from "../handlers/api-double.js";
import { post } from "../handlers/authorization-server.js";

const warnings: Error[] = [];
const warned = (warning: Error) => void warnings.push(warning);
beforeEach(() => process.on("warning", warned));
afterEach(() => {
  process.off("warning", warned);
  warnings.length = 0;
});

/** Waits for the next turn, in which warnings are emitted. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

/** The number of listeners of an emitter, by event. */
const listenersOf = (emitter: EventEmitter) =>
  Object.fromEntries(emitter.eventNames().map((name) => [String(name), emitter.listenerCount(name)]));

test("100 requests over one connection leave nothing on its socket", async () => {
  const { authlete } = createApiDouble();
  const counts: Record<string, number>[] = [];
  const listener = toNodeListener(revocation({ authlete }));
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => {
    sockets.add(request.socket);
    counts.push(listenersOf(request.socket));
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const { port } = server.address() as AddressInfo;
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    for (let number = 0; number < 100; number++) {
      const status = await new Promise((resolve, reject) => {
        const request = send({ port, host: "127.0.0.1", method: "POST", path: "/", headers, agent }, (response) => {
          response.resume().once("end", () => resolve(response.statusCode));
        });
        request.once("error", reject).end("token=x");
      });
      expect(status).toBe(200);
    }
  } finally {
    agent.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
  await turn();
  expect(sockets.size).toBe(1);
  expect(counts.at(-1)).toEqual(counts[1]);
  expect(warnings).toEqual([]);
});

test("100 requests at once with one signal leave no listener of ours on it", async () => {
  const { authlete } = createApiDouble({ "token.process": { action: "PASSWORD", ticket: "t" } });
  const handler = token({ authlete, checkPassword: () => "anna" });
  const { signal } = new AbortController();
  const form = post("/token", "grant_type=password");
  const text = await form.text();
  const requests = Array.from({ length: 100 }, () => {
    const request = new Request(form.url, { method: "POST", headers: form.headers, body: text });
    // The same signal object; `Request` would create one that follows it.
    return Object.defineProperty(request, "signal", { value: signal });
  });
  const statuses = await Promise.all(requests.map(async (request) => (await handler(request)).status));
  expect(new Set(statuses)).toEqual(new Set([200]));
  await turn();
  expect(getEventListeners(signal, "abort")).toEqual([]);
  expect(warnings).toEqual([]);
});

test("100 notifications at once from one sender", async () => {
  const server = createServer((request, response) => {
    request.resume().once("end", () => response.writeHead(204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const notify = createNotificationSender({ allowInsecureLoopback: true });
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const all = Array.from({ length: 100 }, () => notify({ endpoint, token: "token-of-the-client", body: "{}" }));
    const outcomes = new Set((await Promise.all(all)).map(({ outcome }) => outcome));
    expect(outcomes).toEqual(new Set(["delivered"]));
    await turn();
    expect(warnings).toEqual([]);
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
});
