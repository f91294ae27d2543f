import { respond, type RespondOptions } from "authlete";
import { describe, expect, it } from "vitest";
import { createObservedClient, decision } from "./observed-client.js";

/** Calls an operation for which the API gives the prepared result, so that `respond` knows where it came from. */
async function result(operation: string, body: object): Promise<Parameters<typeof respond>[0]> {
  const { authlete } = createObservedClient([decision(body)]);
  const [group, method] = operation.split(".") as ["ciba", "fail"];
  return authlete[group][method]({} as never);
}

async function shown(response: Response) {
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

const content = '{"error":"x"}';
const noStore = { "cache-control": "no-store", pragma: "no-cache" };
const json = { ...noStore, "content-type": "application/json" };

describe("respond answers", () => {
  // From RFC 6749, RFC 6750 and CIBA Core, not from the generated table.
  const rows: [string, string, number, string?][] = [
    ["ciba.processAuthentication", "INTERNAL_SERVER_ERROR", 500],
    ["ciba.processAuthentication", "BAD_REQUEST", 400],
    ["ciba.processAuthentication", "UNAUTHORIZED", 401, 'Basic realm="backchannel/authentication"'],
    ["ciba.issue", "INTERNAL_SERVER_ERROR", 500],
    ["ciba.issue", "INVALID_TICKET", 500],
    ["ciba.issue", "OK", 200],
    ["ciba.fail", "INTERNAL_SERVER_ERROR", 500],
    ["ciba.fail", "BAD_REQUEST", 400],
    ["ciba.fail", "FORBIDDEN", 403],
    ["token.process", "INTERNAL_SERVER_ERROR", 500],
    ["token.process", "INVALID_CLIENT", 401, 'Basic realm="token"'],
    ["token.process", "BAD_REQUEST", 400],
    ["token.process", "OK", 200],
    ["token.process", "ID_TOKEN_REISSUABLE", 200],
  ];
  it.each(rows)("%s %s with %i and the content as JSON", async (operation, action, status, challenge) => {
    const response = respond(await result(operation, { action, responseContent: content }));
    const headers = challenge === undefined ? json : { ...json, "www-authenticate": challenge };
    expect(await shown(response)).toStrictEqual({ status, headers, body: content });
  });

  it.each([
    ["INTERNAL_SERVER_ERROR", 500],
    ["BAD_REQUEST", 400],
    ["UNAUTHORIZED", 401],
    ["FORBIDDEN", 403],
  ])("introspection.process %s with %i, a challenge and no body", async (action, status) => {
    const challenge = 'Bearer error="invalid_token"';
    const response = respond(await result("introspection.process", { action, responseContent: challenge }));
    expect(await shown(response)).toStrictEqual({
      status,
      headers: { ...noStore, "www-authenticate": challenge },
      body: "",
    });
  });

  const serverError = { status: 500, headers: json, body: '{"error":"server_error"}' };
  it.each([
    ["an action that the table does not know", "ciba.issue", { action: "BRAND_NEW", responseContent: content }],
    ["an action named like a member of Object", "ciba.issue", { action: "constructor", responseContent: content }],
    ["no action", "ciba.issue", { responseContent: content }],
    ["no content where it is due", "ciba.issue", { action: "OK", responseContent: null }],
    [
      "a challenge with a line break",
      "introspection.process",
      { action: "UNAUTHORIZED", responseContent: "Bearer\r\nX-Evil: 1" },
    ],
  ])("%s with a generic 500", async (_, operation, body) => {
    expect(await shown(respond(await result(operation, body)))).toStrictEqual(serverError);
  });

  it("with the nonces that the API wants sent along", async () => {
    const body = { action: "BAD_REQUEST", responseContent: content, dpopNonce: "n-1", attestationChallenge: "c-1" };
    const response = respond(await result("token.process", body));
    expect(Object.fromEntries(response.headers)).toStrictEqual({
      ...json,
      "dpop-nonce": "n-1",
      "oauth-client-attestation-challenge": "c-1",
    });
  });

  it("without a nonce that would break the header", async () => {
    const response = respond(
      await result("token.process", { action: "OK", responseContent: content, dpopNonce: "a\nb: c" }),
    );
    expect(Object.fromEntries(response.headers)).toStrictEqual(json);
  });

  it("with nothing of the result but its content", async () => {
    const { resultCode, resultMessage } = { resultCode: "A181201", resultMessage: "[A181201] secret-detail" };
    const response = respond(
      await result("ciba.issue", {
        resultCode,
        resultMessage,
        action: "NOVEL",
        responseContent: content,
        ticket: "secret-ticket",
      }),
    );
    expect(JSON.stringify(await shown(response))).not.toMatch(/secret|A181201/);
  });

  const settings: [string, RespondOptions, object][] = [
    ["another status", { status: 400 }, { status: 400, headers: json }],
    ["another challenge", { challenge: "Basic" }, { status: 401, headers: { ...json, "www-authenticate": "Basic" } }],
    [
      "more headers",
      { headers: { "x-request-id": "7" } },
      { status: 401, headers: { ...json, "www-authenticate": 'Basic realm="token"', "x-request-id": "7" } },
    ],
  ];
  it.each(settings)("with %s when told so", async (_, options, expected) => {
    const response = respond(
      await result("token.process", { action: "INVALID_CLIENT", responseContent: content }),
      options,
    );
    expect(await shown(response)).toMatchObject(expected);
  });

  it("a copy of a result whose operation is named", async () => {
    const copy = { ...(await result("ciba.fail", { action: "FORBIDDEN", responseContent: content })) };
    expect(respond(copy, { operation: "ciba.fail" }).status).toBe(403);
  });
});

describe("respond refuses", () => {
  it.each([
    ["ciba.processAuthentication", "USER_IDENTIFICATION", "`ciba.issue`"],
    ["ciba.complete", "NO_ACTION", "token endpoint"],
    ["ciba.complete", "NOTIFICATION", "`clientNotificationEndpoint`"],
    ["ciba.complete", "SERVER_ERROR", "Log it"],
    ["token.process", "PASSWORD", "`token.issue`"],
    ["token.process", "TOKEN_EXCHANGE", "`token.management.create`"],
    ["token.process", "JWT_BEARER", "`token.management.create`"],
    ["token.process", "NATIVE_SSO", "`nativeSso.process`"],
    ["introspection.process", "OK", "Serve the resource"],
  ])("%s %s and names the next step", async (operation, action, next) => {
    const value = await result(operation, { action, responseContent: content });
    expect(() => respond(value)).toThrow(TypeError);
    expect(() => respond(value)).toThrow(`respond: ${operation} gave ${action}, which is not an answer. Next: `);
    expect(() => respond(value)).toThrow(next);
  });

  it("a result of unknown origin", () => {
    expect(() => respond({ action: "OK", responseContent: content })).toThrow("name its operation");
    expect(() => respond(null as never)).toThrow(TypeError);
  });

  it("a result without actions", async () => {
    const { authlete } = createObservedClient([Response.json({ issuer: "https://as.example.com" })]);
    const configuration = await authlete.service.getConfiguration();
    expect(() => respond(configuration as never)).toThrow("service.getConfiguration have no action");
  });
});
