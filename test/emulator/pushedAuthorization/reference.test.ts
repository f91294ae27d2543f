// References to pushed requests, and which parameters beside them count: RFC 9126, section 4.
import { expect, describe, test } from "vitest";
import type { ClientSettings } from "../../../src/emulator/index.js";
import { basic, form, post } from "../caller.js";
import { challenge, codeStage, membersOf, redirectUri, refusalOf, verifier } from "../authorization/code-caller.js";

const pushed = {
  state: "pushed",
  nonce: "n-1",
  code_challenge: challenge,
  code_challenge_method: "S256",
  login_hint: "anna",
};

/** For authorization requests by reference, with optional other parameters. */
async function referenceStage(settings: ClientSettings = {}) {
  const stage = codeStage(settings);
  const { body } = await stage.push(pushed);
  const open = (more: Record<string, string> = {}, clientId = String(stage.client.clientId)) =>
    post(stage.emulator, "/auth/authorization", {
      parameters: form({ client_id: clientId, request_uri: String(body["requestUri"]), ...more }),
    });
  return { ...stage, open };
}

describe("a reference", () => {
  test.each([{}, { parRequired: true }])("needs only client_id and request_uri, %j", async (settings) => {
    const { open } = await referenceStage(settings);
    expect((await open()).body).toMatchObject({ action: "INTERACTION", loginHint: "anna" });
  });

  test.each([
    { state: "front" },
    { redirect_uri: "https://evil.example/" },
    { response_type: "token" },
    { response_mode: "form_post" },
    { scope: "openid email phone" },
    { nonce: "front" },
    { prompt: "none" },
    { login_hint: "mallory" },
    { code_challenge: "x".repeat(43), code_challenge_method: "plain" },
    { claims: '{"id_token":{"sub":{"value":"mallory"}}}' },
    { request: "x" },
  ] as Record<string, string>[])("brings what was pushed, and %j of the browser has no say", async (more) => {
    const { open, issue, redeem } = await referenceStage();
    // A request object beside a reference is a different fault.
    if ("request" in more) {
      expect(refusalOf(await open(more))).toEqual(["BAD_REQUEST", "A008304", "invalid_request"]);
      return;
    }
    const { body } = await open(more);
    expect(body).toMatchObject({ action: "INTERACTION", loginHint: "anna", scopes: [{ name: "openid" }] });
    expect(body).not.toHaveProperty("subject");
    const answer = await issue(String(body["ticket"]));
    expect(String(answer.body["responseContent"])).toContain(`${redirectUri}?`);
    expect(membersOf(answer)["state"]).toBe("pushed");
    expect((await redeem(membersOf(answer)["code"]!, { code_verifier: verifier })).body["action"]).toBe("OK");
  });

  test("is of no use with the client_id of another client, or without one, and stays good for its own", async () => {
    const { emulator, open } = await referenceStage();
    const other = emulator.addClient({ redirectUris: [redirectUri], responseTypes: ["CODE"] });
    expect(refusalOf(await open({}, String(other.clientId)))).toEqual([
      "BAD_REQUEST",
      "A008303",
      "invalid_request_uri",
    ]);
    expect(refusalOf(await open({}, ""))).toEqual(["BAD_REQUEST", "A010302", "invalid_request"]);
    expect((await open()).body["action"]).toBe("INTERACTION");
  });

  test("cannot be guessed: 43 characters, another one for each push of the same request", async () => {
    const { push } = codeStage();
    const uris = await Promise.all([1, 2, 3].map(async () => String((await push()).body["requestUri"])));
    for (const uri of uris) expect(uri).toMatch(/^urn:ietf:params:oauth:request_uri:[\w-]{43}$/);
    expect(new Set(uris).size).toBe(3);
  });

  test("is good to the last second of expires_in, and what was opened in time can be answered later", async () => {
    const { emulator, open, issue } = await referenceStage();
    emulator.clock.advance(599);
    const ticket = String((await open()).body["ticket"]);
    emulator.clock.advance(1);
    expect(refusalOf(await open())).toEqual(["BAD_REQUEST", "A006325", "invalid_request_uri"]);
    expect((await issue(ticket)).body["action"]).toBe("LOCATION");
  });
});

test("nothing of a client's credentials gets from a push into the request", async () => {
  const { emulator, client, authorize } = codeStage({ tokenAuthMethod: "CLIENT_SECRET_POST" });
  const { clientId, clientSecret } = basic(client);
  const parameters = form({
    ...{ client_id: clientId, client_secret: clientSecret, response_type: "code", redirect_uri: redirectUri },
    ...{ scope: "openid" },
  });
  const { body } = await post(emulator, "/pushed_auth_req", { parameters });
  expect(body["action"]).toBe("CREATED");
  const asked = await authorize({ request_uri: String(body["requestUri"]) });
  expect(JSON.stringify([body, asked.body])).not.toContain(clientSecret);
});

test("of a push that was refused there is no reference", async () => {
  const { push } = codeStage();
  const { body } = await push({ prompt: "x" });
  expect(body).not.toHaveProperty("requestUri");
  expect(JSON.parse(String(body["responseContent"]))).not.toHaveProperty("request_uri");
});
