// The device flow through the pages of examples/authorization-server, with openid-client on the device and a browser without scripts.
import { createClock } from "authlete/emulator";
import * as openid from "openid-client";
import { describe, expect, it, onTestFinished } from "vitest";
import { startExample } from "../../examples/authorization-server/example.js";
import { Visitor } from "./visitor.js";

const BEN = { email: "ben@example.com", password: "ben-likes-boats" };
const ANNA = { email: "anna@example.com", password: "anna-likes-birds" };

async function start() {
  const clock = createClock({ start: Date.now() });
  const example = await startExample({ clock });
  onTestFinished(() => example.close());
  const id = /client_id=(\d+)/.exec(example.backend.tvClient!.credentials)![1]!;
  const config = await openid.discovery(new URL(example.url), id, undefined, openid.None(), {
    execute: [openid.allowInsecureRequests],
  });
  const begin = (scope = "openid email payments.read") => openid.initiateDeviceAuthorization(config, { scope });
  type Codes = Awaited<ReturnType<typeof begin>>;
  /** Polls once, after the interval. */
  const poll = (codes: Codes) => {
    clock.advance(codes.interval ?? 5);
    return openid.pollDeviceAuthorizationGrant(config, { ...codes, interval: 0 }, undefined, {
      signal: AbortSignal.timeout(5000),
    });
  };
  /** The error that the device gets while there are no tokens. */
  const ask = async ({ device_code }: Codes) => {
    const grant_type = "urn:ietf:params:oauth:grant-type:device_code";
    const body = new URLSearchParams({ client_id: id, grant_type, device_code });
    return ((await (await fetch(`${example.url}/token`, { method: "POST", body })).json()) as { error: string }).error;
  };
  /** A visitor who has signed in at the device's verification page. */
  const arrive = async (link: string, user = ANNA) => {
    const visitor = new Visitor();
    await visitor.open(link);
    expect(visitor.heading).toBe("Sign in");
    await visitor.send(user);
    return visitor;
  };
  const proceed = (visitor: Visitor, user_code?: string) =>
    visitor.send(user_code === undefined ? {} : { user_code }, [], "/activate");
  return { example, clock, config, begin, poll, ask, arrive, proceed };
}

const said = ({ page }: Visitor) => page.querySelector("[role=alert]")?.textContent;

describe("a device", () => {
  it("gets tokens once its user has signed in, seen the code that the link filled in, and allowed", async () => {
    const { begin, poll, ask, arrive, proceed, example, config } = await start();
    const codes = await begin();
    expect(codes.verification_uri).toBe(`${example.url}/activate`);
    const visitor = await arrive(codes.verification_uri_complete!);
    const shown = visitor.page.querySelector("[name=user_code]")!.getAttribute("value")!;
    expect(shown.replace("-", "")).toBe(codes.user_code.replace("-", ""));
    expect(await ask(codes)).toBe("authorization_pending");
    await proceed(visitor);
    expect(visitor.heading).toBe("Television asks for access");
    expect(visitor.page.querySelector("dd")!.textContent).toBe(shown);
    await visitor.send({ decision: "allow" });
    expect(visitor.heading).toBe("Device connected");
    const tokens = await poll(codes);
    expect([tokens.scope, tokens.claims()!.sub]).toEqual(["openid email payments.read", "anna"]);
    const resource = await openid.fetchProtectedResource(
      config,
      tokens.access_token,
      new URL(`${example.url}/payments`),
      "GET",
    );
    expect(await resource.json()).toMatchObject([{ owner: "anna" }]);
  });

  it("gets the scopes that were left ticked, and no others", async () => {
    const { begin, poll, arrive, proceed } = await start();
    const codes = await begin();
    const visitor = await arrive(codes.verification_uri_complete!);
    await proceed(visitor);
    await visitor.send({ decision: "allow" }, ["payments.read"]);
    expect((await poll(codes)).scope).toBe("openid email");
  });

  it("is told that the user refused", async () => {
    const { begin, poll, arrive, proceed } = await start();
    const codes = await begin();
    const visitor = await arrive(codes.verification_uri_complete!);
    await proceed(visitor);
    await visitor.send({ decision: "deny" });
    expect(visitor.heading).toBe("Not connected");
    await expect(poll(codes)).rejects.toMatchObject({ error: "access_denied" });
  });
});

