import { describe, expect, test } from "vitest";
import type { Emulator } from "../../../src/emulator/index.js";
import { operations } from "../../../src/emulator/api/operations.js";
import { checkAnswer } from "../../described.js";
import { basic, clientOf, form, standing } from "../caller.js";

/** Sends a raw call, without the helpers of caller.ts. */
async function send(emulator: Emulator, path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await emulator.fetch(`${emulator.url}${path}`, init);
  return { status: response.status, body: (await response.json()) as unknown };
}

const failPath = "/api/1000000001/backchannel/authentication/fail";
const authorized = { authorization: "Bearer api-token-of-the-local-emulator" };
const failure = (status: number, resultCode: string, text: string) => ({
  status,
  body: { resultCode, resultMessage: `[${resultCode}] ${text}` },
});

describe("access to the API", () => {
  test("needs an Authorization header", async () => {
    expect(await send(standing(), failPath, { method: "POST" })).toEqual(
      failure(401, "A001202", "The call has no Authorization header."),
    );
  });

  test.each(["Bearer wrong", "Bearer ", "Basic api-token-of-the-local-emulator", "api-token-of-the-local-emulator"])(
    "is not given to '%s'",
    async (authorization) => {
      expect(await send(standing(), failPath, { method: "POST", headers: { authorization } })).toEqual(
        failure(401, "E000005", "The access token for the API is not known."),
      );
    },
  );

  test("is not needed to check the health", async () => {
    const response = await standing().fetch("http://authlete.localhost/api/lifecycle/healthcheck");
    const type = response.headers.get("content-type");
    expect([response.status, type, await response.text()]).toEqual([200, "text/plain", "OK"]);
  });

  test("is for one service", async () => {
    const path = "/api/2/backchannel/authentication/fail";
    expect(await send(standing(), path, { method: "POST", headers: authorized })).toEqual(
      failure(403, "E000006", "The access token does not cover this service."),
    );
  });

  test("is given by the token and for the service of the options", async () => {
    const emulator = standing({ token: "another-token", serviceId: "7" });
    const init = { method: "POST", headers: { authorization: "bearer another-token" }, body: "{}" };
    expect(await send(emulator, "/api/7/backchannel/authentication/fail", init)).toMatchObject({ status: 200 });
  });
});

describe("a path", () => {
  test.each(["/", "/api", "/api/1000000001/nothing", "/api//backchannel/authentication", `${failPath}/`])(
    "that no operation has is answered with 404: %s",
    async (path) => {
      expect(await send(standing(), path, { headers: authorized })).toEqual(
        failure(404, "E000002", "No operation has this path."),
      );
    },
  );

  test("is not answered to another method", async () => {
    expect(await send(standing(), failPath, { headers: authorized })).toEqual(
      failure(405, "E000003", "No operation has this path and this method."),
    );
  });
});

