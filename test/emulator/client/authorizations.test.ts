import { describe, expect, test } from "vitest";
import type { Emulator } from "../../../src/emulator/index.js";
import {
  authenticate,
  begin,
  clientOf,
  complete,
  get,
  noSuchClient,
  post,
  refresh,
  remove,
  standing,
  start,
  tokensOf,
} from "../caller.js";

const noSubject = {
  status: 400,
  body: { resultCode: "E009002", resultMessage: "[E009002] The call has no 'subject'." },
};

const introspect = async (emulator: Emulator, token: unknown) =>
  (await post(emulator, "/auth/introspection", { token })).body;

describe("the clients that a user has authorized", () => {
  const limited = (number: number, clientName: string) => ({
    number,
    clientId: 2000000000 + number,
    clientIdAlias: String(2000000000 + number),
    clientIdAliasEnabled: true,
    clientName,
    clientType: "CONFIDENTIAL",
  });

  // The three forms of the call, with the same parameters.
  const forms: [string, (emulator: Emulator, subject: string, rest?: Record<string, string | number>) => unknown][] = [
    [
      "search",
      (emulator, subject, rest = {}) => post(emulator, "/client/authorization/get/list", { subject, ...rest }),
    ],
    [
      "query",
      (emulator, subject, rest = {}) =>
        get(
          emulator,
          `/client/authorization/get/list?${new URLSearchParams({ subject, ...strings(rest) }).toString()}`,
        ),
    ],
    [
      "path",
      (emulator, subject, rest = {}) =>
        get(
          emulator,
          `/client/authorization/get/list/${encodeURIComponent(subject)}?${new URLSearchParams(strings(rest)).toString()}`,
        ),
    ],
  ];
  const strings = (values: Record<string, string | number>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

  test.each(forms)("are those that hold tokens of theirs, by the form '%s'", async (_form, ask) => {
    const emulator = standing();
    await tokensOf(emulator, clientOf(emulator, "POLL"), {}, { subject: "anna/1" });
    await tokensOf(emulator, clientOf(emulator, "POLL"), {}, { subject: "anna/1" });
    await tokensOf(emulator, clientOf(emulator, "PING"), {}, { subject: "anna/1" });
    await tokensOf(emulator, clientOf(emulator, "PING"), {}, { subject: "berta" });
    expect(await ask(emulator, "anna/1")).toEqual({
      status: 200,
      body: {
        start: 0,
        end: 5,
        subject: "anna/1",
        totalCount: 2,
        clients: [limited(1, "Poll client"), limited(2, "Ping client")],
      },
    });
    expect(await ask(emulator, "anna/1", { start: 1, end: 2 })).toMatchObject({
      body: { start: 1, end: 2, totalCount: 2, clients: [limited(2, "Ping client")] },
    });
    // Properties without a value are left out.
    const none = { status: 200, body: { start: 0, end: 5, subject: "anna/1", totalCount: 0 } };
    const counted = { ...none, body: { ...none.body, end: 0, totalCount: 2 } };
    expect(await ask(emulator, "anna/1", { start: 0, end: 0 })).toEqual(counted);
    const ofDeveloper = { ...none, body: { ...none.body, developer: "dev" } };
    expect(await ask(emulator, "anna/1", { developer: "dev" })).toEqual(ofDeveloper);
    expect(await ask(emulator, "clara")).toEqual({ ...none, body: { ...none.body, subject: "clara" } });
  });

  test("are still there after the tokens have expired, and no more when they are deleted", async () => {
    const emulator = standing();
    await tokensOf(emulator, clientOf(emulator, "POLL"));
    emulator.clock.advance(7200);
    const ask = async () =>
      (await post(emulator, "/client/authorization/get/list", { subject: "anna" })).body["totalCount"];
    expect(await ask()).toBe(1);
    await post(emulator, "/client/authorization/delete/2000000001", { subject: "anna" });
    expect(await ask()).toBe(0);
  });

  test("are selected by developer", async () => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    await post(emulator, `/client/update/${client.clientId}`, { ...client, developer: "dev" });
    await tokensOf(emulator, client);
    await tokensOf(emulator, clientOf(emulator, "PING"));
    const { body } = await post(emulator, "/client/authorization/get/list", { subject: "anna", developer: "dev" });
    expect([body["totalCount"], body["clients"]]).toEqual([1, [limited(1, "Poll client")]]);
  });

  test("need a user and a range", async () => {
    expect(await post(standing(), "/client/authorization/get/list", {})).toEqual(noSubject);
    expect(await get(standing(), "/client/authorization/get/list")).toEqual(noSubject);
    expect(await post(standing(), "/client/authorization/get/list", { subject: "anna", start: "x" })).toEqual({
      status: 400,
      body: { resultCode: "E000008", resultMessage: "[E000008] The property 'start' must be an integer." },
    });
    expect(await post(standing(), "/client/authorization/get/list", { subject: "anna", end: -1 })).toEqual({
      status: 400,
      body: {
        resultCode: "E009003",
        resultMessage: "[E009003] The parameter 'end' must be an integer that is not negative.",
      },
    });
  });
});

