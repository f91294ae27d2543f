import { afterEach, expect, test } from "vitest";
import { request } from "node:http";
import type { Emulator, Listener } from "../../../src/emulator/index.js";
import { standing } from "../caller.js";

let listeners: Listener[] = [];
afterEach(async () => {
  await Promise.all(listeners.map((listener) => listener.close()));
  listeners = [];
});

async function listening(): Promise<{ emulator: Emulator; listener: Listener; headers: Record<string, string> }> {
  const emulator = standing();
  const listener = await emulator.listen(0);
  listeners.push(listener);
  return {
    emulator,
    listener,
    headers: { authorization: `Bearer ${emulator.token}`, "content-type": "application/json" },
  };
}

const failPath = "/api/1000000001/backchannel/authentication/fail";

test("the emulator answers on a port of this machine, in the same way as without one", async () => {
  const { emulator, listener, headers } = await listening();
  expect(listener.url).toBe(`http://127.0.0.1:${listener.port}`);
  expect(emulator.url).toBe(listener.url);
  const init = { method: "POST", headers, body: '{"reason":"ACCESS_DENIED","errorDescription":"N\\u006f."}' };
  const response = await fetch(listener.url + failPath, init);
  const direct = await emulator.fetch(emulator.url + failPath, init);
  expect([response.status, await response.json()]).toEqual([direct.status, await direct.json()]);
  expect(response.headers.get("cache-control")).toBe("no-store");
  expect(emulator.requests[0]).toEqual(emulator.requests[1]);
});

test("answers to GET requests with a query", async () => {
  const { listener, headers } = await listening();
  const response = await fetch(`${listener.url}/api/1000000001/service/jwks/get?pretty=true`, { headers });
  expect(await response.text()).toMatch(/^\{\n {2}"keys"/);
});

test("a dropped connection is one for the caller too", async () => {
  const { emulator, listener, headers } = await listening();
  emulator.inject({ drop: true });
  await expect(fetch(listener.url + failPath, { method: "POST", headers, body: "{}" })).rejects.toThrow(TypeError);
  expect((await fetch(listener.url + failPath, { method: "POST", headers, body: "{}" })).status).toBe(200);
});

test("an answer without a body can be injected", async () => {
  const { emulator, listener, headers } = await listening();
  emulator.inject({ status: 204 });
  const response = await fetch(listener.url + failPath, { method: "POST", headers, body: "{}" });
  expect([response.status, await response.text()]).toEqual([204, ""]);
});

test("a caller that leaves during a delay ends it", async () => {
  const { emulator, listener, headers } = await listening();
  emulator.inject({ delay: 60_000 });
  const signal = AbortSignal.timeout(500);
  await expect(fetch(listener.url + failPath, { method: "POST", headers, body: "{}", signal })).rejects.toThrow();
  await expect.poll(() => emulator.requests.length).toBe(1);
  expect(emulator.requests[0]).toMatchObject({ status: null });
});

test("a body that is too large is refused", async () => {
  const { listener, headers } = await listening();
  const status = await new Promise((resolve, reject) => {
    const call = request(listener.url + failPath, { method: "POST", headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    call.on("error", reject);
    call.end("x".repeat(1_048_577));
  });
  expect(status).toBe(413);
});

test("listening twice at a time is refused, one after the other is not", async () => {
  const { emulator, listener } = await listening();
  await expect(emulator.listen(0)).rejects.toThrow("is already listening");
  await listener.close();
  expect(emulator.url).toBe("http://authlete.localhost");
  const again = await emulator.listen(0);
  listeners.push(again);
  await listener.close();
  expect(emulator.url).toBe(again.url);
});

test("a port that is in use or is none is refused, and the emulator can still listen", async () => {
  const { listener } = await listening();
  const emulator = standing();
  await expect(emulator.listen(listener.port)).rejects.toMatchObject({ code: "EADDRINUSE" });
  await expect(emulator.listen(70_000)).rejects.toThrow(TypeError);
  listeners.push(await emulator.listen(0));
});
