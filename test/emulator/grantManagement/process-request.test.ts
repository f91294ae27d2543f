// Grant Management for OAuth 2.0, section 6: a client queries or revokes a grant.
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ClientSettings, EmulatorOptions, ServiceSettings } from "../../../src/emulator/index.js";
import { callsOf, redirectUri } from "../authorization/code-caller.js";
import { callsOf as deviceCallsOf } from "../deviceFlow/device-caller.js";
import { clientCertificate } from "../certificates.js";
import {
  basic,
  begin,
  complete,
  contentOf,
  get,
  poll,
  post,
  refresh,
  standing,
  start,
  type Answer,
} from "../caller.js";
import { containing, matching } from "../matchers.js";
import { keyOf, sign, type ClientKey } from "../signing.js";

const scopes = "email grant_management_query grant_management_revoke openid";
const query = "grant_management_query";
const create = { grant_management_action: "create", scope: scopes };

function stage(client: ClientSettings = {}, service: ServiceSettings = {}, options: EmulatorOptions = {}) {
  const settings: ClientSettings = {
    grantTypes: ["AUTHORIZATION_CODE", "REFRESH_TOKEN", "CIBA", "DEVICE_CODE"],
    responseTypes: ["CODE"],
    redirectUris: [redirectUri],
    bcNotificationEndpoint: "https://client.localhost/ciba",
    authorizationDetailsTypes: ["payment"],
    ...client,
  };
  const emulator = standing({
    ...options,
    service: {
      grantManagementEndpoint: "https://as.localhost/gm",
      supportedAuthorizationDetailsTypes: ["payment"],
      supportedScopes: scopes.split(" ").map((name) => ({ name, defaultEntry: false })),
      ...service,
    },
    clients: [settings, settings],
  });
  const own = emulator.clients[0]!;
  const calls = callsOf(emulator, own);
  /** Tokens of a grant that the client manages. */
  const granted = async (parameters: Record<string, string> = {}, body: object = {}, rest?: object) =>
    (await calls.redeem(await calls.codeOf({ ...create, ...parameters }, body), {}, rest)).body as Record<
      "accessToken" | "refreshToken" | "grantId",
      string
    >;
  const manage = (gmAction: string, body: object) => post(emulator, "/gm", { gmAction, ...body });
  return { emulator, client: own, other: emulator.clients[1]!, ...calls, granted, manage };
}

const outcome = ({ body }: Answer) => [body["action"], body["resultCode"], body["responseContent"]];
const wholeGrant = { scopes: [{ scope: scopes }], claims: ["email", "email_verified"] };

/** The flows that create a grant with tokens. */
const flows = {
  "an authorization request": (at: ReturnType<typeof stage>) => at.granted(),
  "a pushed request": async (at: ReturnType<typeof stage>) => {
    const { request_uri } = contentOf(await at.push(create));
    const { ticket } = (
      await post(at.emulator, "/auth/authorization", {
        parameters: new URLSearchParams({
          client_id: String(at.client.clientId),
          request_uri: String(request_uri),
        }).toString(),
      })
    ).body;
    const code = String((await at.issue(String(ticket))).body["authorizationCode"]);
    return (await at.redeem(code)).body as Record<string, string>;
  },
  "a device authorization request": async (at: ReturnType<typeof stage>) => {
    const device = deviceCallsOf(at.emulator, at.client);
    const { deviceCode, userCode } = await device.begin(create);
    await device.complete(userCode);
    return (await device.poll(deviceCode)).body as Record<string, string>;
  },
  "a backchannel request": async (at: ReturnType<typeof stage>) => {
    const { ticket, authReqId } = await begin(at.emulator, at.client, create);
    await complete(at.emulator, ticket);
    return (await poll(at.emulator, at.client, authReqId)).body as Record<string, string>;
  },
  "a backchannel request whose tokens are pushed": async (
    at: ReturnType<typeof stage>,
  ): Promise<Record<string, string>> => {
    at.emulator.updateClient(at.client.clientId, { bcDeliveryMode: "PUSH" });
    const { ticket } = await begin(at.emulator, at.client, { ...create, client_notification_token: "n" });
    const { body } = await complete(at.emulator, ticket);
    const { grant_id } = JSON.parse(String(body["responseContent"])) as Record<string, string>;
    return { ...(body as Record<string, string>), grantId: grant_id! };
  },
};

