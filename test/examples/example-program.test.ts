// `npm run example` as a process: the printed commands work in a shell, and neither clients nor pages can harm it.
import { execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { createClock, createEmulator } from "authlete/emulator";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { crowd, runServedFlows } from "../../bench/ciba-server-flows.js";
import { curlFor } from "../../examples/authorization-server/curl.js";
import { startExample, type Example } from "../../examples/authorization-server/example.js";
import { bundleProgram } from "../bundled-program.js";
import { Visitor } from "./visitor.js";

const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AUTHLETE_")));
const main = await bundleProgram("examples/authorization-server/main.ts");
const folder = mkdtempSync(join(tmpdir(), "authlete-seeds-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let seeds = 0;

function seedFile(seed: unknown): string {
  const file = join(folder, `${(seeds += 1)}.json`);
  writeFileSync(file, JSON.stringify(seed));
  return file;
}

const FREE = ["--port", "0", "--emulator-port", "0", "--client-port", "0"];

async function begin(args: string[]) {
  const child = spawn(process.execPath, [main, ...args], { env: clean });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (out += chunk.toString()));
  const ended = new Promise((resolve) => child.once("close", resolve));
  // After the last line the output is complete, however the pipe splits it.
  await expect.poll(() => out).toMatch(/\nReady\. .*\n$/);
  return { child, text: () => out, stop: () => (child.kill("SIGINT"), ended) };
}

const shell = async (command: string) => (await promisify(execFile)("sh", ["-ec", command])).stdout;

/** The commands printed below a heading. */
const printed = (text: string, mode: string) => new RegExp(`\n${mode}: .*\n\n([^]+?)(?:\n\n|\n$)`).exec(text)![1]!;

/** Opens Anna's device and approves the waiting prompt, as the form does. */
async function approve(text: string) {
  const link = /anna +(\S+)/.exec(text)![1]!;
  const paired = await fetch(link, { redirect: "manual" });
  const cookie = paired.headers.getSetCookie()[0]!.split(";")[0]!;
  const page = await (await fetch(new URL("/device", link), { headers: { cookie } })).text();
  const [, path, csrf] = /action="([^"]+)">\s*<input type="hidden" name="csrf" value="([^"]+)"/.exec(page)!;
  const body = new URLSearchParams({ csrf: csrf!, decision: "approve" });
  await fetch(new URL(path!, link), { method: "POST", headers: { cookie }, body });
}

describe("npm run example", () => {
  it("prints commands that work for each delivery mode, tells what happens, and ends at once", async () => {
    const { text, stop } = await begin([...FREE, "--log"]);
    const start = text();
    try {
      const collected = async (mode: string) => {
        const [first, second] = printed(start, mode).split(/\n(?=curl)/);
        const id = (await shell(`${first}\nprintf %s "$id"`)).trim();
        expect(id).toMatch(/^[\w-]{43}$/);
        await approve(start);
        return JSON.parse(await shell(`id=${id}\n${second}`)) as object;
      };
      expect(await collected("poll")).toMatchObject({ token_type: "Bearer", scope: "openid email" });
      expect(await collected("ping")).toMatchObject({ token_type: "Bearer", scope: "openid email" });
      expect(JSON.parse(await shell(printed(start, "push")))).toMatchObject({ expires_in: 600 });
      await approve(start);
      await expect.poll(text).toMatch(/anna approved: Push client, notification delivered/);
      expect(text()).toMatch(/notified: \{"auth_req_id":"[\w-]{8}…"\}/);
      expect(text()).toMatch(/notified: \{.*"access_token":"[\w-]{8}…"/);
      expect(text()).not.toContain("\u001b");
    } finally {
      expect(await stop()).toBe(0);
    }
  });

  it("shows addresses only when piped, and nothing more of what happens", async () => {
    const { text, stop } = await begin(FREE);
    const start = text();
    expect(start).not.toContain("curl");
    const [, url] = /server +(\S+)/.exec(start)!;
    const [, client] = /client +(\S+)/.exec(start)!;
    const headers = { authorization: `Basic ${btoa(client!.replace("2000000004:code", "2000000001:poll"))}` };
    const body = new URLSearchParams({ scope: "openid", login_hint: "anna" });
    expect((await fetch(`${url}/ciba`, { method: "POST", headers, body })).status).toBe(200);
    await approve(start);
    expect(await stop()).toBe(0);
    expect(text()).toBe(start);
  });

  it("keeps running quietly when its output is closed, as by head", async () => {
    const { child, text, stop } = await begin([...FREE, "--log"]);
    const start = text();
    child.stdout.destroy();
    await shell(printed(start, "push"));
    await approve(start);
    expect(await stop()).toBe(0);
    expect(text()).toBe(start);
  });

  it("prints a link that leads through a login to a code, and commands that get tokens and claims for it", async () => {
    const { text, stop } = await begin([...FREE, "--log"]);
    try {
      const visitor = new Visitor();
      await visitor.open(/link +(\S+)/.exec(text())![1]!);
      const [, email, password] = /(anna@\S+) +(\S+)/.exec(text())!;
      await visitor.send({ email: email!, password: password! });
      await visitor.send({ decision: "allow" });
      const code = visitor.arrived.searchParams.get("code");
      expect(JSON.parse(await shell(`code=${code}\n${printed(text(), "code")}`))).toMatchObject({
        sub: "anna",
        email: "anna@example.com",
      });
    } finally {
      await stop();
    }
  });

  it("uses https with --https, and prints commands that trust its certificate", async () => {
    const { text, stop } = await begin([...FREE, "--https", "--log"]);
    try {
      expect(text()).toMatch(/server +https:\/\/127\.0\.0\.1:\d+\n/);
      expect(JSON.parse(await shell(printed(text(), "register")))).toMatchObject({ client_name: "Shop" });
    } finally {
      await stop();
    }
  });

  it("prints commands for a device, for registration and for the resource, which work", async () => {
    const { text, stop } = await begin([...FREE, "--log"]);
    const start = text();
    try {
      const [first, second] = printed(start, "device").split(/\n(?=curl)/);
      const [, answer, device_code] = /^(.*)\n(.+)$/.exec(await shell(`${first}\nprintf %s "$device_code"`))!;
      const { verification_uri_complete } = JSON.parse(answer!) as Record<string, string>;
      const visitor = new Visitor();
      await visitor.open(verification_uri_complete!);
      await visitor.send({ email: "anna@example.com", password: "anna-likes-birds" });
      await visitor.send({}, [], "/activate");
      await visitor.send({ decision: "allow" });
      const { access_token } = JSON.parse(await shell(`device_code=${device_code}\n${second}`)) as Record<
        string,
        string
      >;
      expect(await shell(`token=${access_token}\n${printed(start, "payments")}`)).toMatch(
        /^HTTP\/1.1 200 [^]*"owner":"anna"/,
      );
      expect(await shell(`token=wrong\n${printed(start, "payments")}`)).toMatch(/^HTTP\/1.1 401 /);
      expect(JSON.parse(await shell(printed(start, "register")))).toMatchObject({ client_name: "Shop" });
    } finally {
      await stop();
    }
  });

  it.each([
    [[], 'must have { "services": [ … ], "clients": [ … ] }'],
    [{ services: [{}, {}] }, "with one service at most"],
    [{ clients: [{ clientId: "x" }] }, "clients[0].clientId must be"],
  ])("says what is wrong with the seed %j", async (seed, message) => {
    const failure = promisify(execFile)(process.execPath, [main, ...FREE, "--seed", seedFile(seed)], { env: clean });
    await expect(failure).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(message) as string });
  });

  it("begins with the service and the clients of a seed, at its own addresses", async () => {
    const { text, stop } = await begin([
      ...FREE,
      "--log",
      "--seed",
      seedFile({
        services: [
          { serviceName: "Seeded", issuer: "https://other.example.com", supportedScopes: [{ name: "openid" }] },
        ],
        clients: [{ clientId: 7, clientSecret: "seeded", bcDeliveryMode: "POLL", grantTypes: ["CIBA"] }],
      }),
    ]);
    try {
      const [, url] = /server +(\S+)/.exec(text())!;
      const document: unknown = await (await fetch(`${url}/.well-known/openid-configuration`)).json();
      expect(document).toMatchObject({ issuer: url, scopes_supported: ["openid"] });
      expect(text()).toContain("curl");
      expect(text()).toContain("7:seeded");
      expect(text()).not.toContain("local-emulator");
    } finally {
      await stop();
    }
  });

  it.each([
    [["--port", "x"], {}, "--port must be an integer from 0 to 65535."],
    [["--issuer", "https://as.example.com/path"], {}, "--issuer must be an http or https URL without a path"],
    [["--https", "--issuer", "http://as.example.com"], {}, "With --https, --issuer must be an https URL too."],
    [["--store", "somewhere"], {}, "--store must be a redis: or rediss: URL"],
    [["--seed", "nowhere.json"], {}, "--seed: nowhere.json cannot be read as JSON"],
    [["--seed", "package.json"], { AUTHLETE_TOKEN: "secret-token" }, "--seed is for the emulator."],
    [["--what"], {}, "Unknown option '--what'"],
    [FREE, { AUTHLETE_TOKEN: "secret-token" }, "set AUTHLETE_BASE_URL and AUTHLETE_SERVICE_ID too"],
  ])("says what is wrong with %j and %j", async (args, env, message) => {
    const failure = promisify(execFile)(process.execPath, [main, ...args], { env: { ...clean, ...env } });
    await expect(failure).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining(message) as string });
  });
});

