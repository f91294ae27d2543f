import { describe, expect, test } from "vitest";
import { basic, clientOf, contentOf, form, post, refresh, standing, tokensOf } from "../caller.js";

const path = "/auth/revocation";

const setUp = async () => {
  const emulator = standing();
  const client = clientOf(emulator, "POLL");
  const tokens = await tokensOf(emulator, client);
  const [accessToken, refreshToken] = [String(tokens["accessToken"]), String(tokens["refreshToken"])];
  const revoke = (
    parameters: Record<string, string | readonly string[] | undefined>,
    credentials: object = basic(client),
  ) => post(emulator, path, { parameters: form(parameters), ...credentials });
  const isGood = async (token: string) =>
    (await post(emulator, "/auth/introspection", { token })).body["action"] === "OK";
  const isRefreshable = async () => (await refresh(emulator, client, refreshToken)).body["action"] === "OK";
  return { emulator, client, accessToken, refreshToken, revoke, isGood, isRefreshable };
};

const gone = {
  status: 200,
  body: {
    resultCode: "E006001",
    resultMessage: "[E006001] The token is not valid.",
    action: "OK",
  },
};

const refused = (action: string, code: string, text: string, error: string) => ({
  status: 200,
  body: {
    resultCode: code,
    resultMessage: `[${code}] ${text}`,
    action,
    responseContent: JSON.stringify({ error, error_description: `[${code}] ${text}` }),
  },
});

describe("a token that a client gives up", () => {
  test.each([[undefined], ["access_token"], ["refresh_token"], ["something_else"]])(
    "is gone with its counterpart, whichever it is, with the hint %s",
    async (hint) => {
      for (const given of ["accessToken", "refreshToken"] as const) {
        const stage = await setUp();
        expect(await stage.revoke({ token: stage[given], token_type_hint: hint })).toEqual(gone);
        expect(await stage.isGood(stage.accessToken)).toBe(false);
        expect(await stage.isRefreshable()).toBe(false);
      }
    },
  );

  test("is gone with all that it was refreshed to", async () => {
    const { emulator, client, accessToken, refreshToken, revoke, isGood } = await setUp();
    const second = (await refresh(emulator, client, refreshToken)).body;
    expect(await revoke({ token: String(second["refreshToken"]) })).toEqual(gone);
    expect(await isGood(accessToken)).toBe(false);
    expect(await isGood(String(second["accessToken"]))).toBe(false);
  });

  test("is gone under all of its names", async () => {
    const { emulator, client, revoke, isGood } = await setUp();
    emulator.updateService({ accessTokenSignAlg: "ES256" });
    const tokens = await tokensOf(emulator, client);
    expect(await revoke({ token: String(tokens["jwtAccessToken"]) })).toEqual(gone);
    expect(await isGood(String(tokens["jwtAccessToken"]))).toBe(false);
    expect(await isGood(String(tokens["accessToken"]))).toBe(false);
  });

  test("leaves other grants alone", async () => {
    const { emulator, client, accessToken, revoke, isGood } = await setUp();
    const other = await tokensOf(emulator, client);
    await revoke({ token: accessToken });
    expect(await isGood(String(other["accessToken"]))).toBe(true);
  });

  test("may be given up again, or never have been", async () => {
    const { emulator, accessToken, refreshToken, revoke } = await setUp();
    expect(await revoke({ token: "x" })).toEqual(gone);
    expect(await revoke({ token: accessToken })).toEqual(gone);
    expect(await revoke({ token: accessToken })).toEqual(gone);
    emulator.clock.advance(100_000);
    expect(await revoke({ token: refreshToken })).toEqual(gone);
  });

  test("stays good when it is another client's", async () => {
    const { emulator, accessToken, refreshToken, revoke, isGood, isRefreshable } = await setUp();
    const other = basic(clientOf(emulator, "PING"));
    for (const token of [accessToken, refreshToken]) {
      expect(await revoke({ token }, other)).toEqual(
        refused("BAD_REQUEST", "E006003", "The token was issued to another client.", "invalid_grant"),
      );
    }
    expect(await isGood(accessToken)).toBe(true);
    expect(await isRefreshable()).toBe(true);
  });
});