describe.each(Object.entries(flows))("the grant of %s", (_name, flow) => {
  test("A277001: is told, and its token names it", async () => {
    const at = stage();
    const { accessToken, grantId } = await flow(at);
    const answer = await at.manage("QUERY", { accessToken, grantId });
    expect(answer.body).toEqual({
      resultCode: "A277001",
      resultMessage: "[A277001] The grant was found.",
      action: "OK",
      responseContent: answer.body["responseContent"],
    });
    expect(contentOf(answer)).toEqual(wholeGrant);
    expect((await post(at.emulator, "/auth/introspection", { token: accessToken })).body).toMatchObject({
      grantId,
      grant: { scopes: [{ scope: scopes, resource: [] }], claims: ["email", "email_verified"] },
    });
  });

  test("is revoked once: its refresh token is dead, its access token is good to the end", async () => {
    const at = stage();
    const { accessToken, refreshToken, grantId } = await flow(at);
    expect(outcome(await at.manage("REVOKE", { accessToken, grantId }))).toEqual(["NO_CONTENT", "E021009", undefined]);
    for (const action of ["REVOKE", "QUERY"])
      expect(outcome(await at.manage(action, { accessToken, grantId }))).toEqual([
        "NOT_FOUND",
        "E021007",
        'Bearer error="invalid_request",error_description="[E021007] The grant does not exist."',
      ]);
    const refused = await refresh(at.emulator, at.client, String(refreshToken));
    expect([refused.body["resultCode"], contentOf(refused)["error"]]).toEqual(["A053305", "invalid_grant"]);
    const { body } = await post(at.emulator, "/auth/introspection", { token: accessToken });
    expect(body).toMatchObject({ action: "OK", grantId, refreshable: false });
    expect(body).not.toHaveProperty("grant");
  });
});