describe("a body", () => {
  const post = (body: string, type = "application/json") =>
    send(standing(), failPath, { method: "POST", headers: { ...authorized, "content-type": type }, body });

  test.each([
    ["", "The body is not JSON."],
    ["{", "The body is not JSON."],
    ["[]", "The body is not a JSON object."],
    ["null", "The body is not a JSON object."],
    ['"x"', "The body is not a JSON object."],
  ])("that is %j is refused", async (body, text) => {
    expect(await post(body)).toEqual(failure(400, "E000007", text));
  });

  test("may be a form", async () => {
    expect(
      await post("reason=ACCESS_DENIED&ticket=x", "application/x-www-form-urlencoded; charset=utf-8"),
    ).toMatchObject({
      status: 200,
      body: { action: "FORBIDDEN" },
    });
  });

  test("that has a property twice is refused, as a form and as JSON", async () => {
    expect(await post("reason=ACCESS_DENIED&reason=UNKNOWN", "application/x-www-form-urlencoded")).toEqual(
      failure(400, "E000007", "The body has a property twice."),
    );
    expect(await post('{"reason":"ACCESS_DENIED","reason":"UNKNOWN"}')).toMatchObject({ status: 400 });
  });

  test("that is a form has its numbers and lists as text", async () => {
    const emulator = standing();
    const call = async (path: string, parameters: Record<string, string>) => {
      const response = await emulator.fetch(`${emulator.url}/api/1000000001${path}`, {
        method: "POST",
        headers: authorized,
        body: new URLSearchParams(parameters),
      });
      return (await response.json()) as Record<string, unknown>;
    };
    const parameters = form({ scope: "openid", login_hint: "anna" });
    const { ticket } = await call("/backchannel/authentication", { parameters, ...basic(clientOf(emulator, "POLL")) });
    await call("/backchannel/authentication/issue", { ticket: String(ticket) });
    const outcome = {
      result: "AUTHORIZED",
      subject: "anna",
      authTime: "1",
      scopes: "openid email",
      properties: '[{"key":"a"}]',
    };
    expect(await call("/backchannel/authentication/complete", { ticket: String(ticket), ...outcome })).toMatchObject({
      action: "NO_ACTION",
    });
    expect(
      await call("/backchannel/authentication/complete", { ticket: String(ticket), ...outcome, authTime: "soon" }),
    ).toMatchObject({
      resultCode: "E000008",
    });
  });

  test.each(["ticket", "errorDescription", "errorUri"])("with a wrong type of %s is refused by name", async (name) => {
    expect(await post(JSON.stringify({ [name]: 1 }))).toEqual(
      failure(400, "E000008", `The property '${name}' must be a string.`),
    );
  });

  test("may have null for what is left out", async () => {
    expect(await post('{"ticket":null,"reason":null,"errorUri":null}')).toMatchObject({ status: 200 });
  });
});

describe("an answer", () => {
  test("is JSON and is not to be stored", async () => {
    const emulator = standing();
    const response = await emulator.fetch(`${emulator.url}${failPath}`, {
      method: "POST",
      headers: authorized,
      body: "{}",
    });
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "no-store",
      "content-type": "application/json",
      pragma: "no-cache",
    });
  });

  test("to a call that makes the emulator fail shows no internals", async () => {
    let broken = false;
    const clock = { now: () => (broken ? fail() : 0), advance: () => {} };
    const fail = (): never => {
      throw new Error("internal detail");
    };
    const emulator = standing({ clock });
    broken = true;
    const init = {
      method: "POST",
      headers: authorized,
      body: JSON.stringify({
        parameters: form({ scope: "openid", login_hint: "a" }),
        ...basic(clientOf(emulator, "POLL")),
      }),
    };
    expect(await send(emulator, "/api/1000000001/backchannel/authentication", init)).toEqual(
      failure(500, "E000001", "The emulator failed while it worked on the call."),
    );
  });
});

describe("an operation", () => {
  const ids = Object.keys(operations) as (keyof typeof operations)[];

  test.each(ids)("%s is emulated", async (id) => {
    const emulator = standing();
    const { method, path } = operations[id];
    const url = emulator.url + path.replace("{serviceId}", emulator.serviceId).replaceAll(/\{\w+\}/g, "1");
    const response = await emulator.fetch(url, {
      method,
      headers: authorized,
      ...(method === "GET" ? {} : { body: "{}" }),
    });
    const text = await response.text();
    const body: unknown = operations[id].text ? text : JSON.parse(text || "{}");
    expect([200, 201, 204, 400, 403, 404], JSON.stringify(body)).toContain(response.status);
    expect(emulator.requests.map(({ operation }) => operation)).toEqual([id]);
  });

  test("cannot answer what is not described without a test noticing", () => {
    const answer = { resultCode: "A185001", resultMessage: "x", action: "FORBIDDEN", responseContent: "{}" };
    expect(() => checkAnswer("ciba.fail", 200, answer)).not.toThrow();
    expect(() => checkAnswer("ciba.fail", 200, { ...answer, surprise: 1 })).toThrow("surprise");
    expect(() => checkAnswer("ciba.fail", 200, { ...answer, responseContent: 1 })).toThrow("responseContent");
    expect(() => checkAnswer("ciba.fail", 200, { ...answer, action: "OK" })).toThrow("action");
    expect(() => checkAnswer("ciba.fail", 200, { ...answer, responseContent: null })).toThrow(
      "without responseContent",
    );
  });
});
