// The flows of ciba.arazzo.yaml, run by Redocly: all of them pass, and requests only go to the service.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator } from "authlete/emulator";
import { expect, it } from "vitest";

function run(env: NodeJS.ProcessEnv): Promise<{ status: number; out: string }> {
  const clean = Object.entries(process.env).filter(([name]) => !/^(AUTHLETE|POLL|PUSH)_/.test(name));
  const args = ["--import", "tsx", "test/arazzo/run.ts"];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { env: { ...Object.fromEntries(clean), ...env } }, (error, out, err) => {
      resolve({ status: error === null ? 0 : (error.code as number), out: out + err });
    });
  });
}

/** Logs every connection of a process and its child processes. */
const WATCHER = `
import { appendFileSync } from "node:fs";
import { Socket } from "node:net";
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  if (!options.path) appendFileSync(process.env.WATCHED, \`\${options.host}:\${options.port}\\n\`);
  return connect.apply(this, args);
};
`;

it("pass against a service, and send requests to nothing else", async () => {
  const emulator = createEmulator();
  const listener = await emulator.listen();
  const folder = mkdtempSync(join(tmpdir(), "arazzo-"));
  try {
    const watcher = join(folder, "watcher.mjs");
    const watched = join(folder, "connections");
    writeFileSync(watcher, WATCHER);
    const [poll, , push] = emulator.clients;
    const { status, out } = await run({
      AUTHLETE_BASE_URL: listener.url,
      AUTHLETE_SERVICE_ID: emulator.serviceId,
      AUTHLETE_TOKEN: emulator.token,
      POLL_CLIENT_ID: String(poll!.clientId),
      POLL_CLIENT_SECRET: poll!.clientSecret,
      PUSH_CLIENT_ID: String(push!.clientId),
      PUSH_CLIENT_SECRET: push!.clientSecret,
      NODE_OPTIONS: `--import ${watcher}`,
      WATCHED: watched,
    });
    expect(out).toContain("Workflows: 3 passed, 3 total");
    expect(status).toBe(0);
    expect(emulator.requests.map(({ operation, action }) => `${operation} ${action}`)).toEqual([
      "ciba.processAuthentication USER_IDENTIFICATION",
      "ciba.issue OK",
      "ciba.complete NO_ACTION",
      "token.process OK",
      "token.process BAD_REQUEST",
      "ciba.processAuthentication USER_IDENTIFICATION",
      "ciba.fail BAD_REQUEST",
      "ciba.issue INVALID_TICKET",
      "ciba.processAuthentication USER_IDENTIFICATION",
      "ciba.issue OK",
      "ciba.complete NOTIFICATION",
    ]);
    const connections = new Set(readFileSync(watched, "utf8").trim().split("\n"));
    expect([...connections]).toEqual([new URL(listener.url).host]);
    for (const secret of [emulator.token, poll!.clientSecret, push!.clientSecret]) expect(out).not.toContain(secret);
  } finally {
    rmSync(folder, { recursive: true });
    await listener.close();
  }
}, 60_000);

it("say what is missing when a service is only partly configured", async () => {
  const { status, out } = await run({ AUTHLETE_TOKEN: "secret-token" });
  expect(status).toBe(2);
  expect(out).toContain("set AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID, POLL_CLIENT_ID");
  expect(out).not.toContain("secret-token");
});