describe("client.management.updateAuthorizations", () => {
  const changed = {
    status: 200,
    body: { resultCode: "E009010", resultMessage: "[E009010] The access tokens were changed." },
  };

  test("sets the scopes of the user's access tokens, and of no others", async () => {
    const emulator = standing({ service: { accessTokenSignAlg: "ES256" } });
    const [client, scope] = [clientOf(emulator, "POLL"), { scope: "openid email profile" }];
    const { accessToken, jwtAccessToken, refreshToken } = await tokensOf(emulator, client, scope);
    const others = await tokensOf(emulator, client, scope, { subject: "berta" });
    const elsewhere = await tokensOf(emulator, clientOf(emulator, "PING"), scope);
    await post(emulator, `/client/extension/requestable_scopes/update/${client.clientId}`, {
      requestableScopes: ["openid", "email", "profile"],
    });

    const scopes = ["email", "phone", "unknown", "email"];
    expect(
      await post(emulator, `/client/authorization/update/${client.clientId}`, { subject: "anna", scopes }),
    ).toEqual(changed);
    expect((await introspect(emulator, accessToken))["scopes"]).toEqual(["email"]);
    expect((await introspect(emulator, jwtAccessToken))["scopes"]).toEqual(["email"]);
    expect((await introspect(emulator, others["accessToken"]))["scopes"]).toEqual(["openid", "email", "profile"]);
    expect((await introspect(emulator, elsewhere["accessToken"]))["scopes"]).toEqual(["openid", "email", "profile"]);

    // The update only applies to tokens that exist at the time.
    const renewed = await refresh(emulator, client, String(refreshToken));
    expect(renewed.body["scopes"]).toEqual(["openid", "email", "profile"]);
  });

  test("leaves them as they are without scopes", async () => {
    const emulator = standing();
    const { accessToken } = await tokensOf(emulator, clientOf(emulator, "POLL"));
    expect(await post(emulator, "/client/authorization/update/2000000001", { subject: "anna" })).toEqual(changed);
    expect((await introspect(emulator, accessToken))["scopes"]).toEqual(["openid"]);
  });

  test("needs a client and a user", async () => {
    expect(await post(standing(), "/client/authorization/update/1", { subject: "anna" })).toEqual(noSuchClient);
    expect(await post(standing(), "/client/authorization/update/2000000001", { scopes: [] })).toEqual(noSubject);
  });
});

describe("a user's tokens", () => {
  const ways: [string, (emulator: Emulator, clientId: number, subject: string) => unknown][] = [
    [
      "removeClientAuthorizations",
      (emulator, clientId, subject) => post(emulator, `/client/authorization/delete/${clientId}`, { subject }),
    ],
    [
      "deleteClientAuthorizations",
      (emulator, clientId, subject) => remove(emulator, `/client/authorization/delete/${clientId}?subject=${subject}`),
    ],
    [
      "deleteAuthorizations",
      (emulator, clientId, subject) => remove(emulator, `/client/authorization/delete/${clientId}/${subject}`),
    ],
  ];

  test.each(ways)("are deleted by %s, and nobody else's are", async (_name, withdraw) => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { accessToken, refreshToken } = await tokensOf(emulator, client);
    const others = await tokensOf(emulator, client, {}, { subject: "berta" });
    const elsewhere = await tokensOf(emulator, clientOf(emulator, "PING"));
    expect(await withdraw(emulator, client.clientId, "anna")).toEqual({
      status: 200,
      body: { resultCode: "E009011", resultMessage: "[E009011] The tokens were deleted." },
    });
    expect(await introspect(emulator, accessToken)).toMatchObject({ action: "UNAUTHORIZED", existent: false });
    expect((await refresh(emulator, client, String(refreshToken))).body).toMatchObject({ resultCode: "A053305" });
    expect(await introspect(emulator, others["accessToken"])).toMatchObject({ action: "OK" });
    expect(await introspect(emulator, elsewhere["accessToken"])).toMatchObject({ action: "OK" });
    // The consent is recorded separately.
    expect((await get(emulator, `/client/granted_scopes/get/${client.clientId}/anna`)).body).toMatchObject({
      latestGrantedScopes: ["openid"],
    });
    // Deleting an authorization that does not exist is no error.
    expect(await withdraw(emulator, client.clientId, "anna")).toMatchObject({ status: 200 });
    expect(await withdraw(emulator, 1, "anna")).toEqual(noSuchClient);
  });

  test("are not deleted without a user", async () => {
    const emulator = standing();
    const { accessToken } = await tokensOf(emulator, clientOf(emulator, "POLL"));
    expect(await post(emulator, "/client/authorization/delete/2000000001", {})).toEqual(noSubject);
    expect(await remove(emulator, "/client/authorization/delete/2000000001")).toEqual(noSubject);
    expect(await introspect(emulator, accessToken)).toMatchObject({ action: "OK" });
  });
});

