// Pairwise subject identifiers: OpenID Connect Core 1.0, section 8.1.
import { decodeJwt } from "jose";
import { expect, test } from "vitest";
import type { ClientSettings, EmulatedClient } from "../../../src/emulator/index.js";
import { callsOf, codeStage, redirectUri } from "../authorization/code-caller.js";
import { get, post, within } from "../caller.js";

async function tokensOf(settings: ClientSettings) {
  const calls = codeStage({ subjectType: "PAIRWISE", ...settings });
  const answer = await calls.redeem(await calls.codeOf());
  return { ...calls, answer };
}

async function subjectOf(settings: ClientSettings): Promise<unknown> {
  return decodeJwt(String((await tokensOf(settings)).answer.body["idToken"])).sub;
}

test("a sector is the host of all redirect URIs, or that of the sectorIdentifierUri", async () => {
  const subject = await subjectOf({});
  const others = ["https://client.localhost:8443/other", "https://other.example/cb"];
  expect(subject).toMatch(/^[\w-]{43}$/);
  expect(await subjectOf({ redirectUris: [redirectUri, others[0]!] })).toBe(subject);
  const sectorIdentifierUri = "https://client.localhost/sector.json";
  expect(await subjectOf({ redirectUris: [redirectUri, others[1]!], sectorIdentifierUri })).toBe(subject);
  expect(await subjectOf({ sectorIdentifierUri: "https://other.example/sector.json" })).not.toBe(subject);
  expect(await subjectOf({ subjectType: "PUBLIC" })).toBe("anna");
});

test("a client without one sector is refused by name with 501", async () => {
  const { answer } = await tokensOf({ redirectUris: [redirectUri, "https://other.example/cb"] });
  expect(answer).toMatchObject({ status: 501, body: { resultCode: "E009015" } });
});

test("a subject is another one at each service, and the same again at one", async () => {
  const { emulator, codeOf, redeem } = await tokensOf({});
  const subject = async () => decodeJwt(String((await redeem(await codeOf())).body["idToken"])).sub;
  const first = await subject();
  expect(await subject()).toBe(first);
  const created = await post(within(emulator, "."), "/service/create", emulator.service);
  const other = within(emulator, String(created.body["apiKey"]));
  const { body } = await post(other, "/client/create", {
    ...{ clientName: "Shop", grantTypes: ["AUTHORIZATION_CODE"], responseTypes: ["CODE"] },
    ...{ redirectUris: [redirectUri], subjectType: "PAIRWISE" },
  });
  const calls = callsOf(other, body as unknown as EmulatedClient);
  const { idToken } = (await calls.redeem(await calls.codeOf())).body;
  expect(decodeJwt(String(idToken)).sub).toMatch(/^[\w-]{43}$/);
  expect(decodeJwt(String(idToken)).sub).not.toBe(first);
});

test.each([
  ["of all redirect URIs", { redirectUris: ["https://a.example/1", "https://a.example:8443/2"] }, "a.example"],
  ["of the sectorIdentifierUri", { sectorIdentifierUri: "https://s.example/list" }, "s.example"],
  [
    "that there is not, for redirect URIs of two",
    { redirectUris: ["https://a.example", "https://b.example"] },
    undefined,
  ],
])("derivedSectorIdentifier is the host %s", async (_what, settings, expected) => {
  const { emulator, client } = codeStage(settings);
  const { body } = await get(emulator, `/client/get/${client.clientId}`);
  expect(body["derivedSectorIdentifier"]).toBe(expected);
});

test("an ID token hint, from which nobody gets back to the user, is refused by name with 501", async () => {
  const { authorize } = codeStage({ subjectType: "PAIRWISE" });
  const resultMessage = "[E009015] ID token hints of clients with pairwise subjects are not emulated.";
  expect(await authorize({ id_token_hint: "x" })).toEqual({
    status: 501,
    body: { resultCode: "E009015", resultMessage },
  });
});

test("introspection tells the subject that the server knows", async () => {
  const { emulator, answer } = await tokensOf({});
  const { body } = await post(emulator, "/auth/introspection", { token: answer.body["accessToken"] });
  expect([answer.body["subject"], body["subject"]]).toEqual(["anna", "anna"]);
});