describe("a client", () => {
  test("that is public only has to name itself", async () => {
    const { emulator, accessToken, revoke, isGood } = await setUp();
    const { clientId } = emulator.addClient({ clientType: "PUBLIC", tokenAuthMethod: "NONE" });
    const { body } = await post(emulator, "/auth/token/create", {
      grantType: "AUTHORIZATION_CODE",
      clientId,
      subject: "anna",
    });
    const own = { token: String(body["accessToken"]), client_id: String(clientId) };
    expect(await revoke({ ...own, callback: "app.revoked" }, {})).toEqual({
      status: 200,
      body: { ...gone.body, responseContent: "app.revoked();" },
    });
    expect(await isGood(own.token)).toBe(false);
    expect((await revoke({ ...own, token: accessToken }, {})).body["resultCode"]).toBe("E006003");
  });

  test("may put its secret into the form, where it is registered for that", async () => {
    const { emulator, accessToken, client, revoke, isGood } = await setUp();
    emulator.updateClient(client.clientId, { tokenAuthMethod: "CLIENT_SECRET_POST" });
    const credentials = { client_id: String(client.clientId), client_secret: client.clientSecret };
    expect(await revoke({ token: accessToken, ...credentials }, {})).toEqual(gone);
    expect(await isGood(accessToken)).toBe(false);
  });

  test.each([
    ["with a wrong secret", { clientSecret: "wrong" }, "A157305", "The client secret is not the registered one."],
    ["without a secret", { clientSecret: undefined }, "A157304", "There is no client secret."],
    ["that is not known", { clientId: "7" }, "A168310", "The client is not known."],
    ["without a name", { clientId: undefined }, "A168309", "Nothing in the request tells which client it is."],
  ])("%s is refused", async (_name, wrong, code, text) => {
    const { client, accessToken, revoke, isGood } = await setUp();
    const answer = await revoke({ token: accessToken }, { ...basic(client), ...wrong });
    expect(answer).toEqual(refused("INVALID_CLIENT", code, text, "invalid_client"));
    expect(await isGood(accessToken)).toBe(true);
  });
});

describe("a callback", () => {
  test("is called by the answer", async () => {
    const { accessToken, revoke } = await setUp();
    expect(await revoke({ token: accessToken, callback: "package.my_Callback$1" })).toEqual({
      status: 200,
      body: { ...gone.body, responseContent: "package.my_Callback$1();" },
    });
    expect((await revoke({ token: "x", callback: "f" })).body["responseContent"]).toBe("f();");
  });

  test.each(["alert(1)//", "a b", "1a", "a..b", "a\nb", "</script>"])(
    "that is not the name of a function is refused: %j",
    async (callback) => {
      const { accessToken, revoke, isGood } = await setUp();
      expect(await revoke({ token: accessToken, callback })).toEqual(
        refused("BAD_REQUEST", "E006004", "The callback is not the name of a function.", "invalid_request"),
      );
      expect(await isGood(accessToken)).toBe(true);
    },
  );

  test("is not called by an error", async () => {
    const { revoke } = await setUp();
    expect(contentOf(await revoke({ callback: "f" }))["error"]).toBe("invalid_request");
  });
});

describe("a request", () => {
  test.each([
    ["without a token", {}, "E006002", "The request has no token."],
    ["with an empty token", { token: "" }, "E006002", "The request has no token."],
    ["with two tokens", { token: ["a", "b"] }, "E004001", "The parameter 'token' occurs more than once."],
  ])("%s is refused", async (_name, parameters, code, text) => {
    const { revoke } = await setUp();
    expect(await revoke(parameters)).toEqual(refused("BAD_REQUEST", code, text, "invalid_request"));
  });

  test.each([
    ["without parameters", {}, "E000010", "The call has no parameters."],
    ["whose parameters are no form", { parameters: "token=%" }, "E000011", "The parameters are not form-encoded."],
  ])("%s is the server's fault", async (_name, body, code, text) => {
    const { emulator, client } = await setUp();
    expect(await post(emulator, path, { ...basic(client), ...body })).toEqual(
      refused("INTERNAL_SERVER_ERROR", code, text, "server_error"),
    );
  });
});
