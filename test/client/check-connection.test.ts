// The diagnosis for people whose calls fail.
import { checkConnection, type AuthleteOptions, type ConnectionReport } from "authlete";
import { createEmulator } from "authlete/emulator";
import { createServer as createTlsServer } from "node:https";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { makeCertificate } from "../faults/certificate.js";
import { TOKEN } from "./observed-client.js";

const emulator = createEmulator();
const { url: baseUrl, serviceId, token, fetch } = emulator;
const working = { baseUrl, serviceId, token, fetch };

const answering = (response: () => Response): AuthleteOptions => ({
  ...{ baseUrl: "https://us.authlete.com", serviceId: "42", token: TOKEN },
  fetch: () => Promise.resolve(response()),
});
const refusing = (status: number, headers: Record<string, string> = {}): AuthleteOptions =>
  answering(() => Response.json({ resultCode: "A000000", resultMessage: "No." }, { status, headers }));
const outcome = ({ ok, problem }: ConnectionReport) => ({ ok, problem });
const jwt = (payload: object) => `e30.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.c2ln`;

/** Serves on a free port until the test ends. */
async function serve(listener: RequestListener, tls?: { key: string; cert: string }): Promise<string> {
  const server = tls ? createTlsServer(tls, listener) : createServer(listener);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `${tls ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("checkConnection", () => {
  it("says that all is well, for a service and for an organization", async () => {
    expect(await checkConnection(working)).toEqual({ ok: true, advice: "The API answers and accepts the token." });
    expect(outcome(await checkConnection(working, { organization: true }))).toEqual({ ok: true, problem: undefined });
  });

  it("makes one call, and does not repeat it", async () => {
    let calls = 0;
    await checkConnection({
      ...refusing(503),
      fetch: () => (calls++, Promise.resolve(new Response("", { status: 503 }))),
    });
    expect(calls).toBe(1);
  });

  it.each<[string, AuthleteOptions, string, RegExp]>([
    ["a token that is not known", { ...working, token: TOKEN }, "token refused", /region/],
    ["a token for another service", { ...working, serviceId: "999" }, "other service", /serviceId/],
    ["a service that there is not", refusing(404), "unknown service", /region/],
    [
      "a token whose time is over",
      { ...refusing(401), token: jwt({ exp: 1_000_000_000 }) },
      "token expired",
      /new one/,
    ],
    [
      "a token whose time is not over",
      { ...refusing(401), token: jwt({ exp: 9_000_000_000 }) },
      "token refused",
      /region/,
    ],
    ["a refusal while the clock is off", refusing(401, { date: "Mon, 01 Jan 2001 00:00:00 GMT" }), "clock", /ahead/],
    ["an API that fails", refusing(500), "API failure", /500/],
    ["a sign-in page", answering(() => new Response("<html>")), "not the API", /proxy/],
    ["a proxy's error page", answering(() => new Response("<html>", { status: 502 })), "not the API", /baseUrl/],
  ])("reports %s", async (_, options, problem, advice) => {
    const report = await checkConnection(options);
    expect(outcome(report)).toEqual({ ok: false, problem });
    expect(report.advice).toMatch(advice);
  });

  it.each([401, 403])("says that an organization token is needed, after %i", async (status) => {
    expect(outcome(await checkConnection(refusing(status), { organization: true }))).toEqual({
      ok: false,
      problem: "organization token needed",
    });
  });

  it("reports a clock that is off although calls work", async () => {
    const date = new Date(Date.now() + 300_000).toUTCString();
    const report = await checkConnection(answering(() => Response.json({}, { headers: { date } })));
    expect(outcome(report)).toEqual({ ok: true, problem: "clock" });
    expect(Math.abs(report.clockAhead! + 300)).toBeLessThan(5);
    expect(report.advice).toMatch(/behind/);
  });

  it("reports a host without an address", async () => {
    const report = await checkConnection({ baseUrl: "https://api.authlete.invalid", serviceId: "42", token: TOKEN });
    expect(outcome(report)).toEqual({ ok: false, problem: "unknown host" });
  });

  it("reports a port that nothing listens on", async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as AddressInfo;
    await new Promise((done) => server.close(done));
    const report = await checkConnection({ baseUrl: `http://127.0.0.1:${port}`, serviceId: "42", token: TOKEN });
    expect(outcome(report)).toEqual({ ok: false, problem: "no connection" });
  });

  it("reports a server that does not answer", async () => {
    const report = await checkConnection({
      baseUrl: await serve(() => {}),
      serviceId: "42",
      token: TOKEN,
      timeout: 50,
    });
    expect(outcome(report)).toEqual({ ok: false, problem: "no answer" });
  });

  it("reports a certificate that is not trusted", async () => {
    const report = await checkConnection({
      baseUrl: await serve(() => {}, makeCertificate("127.0.0.1", 1)),
      serviceId: "42",
      token: TOKEN,
    });
    expect(outcome(report)).toEqual({ ok: false, problem: "certificate" });
  });

  it("never shows the token", async () => {
    const echoing = answering(() =>
      Response.json({ resultCode: "A1", resultMessage: `Bearer ${TOKEN}` }, { status: 401 }),
    );
    for (const options of [echoing, refusing(403), { ...working, token: TOKEN }])
      expect(inspect(await checkConnection(options), { depth: Infinity, showHidden: true })).not.toContain(TOKEN);
  });

  it.each<[string, AuthleteOptions, Record<string, string>, RegExp]>([
    ["nothing at all", {}, {}, /^baseUrl must be given.*AUTHLETE_SERVICE_ID and AUTHLETE_TOKEN/],
    ["no token", { baseUrl, serviceId }, {}, /^token must be given.*AUTHLETE_TOKEN/],
    [
      "a variable that is no URL",
      { serviceId, token },
      { AUTHLETE_BASE_URL: "foo" },
      /^baseUrl must be an http.*region/,
    ],
    ["a token with a line break", { ...working, token: "a\nb" }, {}, /^token must be visible ASCII[^\n]*$/],
    ["a fetch that is none", { ...working, fetch: 1 as never }, {}, /^fetch must be a function\.$/],
    ["a base URL with /api behind it", { ...working, baseUrl: `${baseUrl}/api/` }, {}, /before \/api/],
  ])("turns a fault of the configuration into advice: %s", async (_, options, variables, advice) => {
    for (const name of ["AUTHLETE_BASE_URL", "AUTHLETE_SERVICE_ID", "AUTHLETE_TOKEN"])
      vi.stubEnv(name, variables[name]);
    onTestFinished(() => void vi.unstubAllEnvs());
    const report = await checkConnection(options);
    expect(outcome(report)).toEqual({ ok: false, problem: "configuration" });
    expect(report.advice).toMatch(advice);
  });
});