describe("a grant that is revoked", () => {
  test("takes its access tokens along, with revokedGrantEndsAccessTokens, and no others", async () => {
    const { emulator, granted, manage } = stage({}, {}, { revokedGrantEndsAccessTokens: true });
    const [{ accessToken, grantId }, other] = [await granted(), await granted()];
    await manage("REVOKE", { accessToken, grantId });
    const actions = [accessToken, other.accessToken].map(
      async (token) => (await post(emulator, "/auth/introspection", { token })).body["action"],
    );
    expect(await Promise.all(actions)).toEqual(["UNAUTHORIZED", "OK"]);
  });

  test("leaves the refresh tokens of other grants", async () => {
    const { emulator, client, granted, manage } = stage();
    const [one, other] = [await granted(), await granted()];
    await manage("REVOKE", one);
    expect((await refresh(emulator, client, other.refreshToken)).body["action"]).toBe("OK");
  });

  test("gives no tokens for a code that was issued before", async () => {
    const { granted, manage, codeOf, redeem } = stage();
    const { accessToken, grantId } = await granted();
    const code = await codeOf({ grant_management_action: "merge", grant_id: grantId });
    await manage("REVOKE", { accessToken, grantId });
    expect(contentOf(await redeem(code))["error"]).toBe("invalid_grant");
  });

  test("gives no tokens for what the user approved before", async () => {
    const { emulator, client, granted, manage } = stage();
    const { accessToken, grantId } = await granted();
    const { ticket, authReqId } = await begin(emulator, client, {
      grant_management_action: "merge",
      grant_id: grantId,
    });
    await complete(emulator, ticket);
    await manage("REVOKE", { accessToken, grantId });
    expect(contentOf(await poll(emulator, client, authReqId))["error"]).toBe("invalid_grant");
  });

  test("gives no tokens for what the user approved on a device before", async () => {
    const { emulator, client, granted, manage } = stage();
    const { accessToken, grantId } = await granted();
    const device = deviceCallsOf(emulator, client);
    const begun = await device.begin({ grant_management_action: "merge", grant_id: grantId });
    await device.complete(begun.userCode);
    await manage("REVOKE", { accessToken, grantId });
    expect(contentOf(await device.poll(begun.deviceCode))["error"]).toBe("invalid_grant");
  });

  test("is not made again by a decision on a request from before", async () => {
    const { granted, manage, ticketOf, issue, redeem } = stage();
    const { accessToken, grantId } = await granted();
    const ticket = await ticketOf({ grant_management_action: "merge", grant_id: grantId });
    await manage("REVOKE", { accessToken, grantId });
    const code = String((await issue(ticket)).body["authorizationCode"]);
    expect(contentOf(await redeem(code))).not.toHaveProperty("grant_id");
    expect((await manage("QUERY", { accessToken, grantId })).body["action"]).toBe("NOT_FOUND");
  });

  test("is gone with its client", async () => {
    const { emulator, client, other, granted, manage } = stage();
    const { grantId } = await granted();
    const calls = callsOf(emulator, other);
    const { accessToken } = (await calls.redeem(await calls.codeOf({ scope: scopes }))).body;
    expect((await manage("QUERY", { accessToken, grantId })).body["action"]).toBe("FORBIDDEN");
    await emulator.fetch(`${emulator.url}/api/${emulator.serviceId}/client/delete/${client.clientId}`, {
      method: "DELETE",
      headers: { authorization: `Bearer ${emulator.token}` },
    });
    expect((await manage("QUERY", { accessToken, grantId })).body["action"]).toBe("NOT_FOUND");
  });
});

describe("a grant that is replaced", () => {
  test.each([
    ["replace", "A053305"],
    ["merge", "A053001"],
  ])("%s: the refresh token of before is answered with %s, its access token stays", async (action, code) => {
    const { emulator, client, granted } = stage();
    const old = await granted();
    await granted({ grant_management_action: action, grant_id: old.grantId });
    const { body } = await post(emulator, "/auth/introspection", { token: old.accessToken });
    expect(body["action"]).toBe("OK");
    expect((await refresh(emulator, client, old.refreshToken)).body["resultCode"]).toBe(code);
  });
});

describe("the content of a grant", () => {
  test("has resources and details, and leaves out what has no entries", async () => {
    const { granted, manage } = stage();
    const details = [{ type: "payment", actions: ["read"] }];
    const rich = await granted({ resource: "https://a.example/", authorization_details: JSON.stringify(details) });
    expect(contentOf(await manage("QUERY", rich))).toEqual({
      scopes: [{ scope: scopes, resource: ["https://a.example/"] }],
      claims: ["email", "email_verified"],
      authorization_details: details,
    });
    const poor = await granted({ scope: query }, { consentedClaims: [] });
    expect(contentOf(await manage("QUERY", poor))).toEqual({ scopes: [{ scope: query }] });
  });
});

describe("what a merge and a replacement make of claims and details", () => {
  const pay = (action: string) => ({ type: "payment", actions: [action] });

  test.each([
    ["merge", ["email", "name"], [pay("read"), pay("write")]],
    ["replace", ["name"], [pay("write")]],
  ])("%s", async (grant_management_action, claims, authorization_details) => {
    const { granted, manage } = stage();
    const begun = { authorization_details: JSON.stringify([pay("read")]) };
    const { accessToken, grantId } = await granted(begun, { consentedClaims: ["email"] });
    const parameters = { grant_management_action, grant_id: grantId };
    const details = { authorization_details: JSON.stringify([pay("write")]) };
    // Merging must not duplicate entries.
    if (grant_management_action === "merge") await granted({ ...parameters, ...begun }, { consentedClaims: ["email"] });
    await granted({ ...parameters, ...details }, { consentedClaims: ["name"] });
    expect(contentOf(await manage("QUERY", { accessToken, grantId }))).toEqual({
      scopes: [{ scope: scopes }],
      claims,
      authorization_details,
    });
  });
});

