import { respond, type OperationId, type RespondOptions } from "authlete";
import { describe, expect, it } from "vitest";
import { operations } from "../../src/emulator/api/operations.js";
import { createObservedClient, decision } from "./observed-client.js";

/** Calls an operation with a prepared result, so that `respond` knows the operation it came from. */
async function result(operation: string, body: object): Promise<Parameters<typeof respond>[0]> {
  const { authlete } = createObservedClient([decision(body)]);
  const steps = operation.split(".");
  const method = steps.reduce<unknown>((group, step) => (group as Record<string, unknown>)[step], authlete);
  const { path, list } = operations[operation as OperationId];
  const parameters = [...path.matchAll(/{(?!serviceId)/g)].map(() => "x");
  return (method as (...args: unknown[]) => Promise<Parameters<typeof respond>[0]>)(...parameters, list ? [] : {});
}

async function shown(response: Response) {
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

const content = '{"error":"x"}';
const noStore = { "cache-control": "no-store", pragma: "no-cache" };
const json = { ...noStore, "content-type": "application/json" };

describe("respond answers", () => {
  // From the RFCs and specifications of each endpoint, not from the generated table.
  const rows: [string, Record<string, number | [number, string]>][] = [
    [
      "ciba.processAuthentication",
      { INTERNAL_SERVER_ERROR: 500, BAD_REQUEST: 400, UNAUTHORIZED: [401, 'Basic realm="backchannel/authentication"'] },
    ],
    ["ciba.issue", { INTERNAL_SERVER_ERROR: 500, INVALID_TICKET: 500, OK: 200 }],
    ["ciba.fail", { INTERNAL_SERVER_ERROR: 500, BAD_REQUEST: 400, FORBIDDEN: 403 }],
    [
      "token.process",
      {
        INTERNAL_SERVER_ERROR: 500,
        INVALID_CLIENT: [401, 'Basic realm="token"'],
        BAD_REQUEST: 400,
        OK: 200,
        ID_TOKEN_REISSUABLE: 200,
      },
    ],
    ["token.fail", { INTERNAL_SERVER_ERROR: 500, BAD_REQUEST: 400 }],
    ["token.issue", { INTERNAL_SERVER_ERROR: 500, OK: 200 }],
    ["token.management.reissueIdToken", { INTERNAL_SERVER_ERROR: 500, OK: 200 }],
    ["nativeSso.process", { INTERNAL_SERVER_ERROR: 500, OK: 200 }],
    ["authorization.processRequest", { INTERNAL_SERVER_ERROR: 500, BAD_REQUEST: 400 }],
    ["authorization.fail", { INTERNAL_SERVER_ERROR: 500, BAD_REQUEST: 400 }],
    ["authorization.issue", { INTERNAL_SERVER_ERROR: 500, BAD_REQUEST: 400 }],
    [
      "pushedAuthorization.create",
      {
        CREATED: 201,
        BAD_REQUEST: 400,
        UNAUTHORIZED: [401, 'Basic realm="pushed_auth_req"'],
        FORBIDDEN: 403,
        PAYLOAD_TOO_LARGE: 413,
        INTERNAL_SERVER_ERROR: 500,
      },
    ],
    ["introspection.standardProcess", { INTERNAL_SERVER_ERROR: 500, BAD_REQUEST: 400, OK: 200 }],
    [
      "revocation.process",
      { INTERNAL_SERVER_ERROR: 500, INVALID_CLIENT: [401, 'Basic realm="revocation"'], BAD_REQUEST: 400 },
    ],
    ["grantManagement.processRequest", { OK: 200 }],
    ["dynamicClientRegistration.register", { CREATED: 201, BAD_REQUEST: 400, INTERNAL_SERVER_ERROR: 500 }],
    [
      "dynamicClientRegistration.get",
      { OK: 200, BAD_REQUEST: 400, UNAUTHORIZED: [401, "Bearer"], INTERNAL_SERVER_ERROR: 500 },
    ],
    ["dynamicClientRegistration.update", { UPDATED: 200, BAD_REQUEST: 400, UNAUTHORIZED: [401, "Bearer"] }],
    [
      "deviceFlow.authorization",
      {
        INTERNAL_SERVER_ERROR: 500,
        BAD_REQUEST: 400,
        UNAUTHORIZED: [401, 'Basic realm="device/authorization"'],
        OK: 200,
      },
    ],
    ["federation.configuration", { NOT_FOUND: 404, INTERNAL_SERVER_ERROR: 500 }],
    ["federation.registration", { BAD_REQUEST: 400, NOT_FOUND: 404, INTERNAL_SERVER_ERROR: 500 }],
    ["verifiableCredentials.getMetadata", { OK: 200, NOT_FOUND: 404, INTERNAL_SERVER_ERROR: 500 }],
    ["verifiableCredentials.parse", { BAD_REQUEST: 400, FORBIDDEN: 403, INTERNAL_SERVER_ERROR: 500 }],
    [
      "verifiableCredentials.issue",
      { OK: 200, ACCEPTED: 202, BAD_REQUEST: 400, FORBIDDEN: 403, INTERNAL_SERVER_ERROR: 500 },
    ],
    ["verifiableCredentials.deferredIssue", { OK: 200, ACCEPTED: 202, FORBIDDEN: 403, INTERNAL_SERVER_ERROR: 500 }],
  ];
  const cases = rows.flatMap(([operation, actions]) =>
    Object.entries(actions).map(([action, answer]) => {
      const [status, challenge] = typeof answer === "number" ? [answer] : answer;
      return [operation, action, status, challenge] as const;
    }),
  );
  it.each(cases)("%s %s with %i and the content as JSON", async (operation, action, status, challenge) => {
    const response = respond(await result(operation, { action, responseContent: content }));
    const headers = challenge === undefined ? json : { ...json, "www-authenticate": challenge };
    expect(await shown(response)).toStrictEqual({ status, headers, body: content });
  });

  const challenged = ["introspection.process", "userinfo.process", "userinfo.issue"].flatMap((operation) => [
    [operation, "INTERNAL_SERVER_ERROR", 500] as const,
    [operation, "BAD_REQUEST", 400] as const,
    [operation, "UNAUTHORIZED", 401] as const,
    [operation, "FORBIDDEN", 403] as const,
  ]);
  it.each([
    ...challenged,
    ["grantManagement.processRequest", "UNAUTHORIZED", 401] as const,
    ["grantManagement.processRequest", "NOT_FOUND", 404] as const,
    ["verifiableCredentials.parse", "UNAUTHORIZED", 401] as const,
  ])("%s %s with %i, a challenge and no body", async (operation, action, status) => {
    const challenge = 'Bearer error="invalid_token"';
    const response = respond(await result(operation, { action, responseContent: challenge }));
    expect(await shown(response)).toStrictEqual({
      status,
      headers: { ...noStore, "www-authenticate": challenge },
      body: "",
    });
  });

  it.each(["authorization.processRequest", "authorization.issue", "authorization.fail"])(
    "%s with a redirect or a page",
    async (operation) => {
      const location = "https://client.example.com/cb?code=1&state=a%20b";
      expect(
        await shown(respond(await result(operation, { action: "LOCATION", responseContent: location }))),
      ).toStrictEqual({
        status: 302,
        headers: { ...noStore, location },
        body: "",
      });
      const html = "<html><body onload=submit()></body></html>";
      expect(await shown(respond(await result(operation, { action: "FORM", responseContent: html })))).toStrictEqual({
        status: 200,
        headers: { ...noStore, "content-type": "text/html;charset=UTF-8" },
        body: html,
      });
    },
  );

  it.each([
    ["userinfo.issue", "JSON", 200, "application/json;charset=UTF-8"],
    ["userinfo.issue", "JWT", 200, "application/jwt"],
    ["introspection.standardProcess", "JWT", 200, "application/token-introspection+jwt"],
    ["federation.configuration", "OK", 200, "application/entity-statement+jwt"],
    ["federation.registration", "OK", 200, "application/entity-statement+jwt"],
    ["verifiableCredentials.issue", "OK_JWT", 200, "application/jwt"],
    ["verifiableCredentials.issue", "ACCEPTED_JWT", 202, "application/jwt"],
    ["revocation.process", "OK", 200, "application/javascript"],
  ])("%s %s with %i and %s", async (operation, action, status, type) => {
    expect(await shown(respond(await result(operation, { action, responseContent: "a.b.c" })))).toStrictEqual({
      status,
      headers: { ...noStore, "content-type": type },
      body: "a.b.c",
    });
  });

  it.each([
    ["revocation.process", "OK", 200],
    ["dynamicClientRegistration.delete", "DELETED", 204],
    ["grantManagement.processRequest", "NO_CONTENT", 204],
  ])("%s %s with %i and no body", async (operation, action, status) => {
    expect(await shown(respond(await result(operation, { action, responseContent: null })))).toStrictEqual({
      status,
      headers: noStore,
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
    ["ciba.processAuthentication", "USER_IDENTIFICATION", "`ciba.issue` or `ciba.fail`"],
    ["ciba.complete", "NO_ACTION", "Nothing is left to do"],
    ["ciba.complete", "NOTIFICATION", "`clientNotificationEndpoint`"],
    ["ciba.complete", "SERVER_ERROR", "Log it"],
    ["token.process", "PASSWORD", "`token.issue` or `token.fail`"],
    ["token.process", "TOKEN_EXCHANGE", "`token.management.create`"],
    ["token.process", "JWT_BEARER", "`token.management.create`"],
    ["token.process", "NATIVE_SSO", "`nativeSso.process`"],
    ["introspection.process", "OK", "Serve the resource"],
    ["userinfo.process", "OK", "`userinfo.issue`"],
    ["authorization.processRequest", "INTERACTION", "`authorization.issue` or `authorization.fail`"],
    ["authorization.processRequest", "NO_INTERACTION", "`authorization.issue` or `authorization.fail`"],
    ["deviceFlow.verification", "VALID", "`deviceFlow.complete`"],
    ["deviceFlow.complete", "SUCCESS", "Confirm"],
    ["verifiableCredentials.parse", "OK", "`verifiableCredentials.issue`"],
    ["nativeSso.process", "CALLER_ERROR", "not an answer"],
  ])("%s %s and names the next step", async (operation, action, next) => {
    const value = await result(operation, { action, responseContent: content });
    expect(() => respond(value)).toThrow(TypeError);
    expect(() => respond(value)).toThrow(`respond: ${operation} returned ${action}, not an answer to a client.`);
    expect(() => respond(value)).toThrow(next);
  });

  it("a result of unknown origin", () => {
    expect(() => respond({ action: "OK", responseContent: content })).toThrow("name its operation");
    expect(() => respond(null as never)).toThrow(TypeError);
  });

  it.each(["service.getConfiguration", "token.management.create", "hardwareSecurityKeys.list", "client.get"])(
    "a result of %s, which is for the caller",
    async (operation) => {
      const value = await result(operation, { action: "OK" });
      expect(() => respond(value)).toThrow(`respond: a result of ${operation} is not an answer to a client`);
    },
  );
});