it("uses the service that the environment names, and shows no secret of its clients", async () => {
  const emulator = createEmulator();
  const listener = await emulator.listen();
  const env = {
    AUTHLETE_BASE_URL: listener.url,
    AUTHLETE_SERVICE_ID: emulator.serviceId,
    AUTHLETE_TOKEN: emulator.token,
  };
  const example = await startExample({ env });
  try {
    expect(example.backend.emulator).toBeUndefined();
    expect(example.backend.clients).toEqual([
      { mode: "POLL", credentials: '2000000001:"$POLL_CLIENT_SECRET"' },
      { mode: "PING", credentials: '2000000002:"$PING_CLIENT_SECRET"' },
      { mode: "PUSH", credentials: '2000000003:"$PUSH_CLIENT_SECRET"' },
    ]);
    expect(example.backend.codeClient).toEqual({
      clientId: 2000000004,
      credentials: '2000000004:"$CODE_CLIENT_SECRET"',
      redirectUri: "https://client.localhost/cb",
    });
    const command = curlFor(example.backend.clients[0]!, example);
    await shell(`POLL_CLIENT_SECRET=${emulator.clients[0]!.clientSecret}\n${command}`);
    expect(emulator.requests.map(({ operation, action }) => [operation, action])).toEqual([
      ["client.list", null],
      ["ciba.processAuthentication", "USER_IDENTIFICATION"],
      ["ciba.issue", "OK"],
      ["token.process", "BAD_REQUEST"],
    ]);
  } finally {
    await example.close();
    await listener.close();
  }
});

