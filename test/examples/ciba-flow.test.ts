// The second half of `npm start` as a process: its output and exit status.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createEmulator, defaultToken } from "authlete/emulator";
import { afterAll, describe, expect, it } from "vitest";
import { bundleProgram } from "../bundled-program.js";
import { bundleDemonstration } from "./demonstration.js";

const run = await bundleDemonstration();
const program = await bundleProgram("examples/ciba-flow/main.ts");
const listener = await createEmulator().listen(0);
afterAll(() => listener.close());

describe.concurrent("the demonstration", () => {
  it("shows the flows against the emulator, with no whole secret and no colour when piped", async () => {
    const { status, out, err } = await run();
    expect({ status, err }).toStrictEqual({ status: 0, err: "" });
    for (const text of [
      "against the emulator",
      "\nApproved\n",
      "authorization_pending",
      "verified sub anna",
      "\nRefused\n",
      'answer 403 {"error":"access_denied"}',
      "\nExpired\n",
      "expired_token",
      "\nBy the browser\n",
      "to client.localhost with state",
    ]) {
      expect(out).toContain(text);
    }
    expect(out).not.toMatch(/[A-Za-z0-9_-]{43}|\u001b/);
  });

  const service = { AUTHLETE_BASE_URL: "http://127.0.0.1:2", AUTHLETE_SERVICE_ID: "1", AUTHLETE_TOKEN: "secret-token" };
  const reached = {
    AUTHLETE_BASE_URL: listener.url,
    AUTHLETE_SERVICE_ID: "1000000001",
    AUTHLETE_TOKEN: defaultToken,
    AUTHLETE_CLIENT_ID: "1",
    AUTHLETE_CLIENT_SECRET: "secret-of-client",
  };
  it.each([
    ["half of the variables", { AUTHLETE_TOKEN: "secret-token" }, "set AUTHLETE_BASE_URL and AUTHLETE_SERVICE_ID and"],
    ["no client", service, "set AUTHLETE_CLIENT_ID and AUTHLETE_CLIENT_SECRET too"],
    ["an address that is none", { ...reached, AUTHLETE_BASE_URL: "foo" }, "Check AUTHLETE_BASE_URL. baseUrl must be"],
    [
      "a service that cannot be reached",
      { ...reached, AUTHLETE_BASE_URL: "http://127.0.0.1:2" },
      "Check AUTHLETE_BASE_URL. No",
    ],
    ["another service", { ...reached, AUTHLETE_SERVICE_ID: "5" }, "Check AUTHLETE_SERVICE_ID. The token is valid but"],
    ["a token with a space", { ...reached, AUTHLETE_TOKEN: "secret- token" }, "Check AUTHLETE_TOKEN. token must"],
    [
      "an unknown token",
      { ...reached, AUTHLETE_TOKEN: "secret-token" },
      "Check AUTHLETE_TOKEN. The token is not known",
    ],
    ["an unknown client", reached, "Check AUTHLETE_CLIENT_ID and AUTHLETE_CLIENT_SECRET."],
  ])("says what is wrong with %s, in a line, and exits with 1", async (_, env, message) => {
    const { status, err } = await run(env);
    expect(status).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toMatch(/secret-|\n {4}at /);
    expect(err.trim().split("\n").length).toBe(1);
  });

  it("uses the emulator when it is told to, whatever the environment names", async () => {
    const { status, out } = await run(service, "--emulator");
    expect(status).toBe(0);
    expect(out).toContain("CIBA against the emulator");
  });

  it("says what it takes", async () => {
    const { status, out, err } = await run({}, "--help");
    expect([status, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Usage: npm start[^]*--emulator[^]*AUTHLETE_CLIENT_ID[^]*AUTHLETE_CLIENT_SECRET/);
    const wrong = await run({}, "--emulater");
    expect(wrong.status).toBe(1);
    expect(wrong.err).toContain("Unknown option '--emulater'\n\nUsage: npm start");
  });

  it("is silent when its output is closed", async () => {
    const child = spawn(process.execPath, [program, "--emulator"]);
    child.stdout.destroy();
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    expect([(await once(child, "close"))[0], err]).toEqual([0, ""]);
  });
});