describe("a backchannel request for grant management", () => {
  test("tells the server what is there, and merges after the user has approved", async () => {
    const { emulator, client, granted, manage } = stage();
    const { accessToken, grantId } = await granted({ scope: `${query} openid` });
    const merge = { grant_management_action: "merge", grant_id: grantId, scope: "openid email" };
    const begun = await post(emulator, "/backchannel/authentication", {
      parameters: new URLSearchParams({ ...merge, login_hint: "anna" }).toString(),
      ...basic(client),
    });
    expect(begun.body).toMatchObject({
      action: "USER_IDENTIFICATION",
      gmAction: "MERGE",
      grantId,
      grantSubject: "anna",
      grant: { scopes: [{ scope: `${query} openid`, resource: [] }] },
    });
    const { ticket } = begun.body;
    await post(emulator, "/backchannel/authentication/issue", { ticket });
    await complete(emulator, String(ticket));
    expect(contentOf(await manage("QUERY", { accessToken, grantId }))).toMatchObject({
      scopes: [{ scope: `${query} openid email` }],
    });
  });

  test("leaves the grant of another user alone", async () => {
    const { emulator, client, granted, manage } = stage();
    const { accessToken, grantId } = await granted({ scope: `${query} openid` });
    const change = { grant_management_action: "replace", grant_id: grantId, scope: "openid" };
    const { ticket, authReqId } = await begin(emulator, client, change);
    await complete(emulator, ticket, { subject: "bert" });
    expect(contentOf(await poll(emulator, client, authReqId))).not.toHaveProperty("grant_id");
    expect(contentOf(await manage("QUERY", { accessToken, grantId }))).toMatchObject({
      scopes: [{ scope: `${query} openid` }],
    });
  });

  test("makes no grant when the user refuses", async () => {
    const { emulator, client } = stage();
    const { ticket, authReqId } = await begin(emulator, client, create);
    await complete(emulator, ticket, { result: "ACCESS_DENIED" });
    expect(contentOf(await poll(emulator, client, authReqId))).not.toHaveProperty("grant_id");
  });

  test.each([
    ["E010019", { grant_id: "x" }],
    ["E010020", { grant_management_action: "x" }],
    ["E010021", { grant_management_action: "merge" }],
    ["E010022", { grant_management_action: "merge", grant_id: "x" }],
    ["E010023", { grant_management_action: "create", grant_id: "x" }],
  ])("is refused with %s: %j", async (code, parameters) => {
    const { emulator, client } = stage();
    const { body } = await post(emulator, "/backchannel/authentication", {
      parameters: new URLSearchParams({ scope: "openid", login_hint: "anna", ...parameters }).toString(),
      ...basic(client),
    });
    expect([body["action"], body["resultCode"]]).toEqual(["BAD_REQUEST", code]);
  });

  test("is refused with E010019 where the service wants an action", async () => {
    const { emulator, client } = stage({}, { grantManagementActionRequired: true });
    const { body } = await post(emulator, "/backchannel/authentication", {
      parameters: "scope=openid&login_hint=anna",
      ...basic(client),
    });
    expect([body["action"], body["resultCode"]]).toEqual(["BAD_REQUEST", "E010019"]);
  });
});

