// `npm start`'s second half, as a process: what a person sees, and the exit status.
import { describe, expect, it } from "vitest";
import { bundleDemonstration } from "./demonstration.js";

const run = await bundleDemonstration();

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
  it.each([
    ["half of the variables", { AUTHLETE_TOKEN: "secret-token" }, "set AUTHLETE_BASE_URL and AUTHLETE_SERVICE_ID and"],
    ["no client", service, "set AUTHLETE_CLIENT_ID and AUTHLETE_CLIENT_SECRET too"],
    [
      "a service that cannot be reached",
      { ...service, AUTHLETE_CLIENT_ID: "1", AUTHLETE_CLIENT_SECRET: "secret-of-client" },
      "ciba.processAuthentication: the connection failed",
    ],
  ])("says what is wrong with %s, in a line, and exits with 1", async (_, env, message) => {
    const { status, err } = await run(env);
    expect(status).toBe(1);
    expect(err).toContain(message);
    expect(err).not.toMatch(/secret-|\n {4}at /);
    expect(err.trim().split("\n").length).toBe(1);
  });
});