describe("a user", () => {
  it("who types in the code by hand may write it as people do", async () => {
    const { begin, arrive, proceed } = await start();
    const { user_code, verification_uri } = await begin();
    const visitor = await arrive(verification_uri);
    await proceed(visitor, ` ${user_code.toLowerCase().split("").join(" ")}`);
    expect(visitor.heading).toBe("Television asks for access");
  });

  it("has five wrong codes, after which a right one is no longer taken from there, whoever signs in", async () => {
    const { begin, arrive, proceed } = await start();
    const { user_code, verification_uri } = await begin();
    const visitor = await arrive(verification_uri);
    const statuses: number[] = [];
    for (let n = 0; n < 5; n += 1) {
      await proceed(visitor, "BBBB-BBBB");
      statuses.push(visitor.status);
    }
    expect([statuses, said(visitor)]).toEqual([Array(5).fill(404), expect.stringContaining("There is no such code.")]);
    await proceed(visitor, user_code);
    expect([visitor.status, said(visitor)]).toEqual([429, "Too many wrong codes. Try again in ten minutes."]);
    const neighbour = await arrive(verification_uri, BEN);
    await proceed(neighbour, user_code);
    expect(neighbour.status).toBe(429);
  });

  it("who is too late is asked to let the device show a new code", async () => {
    const { begin, arrive, proceed, clock } = await start();
    const { user_code, verification_uri, expires_in } = await begin();
    const visitor = await arrive(verification_uri);
    clock.advance(expires_in + 1);
    await proceed(visitor, user_code);
    expect([visitor.status, said(visitor)]).toEqual([400, "This code has expired. Get a new one on the device."]);
  });

  it("may use another account, and stays signed in to the first one", async () => {
    const { begin, arrive } = await start();
    const { verification_uri_complete } = await begin();
    const visitor = await arrive(verification_uri_complete!);
    await visitor.open(visitor.page.querySelector("main a")!.getAttribute("href")!);
    expect(visitor.heading).toBe("Sign in");
    await visitor.send(BEN);
    expect(visitor.page.querySelector("header bdi")!.textContent).toBe("Ben Okafor");
    expect(visitor.page.querySelector("[name=user_code]")!.getAttribute("value")).not.toBe("");
    await visitor.open("/account");
    expect(visitor.text).toContain("Ben Okafor");
  });
});

describe("nobody", () => {
  it("is signed in by a form of another browser, or with a wrong password", async () => {
    const { begin } = await start();
    const { verification_uri_complete } = await begin();
    const [attacker, victim] = [new Visitor(), new Visitor()];
    await attacker.open(verification_uri_complete!);
    [victim.at, victim.text] = [attacker.at, attacker.text];
    await victim.send(ANNA);
    expect([victim.status, victim.heading, victim.cookies.size]).toEqual([403, "Not accepted", 0]);
    await attacker.send({ ...ANNA, password: "wrong" });
    expect([attacker.status, said(attacker)]).toEqual([422, "The e-mail address or the password is wrong."]);
    // The code is still valid after the mistake.
    await attacker.send(ANNA);
    expect(attacker.page.querySelector("[name=user_code]")!.getAttribute("value")).not.toBe("");
  });

  it("decides in another browser, or twice", async () => {
    const { begin, arrive, proceed, ask } = await start();
    const codes = await begin();
    const visitor = await arrive(codes.verification_uri_complete!);
    await proceed(visitor);
    const consent = visitor.text;
    const other = await arrive(codes.verification_uri);
    other.text = consent;
    await other.send({ decision: "allow" });
    expect([other.status, other.heading]).toEqual([400, "Connect a device"]);
    expect(await ask(codes)).toBe("authorization_pending");
    await visitor.send({ decision: "deny" });
    visitor.text = consent;
    await visitor.send({ decision: "allow" });
    expect([visitor.status, said(visitor)]).toEqual([400, expect.stringContaining("nothing was decided")]);
  });
});

it("the pages are kept to themselves, and have no script", async () => {
  const { begin, arrive, proceed } = await start();
  const { verification_uri_complete } = await begin();
  const visitor = await arrive(verification_uri_complete!);
  await proceed(visitor);
  const { headers, text } = visitor;
  expect([headers.get("cache-control"), headers.get("referrer-policy")]).toEqual(["no-store", "no-referrer"]);
  expect(headers.get("content-security-policy")).toMatch(
    /^default-src 'none'; .*form-action 'self'; .*frame-ancestors 'none'/,
  );
  expect(text).not.toMatch(/<script|<style|\son\w+=|\sstyle=/);
});
