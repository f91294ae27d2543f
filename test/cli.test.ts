import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { bundleProgram } from "./bundled-program.js";
import { matching } from "./emulator/matchers.js";
import { assertionOf, jwksOf, keyOf } from "./emulator/signing.js";

const cli = await bundleProgram("src/cli.ts");
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

/** Starts the command, and collects what it writes. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  return { child, output, exit: once(child, "close").then(([status]) => status as number) };
}

async function running(...args: string[]) {
  const started = start("emulator", "--port", "0", ...args);
  await expect.poll(() => started.output.stdout).toContain("Ctrl+C");
  const url = /AUTHLETE_BASE_URL=(\S+)/.exec(started.output.stdout)?.[1] ?? "";
  return { ...started, url };
}

test("the emulator says how to reach it, logs requests, and stops when it is told to", async () => {
  const { child, output, exit, url } = await running("--token", "abc", "--service-id", "7");
  expect(output.stdout).toContain(`Authlete emulator on ${url}\n`);
  expect(output.stdout).toContain("For development only");
  expect(output.stdout).toContain(
    `  export AUTHLETE_BASE_URL=${url}\n  export AUTHLETE_SERVICE_ID=7\n  export AUTHLETE_TOKEN=abc\n`,
  );
  expect(output.stdout).toMatch(/PUSH +2000000003 +push-client-secret-of-the-local-emulator\n/);

  const path = "/api/7/backchannel/authentication/fail";
  const headers = { authorization: "Bearer abc" };
  await fetch(url + path, { method: "POST", headers, body: '{"reason":"ACCESS_DENIED"}' });
  await fetch(`${url}/%1b[2J`, { headers });
  await expect.poll(() => output.stdout).toContain("unknown");
  expect(output.stdout.split("Ctrl+C.\n")[1]).toBe(
    `\nPOST ${path} -> ciba.fail FORBIDDEN A185001\nGET /%1b[2J -> unknown 404 E000002\n`,
  );

  child.kill("SIGTERM");
  expect(await exit).toBe(0);
  expect(output.stderr).toBe("");
});

test("--quiet logs no requests", async () => {
  const { child, output, exit, url } = await running("--quiet");
  const before = output.stdout;
  await fetch(`${url}/nothing`);
  child.kill("SIGINT");
  expect(await exit).toBe(0);
  expect(output.stdout).toBe(before);
});

test("--fetch-keys lets the emulator get keys from where a client has them", async () => {
  const key = await keyOf("ES256");
  const keys = createServer((_request, response) => response.end(jwksOf(key.jwk))).listen(0, "127.0.0.1");
  await once(keys, "listening");
  const { child, exit, url } = await running("--fetch-keys", "--token", "abc");
  const call = async (path: string, body: object) => {
    const headers = { authorization: "Bearer abc", "content-type": "application/json" };
    const response = await fetch(`${url}/api/1000000001${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const { clientId } = await call("/client/create", {
    tokenAuthMethod: "PRIVATE_KEY_JWT",
    jwksUri: `http://127.0.0.1:${(keys.address() as AddressInfo).port}/`,
    grantTypes: ["CIBA"],
    bcDeliveryMode: "POLL",
  });
  const assertion = await assertionOf(key, String(clientId), { exp: Date.now() / 1000 + 60 });
  const parameters = new URLSearchParams({ scope: "openid", login_hint: "anna", ...assertion }).toString();
  expect(await call("/backchannel/authentication", { parameters })).toMatchObject({ action: "USER_IDENTIFICATION" });
  keys.close();
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
});

test("keeps running quietly when its output is closed", async () => {
  const { child, exit, url, output } = await running();
  child.stdout.destroy();
  child.stderr.destroy();
  for (let call = 0; call < 5; call += 1) expect((await fetch(`${url}/nothing`)).status).toBe(404);
  expect(child.exitCode).toBe(null);
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
  expect(output.stderr).toBe("");
});

test("--allow-host lets requests for other hosts in", async () => {
  const { child, exit, url } = await running("--allow-host", "a.example", "--allow-host", "b.example");
  const statusFor = (host: string) =>
    new Promise((resolve, reject) => {
      request(`${url}/nothing`, { headers: { host } }, (response) => resolve(response.resume().statusCode))
        .on("error", reject)
        .end();
    });
  expect([await statusFor("a.example"), await statusFor("b.example:1"), await statusFor("c.example")]).toEqual([
    404, 404, 421,
  ]);
  child.kill("SIGTERM");
  expect(await exit).toBe(0);
});

test.each([
  [["--help"], /^Usage: authlete COMMAND/],
  [["emulator", "-h"], /^Usage: authlete emulator/],
  [["check", "--help"], /^Usage: authlete check/],
  [["call", "--help"], /^Usage: authlete call/],
  [["--version"], /^\d+\.\d+\.\d+\n$/],
])("%j says so, and nothing else", async (args, text) => {
  const { output, exit } = start(...args);
  expect(await exit).toBe(0);
  expect(output).toEqual({ stdout: matching(text), stderr: "" });
});

/** Runs a command to its end, with environment variables for an emulator. */
async function runAgainst(url: string, args: string[], input = "") {
  const env = { ...process.env, AUTHLETE_BASE_URL: url, AUTHLETE_SERVICE_ID: "1000000001", AUTHLETE_TOKEN: "abc" };
  const child = spawn(process.execPath, [cli, ...args], { env });
  children.push(child);
  const output = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (output.stderr += text));
  child.stdin.end(input);
  const [status] = (await once(child, "close")) as [number];
  return { status, ...output };
}