describe("a call that is refused", () => {
  const invalid = (code: string, text: string) =>
    `Bearer error="invalid_request",error_description="[${code}] ${text}"`;

  test.each(["CREATE", "REPLACE", "MERGE", null])("the gmAction %s is a fault of the caller", async (gmAction) => {
    const at = stage();
    const text = "The gmAction is neither QUERY nor REVOKE.";
    expect(outcome(await post(at.emulator, "/gm", { ...(await at.granted()), gmAction }))).toEqual([
      "CALLER_ERROR",
      "E021001",
      invalid("E021001", text),
    ]);
  });

  test("so is a call without grantId", async () => {
    const at = stage();
    const { accessToken } = await at.granted();
    expect(outcome(await at.manage("QUERY", { accessToken }))).toEqual([
      "CALLER_ERROR",
      "E021002",
      invalid("E021002", "The call has no grantId."),
    ]);
  });

  test("without a token, which is not told of an error", async () => {
    expect(outcome(await stage().manage("QUERY", { grantId: "x" }))).toEqual(["UNAUTHORIZED", "E021003", "Bearer"]);
  });

  test("with the token in another property than accessToken: a description once had 'token'", async () => {
    const at = stage();
    const { accessToken, grantId } = await at.granted();
    expect(outcome(await at.manage("QUERY", { grantId, token: accessToken }))).toEqual([
      ...["UNAUTHORIZED", "E021003", "Bearer"],
    ]);
  });

  test("with a token that nobody knows", async () => {
    const at = stage();
    const { grantId } = await at.granted();
    expect(outcome(await at.manage("QUERY", { grantId, accessToken: "x" }))).toEqual([
      "UNAUTHORIZED",
      "E021004",
      containing('error="invalid_token"'),
    ]);
  });

  test("with a token that was revoked", async () => {
    const at = stage();
    const tokens = await at.granted();
    await post(at.emulator, "/auth/token/revoke", { accessTokenIdentifier: tokens.accessToken });
    expect(outcome(await at.manage("QUERY", tokens)).slice(0, 2)).toEqual(["UNAUTHORIZED", "E021004"]);
  });

  test("with a token that has expired", async () => {
    const at = stage();
    const tokens = await at.granted();
    at.emulator.clock.advance(3600);
    expect(outcome(await at.manage("QUERY", tokens)).slice(0, 2)).toEqual(["UNAUTHORIZED", "E021005"]);
  });

  test.each([
    ["QUERY", "grant_management_revoke", "grant_management_query"],
    ["REVOKE", "grant_management_query", "grant_management_revoke"],
  ])("%s with a token for %s alone", async (action, scope, missing) => {
    const at = stage();
    const tokens = await at.granted({ scope });
    expect(outcome(await at.manage(action, tokens))).toEqual([
      "UNAUTHORIZED",
      "E021006",
      `Bearer error="insufficient_scope",error_description="[E021006] The access token lacks the scope ${missing}.",scope="${missing}"`,
    ]);
  });

  test("about a grant that there is not", async () => {
    const at = stage();
    const { accessToken } = await at.granted();
    expect(outcome(await at.manage("QUERY", { accessToken, grantId: "x" })).slice(0, 2)).toEqual([
      "NOT_FOUND",
      "E021007",
    ]);
  });

  test("with the token of another client", async () => {
    const at = stage();
    const { grantId } = await at.granted();
    const calls = callsOf(at.emulator, at.other);
    const { accessToken } = (await calls.redeem(await calls.codeOf({ scope: scopes }))).body;
    expect(outcome(await at.manage("REVOKE", { accessToken, grantId })).slice(0, 2)).toEqual(["FORBIDDEN", "E021008"]);
    expect((await at.manage("QUERY", await at.granted())).body["action"]).toBe("OK");
  });
});

test("whose grant of the client it is nobody checks, as at Authlete: the server has to", async () => {
  const at = stage();
  const { grantId } = await at.granted();
  const { accessToken } = await at.granted({}, { subject: "bert" });
  expect((await at.manage("QUERY", { accessToken, grantId })).body["action"]).toBe("OK");
  expect((await at.manage("REVOKE", { accessToken, grantId })).body["action"]).toBe("NO_CONTENT");
});