it("after 50 flows the server holds what devices still show, and the emulator what lives", async () => {
  const clock = createClock();
  const users = crowd(10);
  const example = await startExample({ clock, users });
  try {
    const emulator = example.backend.emulator!;
    const post = (path: string, init: RequestInit) => example.app.request(path, init);
    await runServedFlows({ prompts: example.prompts, client: emulator.clients[0]!, post }, 50, 10);
    expect(users.map(({ subject }) => example.prompts.of(subject).length)).toEqual(Array(10).fill(3));
    expect(emulator.records).toMatchObject({ accessTokens: 50, refreshTokens: 50 });
    clock.advance(100_000);
    expect(emulator.records).toMatchObject({ transactions: 0, accessTokens: 0, refreshTokens: 0 });
  } finally {
    await example.close();
  }
});

describe("the device", () => {
  let example: Example;
  afterEach(() => example.close());

  async function ask(login_hint = "anna") {
    example = await startExample({ clock: createClock() });
    const { clientId, clientSecret } = example.backend.emulator!.clients[0]!;
    const headers = { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` };
    const body = new URLSearchParams({ scope: "openid", login_hint });
    await fetch(`${example.url}/ciba`, { method: "POST", headers, body });
    const pair = async (subject: string) => {
      const response = await fetch(`${example.url}${example.pairingPath(subject)}`, { redirect: "manual" });
      return response.headers.getSetCookie()[0]!.split(";")[0]!;
    };
    const csrfOf = async (cookie: string) => {
      const page = await (await fetch(`${example.url}/device`, { headers: { cookie } })).text();
      return /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? "";
    };
    const decide = async (cookie: string, form: Record<string, string>) => {
      const { id } = example.prompts.of("anna")[0]!;
      const init = {
        method: "POST",
        headers: { cookie },
        body: new URLSearchParams(form),
        redirect: "manual",
      } as const;
      return (await fetch(`${example.url}/device/${id}`, init)).status;
    };
    return { pair, csrfOf, decide, state: () => example.prompts.of("anna")[0]!.state };
  }

  it("takes no decision without its cookie, without its token, or with that of another device", async () => {
    const { pair, csrfOf, decide, state } = await ask();
    const [cookie, other] = [await pair("anna"), await pair("anna")];
    const csrf = await csrfOf(cookie);
    const decision = "approve";
    expect(await decide("", { csrf, decision })).toBe(403);
    expect(await decide(`${cookie.slice(0, -8)}AAAAAAA%3D`, { csrf, decision })).toBe(403);
    expect(await decide(cookie, { decision })).toBe(403);
    expect(await decide(cookie, { csrf: "", decision })).toBe(403);
    expect(await decide(cookie, { csrf: await csrfOf(other), decision })).toBe(403);
    expect(await decide(cookie, { csrf, decision: "maybe" })).toBe(400);
    expect(state()).toBe("waiting");
    expect(await decide(cookie, { csrf, decision })).toBe(303);
    expect(state()).toBe("approved");
  });

  it("of one user neither shows nor decides what is for another", async () => {
    const { pair, csrfOf, decide, state } = await ask();
    const ben = await pair("ben");
    expect(await csrfOf(ben)).toBe("");
    const anna = await pair("anna");
    expect(await csrfOf(anna)).not.toBe("");
    expect(await decide(ben, { csrf: await csrfOf(anna), decision: "approve" })).toBe(403);
    expect(await example.prompts.decide("ben", example.prompts.of("anna")[0]!.id, true)).toBeUndefined();
    expect(state()).toBe("waiting");
  });

  it("is not paired by a wrong code, and is never stored, framed or fed with scripts", async () => {
    await ask();
    expect((await fetch(`${example.url}/device/pair?code=wrong`)).status).toBe(403);
    const { status, headers } = await fetch(`${example.url}/device`);
    expect(status).toBe(401);
    expect(headers.get("cache-control")).toBe("no-store");
    const policy = headers.get("content-security-policy")!;
    for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });

  it("is asked five times at once, and no more", async () => {
    await ask();
    const { clientId, clientSecret } = example.backend.emulator!.clients[0]!;
    const headers = { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` };
    const again = async () => {
      const body = new URLSearchParams({ scope: "openid", login_hint: "anna" });
      return (await fetch(`${example.url}/ciba`, { method: "POST", headers, body })).status;
    };
    const statuses = [];
    for (let n = 0; n < 5; n += 1) statuses.push(await again());
    expect(statuses).toEqual([200, 200, 200, 200, 403]);
  });
});