test("check and call reach the API that the environment names", async () => {
  const { url } = await running("--token", "abc", "--issuer", "https://as.example.com");
  expect(await runAgainst(url, ["check"])).toEqual({ status: 0, stdout: "The API can be called.\n", stderr: "" });
  expect(await runAgainst(`${url}/api`, ["check"])).toMatchObject({ status: 1, stdout: "" });
  const service = await runAgainst(url, ["call", "service.get"]);
  expect(JSON.parse(service.stdout)).toMatchObject({ issuer: "https://as.example.com" });
  const client = await runAgainst(url, ["call", "client.get", "2000000004"]);
  expect(JSON.parse(client.stdout)).toMatchObject({ clientId: 2000000004 });
  const body = '{"ticket":"x","reason":"ACCESS_DENIED"}';
  for (const [args, input] of [
    [["call", "ciba.fail", body], ""],
    [["call", "ciba.fail", "-"], body],
  ] as const) {
    const { status, stdout, stderr } = await runAgainst(url, [...args], input);
    expect([status, JSON.parse(stdout), stderr]).toMatchObject([0, { action: "FORBIDDEN" }, ""]);
  }
  const unknown = await runAgainst(url, ["call", "client.get", "1"]);
  expect(unknown).toMatchObject({ status: 1, stdout: "", stderr: matching(/^authlete: client\.get: answered 404 /) });
});

test.each([
  [["call"], "An operation is missing"],
  [["call", "ciba.refuse"], "There is no operation ciba.refuse"],
  [["call", "client.get"], "client.get takes clientId [JSON]"],
  [["call", "ciba.fail", "{"], "The last argument must be JSON"],
  [["check", "now"], "Unexpected argument 'now'"],
])("%j is refused before anything is sent", async (args, text) => {
  expect(await runAgainst("http://127.0.0.1:9", args)).toMatchObject({
    status: 2,
    stdout: "",
    stderr: matching(new RegExp(`^authlete: ${text.replaceAll(/[[\]]/g, "\\$&")}`)),
  });
});

test("--seed gives the service and its clients, in the API's own JSON", async () => {
  const folder = mkdtempSync(join(tmpdir(), "authlete-seed-"));
  const file = join(folder, "seed.json");
  try {
    const client = {
      clientId: 4711,
      clientSecret: "secret-of-the-seed",
      clientName: "Shop",
      redirectUris: ["https://a.example/"],
    };
    writeFileSync(file, JSON.stringify({ services: [{ issuer: "https://seed.example.com" }], clients: [client] }));
    const { url, output } = await running("--token", "abc", "--seed", file);
    expect(output.stdout).toContain("4711");
    const service = await runAgainst(url, ["call", "service.get"]);
    expect(JSON.parse(service.stdout)).toMatchObject({ issuer: "https://seed.example.com" });
    for (const [text, message] of [
      ["{", "cannot be read as JSON"],
      ["[]", "must have"],
      ['{"clients":[{"redirectUri":1}]}', "clients[0].redirectUri is not a setting"],
    ] as const) {
      writeFileSync(file, text);
      const { output, exit } = start("emulator", "--port", "0", "--seed", file);
      expect([await exit, output.stdout, output.stderr]).toEqual([2, "", expect.stringContaining(message)]);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("keeps running without input, and when its input is closed", async () => {
  const child = spawn(process.execPath, [cli, "emulator", "--port", "0"], { stdio: ["pipe", "pipe", "pipe"] });
  children.push(child);
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  child.stdin.destroy();
  await expect.poll(() => text).toContain("Ctrl+C");
  const url = /AUTHLETE_BASE_URL=(\S+)/.exec(text)![1]!;
  expect((await fetch(`${url}/nothing`)).status).toBe(404);
  expect(child.exitCode).toBe(null);
});

test.each([
  [["emulator", "--prot", "1"], "--prot"],
  [["emulator", "--port", "http"], "--port must be"],
  [["emulator", "--port", "65536"], "--port must be"],
  [["emulator", "--token", "a b"], "token must be"],
  [["emulator", "--service-id", "a/b"], "serviceId must be"],
  [["emulator", "--allow-host", "http://a"], "allowedHosts must be"],
  [["emulator", "now"], "Unexpected argument 'now'"],
  [["stub"], "Unknown command 'stub'"],
  [[], "A command is missing"],
])("%j is refused with the usage", async (args, text) => {
  const { output, exit } = start(...args);
  expect(await exit).toBe(2);
  expect(output.stdout).toBe("");
  expect(output.stderr).toContain(text);
  expect(output.stderr).toContain(args[0] === "emulator" ? "Usage: authlete emulator" : "Usage: authlete COMMAND");
});

test("a port that is in use is said to be so", async () => {
  const { url } = await running();
  const { port } = new URL(url);
  const { output, exit } = start("emulator", "--port", port);
  expect(await exit).toBe(1);
  expect(output.stderr).toBe(`authlete: Port ${port} is in use. Choose another one with --port; 0 is a free one.\n`);
});