test.each([
  ["with an endpoint", "https://as.localhost/gm", true, ["query", "revoke", "create", "merge", "replace"]],
  ["without one", undefined, false, ["create", "merge", "replace"]],
])("the discovery document has what can be done %s", async (_name, endpoint, required, actions) => {
  const service = { grantManagementEndpoint: endpoint, grantManagementActionRequired: required };
  const { body } = await get(stage({}, service).emulator, "/service/configuration");
  const members = Object.entries(body).filter(([name]) => name.startsWith("grant_management"));
  expect(Object.fromEntries(members)).toEqual({
    ...(endpoint && { grant_management_endpoint: endpoint }),
    grant_management_action_required: required,
    grant_management_actions_supported: actions,
  });
});

test("a token that is bound to a certificate needs that", async () => {
  const bound = { tlsClientCertificateBoundAccessTokens: true };
  const at = stage(bound, bound);
  const tokens = await at.granted({}, {}, { ...basic(at.client), clientCertificate });
  expect(outcome(await at.manage("QUERY", tokens)).slice(0, 2)).toEqual(["UNAUTHORIZED", "E005011"]);
  expect(outcome(await at.manage("QUERY", { ...tokens, clientCertificate })).slice(0, 2)).toEqual(["OK", "A277001"]);
});

describe("a token that is bound to a key", () => {
  const proof = (key: ClientKey, htm: string, htu: string, token?: string, claims: object = {}) =>
    sign(
      key,
      {
        jti: crypto.randomUUID(),
        htm,
        htu,
        iat: start / 1000,
        ...(token && { ath: createHash("sha256").update(token).digest("base64url") }),
        ...claims,
      },
      { typ: "dpop+jwt", jwk: key.jwk },
    );
  const bound = async (service: ServiceSettings = {}) => {
    const at = stage({}, service);
    const key = await keyOf("ES256");
    const dpop = await proof(key, "POST", "https://as.localhost/token");
    return { ...at, key, dpop, tokens: await at.granted({}, {}, { ...basic(at.client), dpop }) };
  };

  test.each([
    ["QUERY", "GET", "OK"],
    ["REVOKE", "DELETE", "NO_CONTENT"],
  ])("%s needs a proof for %s of the grant below the endpoint", async (action, htm, done) => {
    const { manage, key, tokens } = await bound();
    const { accessToken, grantId } = tokens;
    const htu = `https://as.localhost/gm/${grantId}`;
    const rejected = ["UNAUTHORIZED", "E005011", containing('DPoP error="invalid_token"')];
    const call = async (dpop?: string) => outcome(await manage(action, { accessToken, grantId, dpop }));
    expect(await call()).toEqual(rejected);
    expect(await call(await proof(key, "POST", htu, accessToken))).toEqual(rejected);
    expect(await call(await proof(key, htm, "https://as.localhost/gm", accessToken))).toEqual(rejected);
    expect(await call(await proof(await keyOf("ES256", "second"), htm, htu, accessToken))).toEqual(rejected);
    expect((await call(await proof(key, htm, htu, accessToken)))[0]).toBe(done);
  });

  test("may be used at the method and the address that the call gives", async () => {
    const { manage, key, tokens } = await bound();
    const at = { htm: "POST", htu: "https://x.example/g" };
    const dpop = await proof(key, at.htm, at.htu, tokens.accessToken);
    expect((await manage("QUERY", { ...tokens, ...at, dpop })).body["action"]).toBe("OK");
  });

  test("needs a nonce where the call wants one, which the answer gives", async () => {
    const { manage, key, tokens } = await bound();
    const htu = `https://as.localhost/gm/${tokens.grantId}`;
    const call = async (claims: object) =>
      manage("QUERY", {
        ...tokens,
        dpopNonceRequired: true,
        dpop: await proof(key, "GET", htu, tokens.accessToken, claims),
      });
    const first = await call({});
    expect(outcome(first)).toEqual(["UNAUTHORIZED", "E005012", containing('DPoP error="use_dpop_nonce"')]);
    const nonce = first.body["dpopNonce"];
    expect(nonce).toEqual(matching(/^[\w-]+$/));
    expect((await call({ nonce })).body).toMatchObject({ action: "OK", dpopNonce: nonce });
  });
});