describe("the record of granted scopes", () => {
  const record = (rest: object) => ({
    status: 200,
    body: {
      resultCode: "E009012",
      resultMessage: "[E009012] The record of granted scopes was read.",
      serviceApiKey: 1000000001,
      clientId: 2000000001,
      subject: "anna",
      ...rest,
    },
  });
  const absent = record({
    resultCode: "E009013",
    resultMessage: "[E009013] There is no record of granted scopes.",
    modifiedAt: 0,
  });
  const path = "/client/granted_scopes/get/2000000001";
  const forms: [string, (emulator: Emulator, subject: string) => unknown][] = [
    ["body", (emulator, subject) => post(emulator, path, { subject })],
    ["query", (emulator, subject) => get(emulator, `${path}?subject=${subject}`)],
    ["path", (emulator, subject) => get(emulator, `${path}/${subject}`)],
  ];

  test.each(forms)("tells the last grant and all of them, asked with the user in the %s", async (_form, ask) => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    expect(await ask(emulator, "anna")).toEqual(absent);
    await tokensOf(emulator, client, { scope: "openid payments.read" });
    emulator.clock.advance(1);
    await tokensOf(emulator, client, { scope: "openid email" });
    expect(await ask(emulator, "anna")).toEqual(
      record({
        latestGrantedScopes: ["openid", "email"],
        mergedGrantedScopes: ["openid", "payments.read", "email"],
        modifiedAt: start + 1000,
      }),
    );
    expect(await ask(emulator, "berta")).toEqual({ ...absent, body: { ...absent.body, subject: "berta" } });
  });

  test("begins with the approval, whatever becomes of the tokens", async () => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "POLL"), { scope: "openid email" });
    await complete(emulator, ticket, { scopes: ["email"] });
    expect((await get(emulator, `${path}/anna`)).body["latestGrantedScopes"]).toEqual(["email"]);
  });

  test("holds what was pushed, and what token management has made for a user", async () => {
    const emulator = standing();
    const push = clientOf(emulator, "PUSH");
    const { ticket } = await begin(emulator, push);
    await complete(emulator, ticket);
    const read = async (clientId: number) =>
      (await get(emulator, `/client/granted_scopes/get/${clientId}/anna`)).body["latestGrantedScopes"];
    expect(await read(push.clientId)).toEqual(["openid"]);
    await post(emulator, "/auth/token/create", {
      grantType: "AUTHORIZATION_CODE",
      clientId: 2000000001,
      subject: "anna",
      scopes: ["email"],
    });
    expect(await read(2000000001)).toEqual(["email"]);
  });

  test("knows nothing of a refusal", async () => {
    const emulator = standing();
    const { ticket } = await begin(emulator, clientOf(emulator, "POLL"));
    await complete(emulator, ticket, { result: "ACCESS_DENIED" });
    expect(await get(emulator, `${path}/anna`)).toEqual(absent);
  });

  test.each([
    ["query", (emulator: Emulator) => remove(emulator, "/client/granted_scopes/delete/2000000001?subject=anna")],
    ["path", (emulator: Emulator) => remove(emulator, "/client/granted_scopes/delete/2000000001/anna")],
  ])("can be deleted with the user in the %s, and the tokens stay", async (_form, forget) => {
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { accessToken, refreshToken } = await tokensOf(emulator, client);
    await tokensOf(emulator, client, {}, { subject: "berta" });
    expect(await forget(emulator)).toEqual({
      status: 200,
      body: { resultCode: "E009014", resultMessage: "[E009014] The record of granted scopes was deleted." },
    });
    expect(await get(emulator, `${path}/anna`)).toEqual(absent);
    expect((await get(emulator, `${path}/berta`)).body["latestGrantedScopes"]).toEqual(["openid"]);
    expect(await introspect(emulator, accessToken)).toMatchObject({ action: "OK" });
    // A refresh is not a new consent.
    await refresh(emulator, client, String(refreshToken));
    expect(await get(emulator, `${path}/anna`)).toEqual(absent);
  });

  test("needs a client and a user", async () => {
    expect(await get(standing(), "/client/granted_scopes/get/1/anna")).toEqual(noSuchClient);
    expect(await remove(standing(), "/client/granted_scopes/delete/1?subject=anna")).toEqual(noSuchClient);
    expect(await get(standing(), path)).toEqual(noSubject);
    expect(await remove(standing(), "/client/granted_scopes/delete/2000000001")).toEqual(noSubject);
  });

  test("is forgotten by a reset, and goes on without a consent of a client that asks", async () => {
    const emulator = standing();
    await tokensOf(emulator, clientOf(emulator, "POLL"));
    emulator.reset();
    await authenticate(emulator, clientOf(emulator, "POLL"));
    expect(await get(emulator, `${path}/anna`)).toEqual(absent);
  });
});
