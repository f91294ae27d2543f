// RFC 7592: a client reads, changes and deletes its registration.
import { describe, expect, test } from "vitest";
import type { EmulatedClient } from "../../../src/emulator/index.js";
import { callsOf } from "../authorization/code-caller.js";
import { contentOf, get, post, remove } from "../caller.js";
import { refusalOf, registrar } from "./registrar.js";

const redirectUri = "https://client.localhost/cb";

describe("dynamicClientRegistration.get", () => {
  test("A217001: gives the metadata again, with the token that was presented", async () => {
    const { registered } = registrar();
    const { get: read, content, client } = await registered({ client_name: "Shop" });
    const answer = await read();
    expect(contentOf(answer)).toEqual(content);
    expect(answer.body).toMatchObject({ action: "OK", resultCode: "A217001", client: { ...client } });
  });

  test("takes the identifier as a number too, and works for a locked client", async () => {
    const { emulator, registered } = registrar();
    const { get: read, clientId } = await registered();
    await post(emulator, `/client/lock_flag/update/${clientId}`, { clientLocked: true });
    const { body } = await read({ clientId: Number(clientId) });
    expect(body).toMatchObject({ action: "OK", client: { locked: true } });
  });
});

describe("dynamicClientRegistration.update", () => {
  test("A213001: takes the place of the old metadata; secret, token and identifier stay", async () => {
    const { emulator, registered } = registrar();
    const at = await registered({ client_name: "Shop", logo_uri: redirectUri, default_max_age: 60 });
    emulator.clock.advance(60);
    const answer = await at.update({
      client_name: "Store",
      client_secret: at.content["client_secret"],
      registration_client_uri: "x",
      registration_access_token: "x",
      client_secret_expires_at: 5,
      client_id_issued_at: 5,
    });
    const { logo_uri: _logo, ...others } = at.content;
    expect(contentOf(answer)).toEqual({ ...others, client_name: "Store", default_max_age: 0 });
    expect(answer.body).toMatchObject({ action: "UPDATED", resultCode: "A213001" });
    expect(contentOf(await at.get())).toEqual(contentOf(answer));
  });

  test("leaves alone what the owner of the service has set", async () => {
    const { emulator, registered } = registrar();
    const { update, clientId, client } = await registered();
    const own = {
      attributes: [{ key: "a", value: "b" }],
      clientIdAlias: "shop",
      description: "A shop",
      pkceRequired: true,
    };
    await post(emulator, `/client/update/${clientId}`, { ...client, ...own });
    expect((await update({ client_name: "Store" })).body["client"]).toMatchObject({ ...own, clientName: "Store" });
  });

  test("is of the record that the owner of the service changes, too", async () => {
    const { emulator, registered } = registrar();
    const { get: read, update, clientId, client } = await registered({ client_name: "Shop" });
    await post(emulator, `/client/update/${clientId}`, { ...client, clientName: "Store" });
    expect(contentOf(await read())["client_name"]).toBe("Store");
    const changed = (await update({ client_name: "Stand" })).body["client"];
    expect(await get(emulator, `/client/get/${clientId}`)).toEqual({ status: 200, body: changed });
  });

  test("becomes public, and keeps the secret for when it is not any more", async () => {
    const { registered } = registrar();
    const { update, content } = await registered();
    const open = contentOf(await update({ token_endpoint_auth_method: "none" }));
    expect(open).not.toHaveProperty("client_secret");
    expect(contentOf(await update({}))["client_secret"]).toBe(content["client_secret"]);
  });

  test.each([
    ["A203302 without metadata", "", "A203302"],
    ["A203303 with what is not JSON", "x", "A203303"],
    ["A214301 without client_id", "{}", "A214301"],
    ["A214302 with the client_id of another", '{"client_id":"1"}', "A214302"],
    ["A214302 with a number", '{"client_id":2000000005}', "A214302"],
  ])("is refused: %s", async (_name, json, code) => {
    const { update } = await registrar().registered();
    expect(refusalOf(await update(json))).toEqual(["BAD_REQUEST", code, "invalid_client_metadata"]);
  });

  test.each([
    ["A215304 with another secret", { client_secret: "x" }, "A215304"],
    ["A215304 with a secret that is no text", { client_secret: 1 }, "A215304"],
    ["A204301 with metadata that break a rule", { jwks: { keys: [] }, jwks_uri: redirectUri }, "A204301"],
    ["A204308 with metadata of the wrong type", { client_name: 1 }, "A204308"],
  ])("is refused, and changes nothing: %s", async (_name, members, code) => {
    const { update, get: read, content } = await registrar().registered();
    expect(refusalOf(await update(members))).toEqual(["BAD_REQUEST", code, "invalid_client_metadata"]);
    expect(contentOf(await read())).toEqual(content);
  });
});

