// State in a real Redis that this test starts: two machines share it, and it may go down. Needs Debian's redis-server.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createAuthlete } from "authlete";
import { createEmulator } from "authlete/emulator";
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from "vitest";
import { createAuthorizationServer } from "../../examples/authorization-server/authorization-server.js";
import { listen } from "../../examples/authorization-server/listen.js";
import { SetupError } from "../../examples/authorization-server/setup-error.js";
import { openStores } from "../../examples/authorization-server/stores.js";
import { Visitor } from "./visitor.js";

const ANNA = { email: "anna@example.com", password: "anna-likes-birds" };
const folder = mkdtempSync(join(tmpdir(), "authlete-redis-"));
let port = 0;
let redis: Awaited<ReturnType<typeof startRedis>>;

beforeAll(async () => {
  port = await freePort();
  redis = await startRedis();
});
afterAll(async () => {
  await redis?.stop();
  rmSync(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts Redis without persistence. Fails if it is not installed. */
async function startRedis() {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn("redis-server", args, { cwd: folder });
  const ended = new Promise((resolve) => child.once("close", resolve));
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.once("error", (error) =>
      reject(new Error("redis-server does not start: apt-get install redis-server", { cause: error })),
    );
    child.once("close", () => reject(new Error(`redis-server ended:\n${said}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      if ((said += chunk.toString()).includes("Ready to accept connections")) resolve();
    });
  });
  return { stop: () => (child.kill(), ended) };
}

/** Sends a command to Redis. */
const ask = async (...args: string[]) =>
  (await promisify(execFile)("redis-cli", ["-p", String(port), ...args])).stdout.trim().split("\n");

/** Two machines in front of one emulator, each with its own connection to the stores, and a client's request. */
async function startMachines() {
  const { url: baseUrl, serviceId, token, fetch, clients } = createEmulator();
  const authlete = createAuthlete({ baseUrl, serviceId, token, fetch });
  const start = async () => {
    const stores = await openStores(`redis://127.0.0.1:${port}`);
    const { app } = createAuthorizationServer({
      ...{ authlete, serviceId, stores, issuer: "https://as.example.com", resourceSecret: "s", registrationToken: "r" },
      notify: () => Promise.resolve({ outcome: "delivered" }),
    });
    const listening = await listen((request, env) => app.fetch(request, env), 0);
    onTestFinished(async () => {
      await listening.close();
      await stores.close();
    });
    return listening.url;
  };
  const query = new URLSearchParams({
    client_id: String(clients[3]!.clientId),
    response_type: "code",
    redirect_uri: "https://client.localhost/cb",
    scope: "openid",
  });
  return { one: await start(), other: await start(), query };
}

it("what begins at one machine goes on at the other, and is kept no longer than it is needed", async () => {
  const { one, other, query } = await startMachines();
  const visitor = new Visitor();
  await visitor.open(`${one}/authorize?${query}`);
  const waiting = await ask("--scan");
  expect(waiting).toHaveLength(1);
  expect(Number(await ask("PTTL", waiting[0]!))).toBeGreaterThan(590_000);
  visitor.at = new URL(visitor.at.pathname, other);
  await visitor.send(ANNA);
  visitor.at = new URL(one);
  await visitor.send({ decision: "allow" });
  expect(visitor.arrived.searchParams.get("code")).toEqual(expect.any(String));

  const kept = await Promise.all(
    (await ask("--scan")).map(async (key) => [key, Number(await ask("PTTL", key))] as const),
  );
  const of = (what: string) => kept.filter(([key]) => key.startsWith(what)).map(([, lifetime]) => lifetime);
  // The session expires after twelve hours, the consent never, and the request is gone.
  expect(of("consents")).toEqual([-1]);
  expect(of("sessions")).toHaveLength(1);
  expect(of("sessions")[0]).toBeGreaterThan(11 * 3_600_000);
  expect(kept).toHaveLength(2);
  await visitor.open(`${other}/authorize?${query}&prompt=none`);
  expect(visitor.arrived.searchParams.get("code")).toEqual(expect.any(String));
});

it("a store that is down does not look like a missing user, and is used again when it is back", async () => {
  const { one, query } = await startMachines();
  const said = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => said.mockRestore());
  const visitor = new Visitor();
  await visitor.open(`${one}/account`);
  await visitor.send(ANNA);
  await redis.stop();
  await visitor.open(`${one}/authorize?${query}&prompt=none`);
  expect(visitor.arrived.searchParams.get("error")).toBe("server_error");
  await visitor.open(`${one}/account`);
  expect([visitor.status, visitor.text]).toEqual([500, "Something went wrong."]);
  expect(said).toHaveBeenCalled();
  redis = await startRedis();
  await expect.poll(async () => (await fetch(`${one}/account`)).status).toBe(200);
  await visitor.open(`${one}/authorize?${query}`);
  expect(visitor.heading).toBe("Sign in");
});

it("a store that cannot be reached is named, without the password", async () => {
  const message = "The store at 127.0.0.1:1 does not answer. Start it, or correct --store.";
  await expect(openStores("redis://:secret@127.0.0.1:1")).rejects.toThrow(new SetupError(message));
});