describe("dynamicClientRegistration.delete", () => {
  test("A216001: the client is gone, its token is dead, and so are the tokens it was given", async () => {
    const { emulator, registered } = registrar();
    const at = await registered({ redirect_uris: [redirectUri] });
    const { codeOf, redeem } = callsOf(emulator, at.client);
    const { accessToken } = (await redeem(await codeOf())).body;
    expect(await at.remove()).toEqual({
      status: 200,
      body: { resultCode: "A216001", resultMessage: "[A216001] The client was deleted.", action: "DELETED" },
    });
    expect(refusalOf(await at.get())).toEqual(["UNAUTHORIZED", "A215302", "invalid_token"]);
    expect((await get(emulator, `/client/get/${at.clientId}`)).status).toBe(404);
    expect((await post(emulator, "/auth/introspection", { token: accessToken })).body["action"]).toBe("UNAUTHORIZED");
  });
});

describe("who may manage a registration", () => {
  const operations = ["get", "update", "remove"] as const;
  const cases = [
    ["A215301 no identifier that can be read", { clientId: "a" }],
    ["A215301 no identifier", { clientId: undefined }],
    ["A215302 the identifier of nobody", { clientId: "1" }],
    ["A215302 the identifier with a zero before it", { clientId: "02000000005" }],
    ["A215303 a client that did not register itself", { clientId: "2000000001" }],
    ["A215305 no token", { token: "" }],
    ["A215305 nothing for a token", { token: undefined }],
    ["A215307 another token", { token: "x" }],
  ] as const;

  test.each(operations.flatMap((operation) => cases.map(([name, body]) => [operation, name, body] as const)))(
    "%s is refused with %s",
    async (operation, name, body) => {
      for (const [unauthorizedOnClientConfigSupported, action] of [
        [true, "UNAUTHORIZED"],
        [false, "BAD_REQUEST"],
      ] as const) {
        const at = await registrar({ unauthorizedOnClientConfigSupported }).registered();
        const answer = operation === "update" ? await at.update({}, body) : await at[operation](body);
        expect(refusalOf(answer)).toEqual([action, name.slice(0, 7), "invalid_token"]);
        expect((await at.get()).body["action"]).toBe("OK");
      }
    },
  );

  test("A215306 a client whose token the owner has taken away", async () => {
    const { emulator, registered } = registrar();
    const { get: read, clientId, client } = await registered();
    const { registrationAccessTokenHash: _hash, ...rest } = client as EmulatedClient & Record<string, unknown>;
    expect((await post(emulator, `/client/update/${clientId}`, rest)).body).toMatchObject({
      dynamicallyRegistered: true,
    });
    expect(refusalOf(await read())).toEqual(["UNAUTHORIZED", "A215306", "invalid_token"]);
  });

  test("A215307 not one client for another", async () => {
    const { registered } = registrar();
    const [one, other] = [await registered(), await registered()];
    expect(refusalOf(await one.get({ token: other.token }))).toEqual(["UNAUTHORIZED", "A215307", "invalid_token"]);
  });

  test("A215302 not after the owner has deleted the client", async () => {
    const { emulator, registered } = registrar();
    const { get: read, clientId } = await registered();
    await remove(emulator, `/client/delete/${clientId}`);
    expect(refusalOf(await read())).toEqual(["UNAUTHORIZED", "A215302", "invalid_token"]);
  });
});
