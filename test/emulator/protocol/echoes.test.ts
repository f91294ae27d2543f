// Error descriptions that repeat what a client sent contain only allowed characters: RFC 6749, section 5.2.
import { expect, test } from "vitest";
import { codeStage, membersOf } from "../authorization/code-caller.js";
import { authenticate, clientOf, contentOf, post, standing } from "../caller.js";

const odd = '"\\\n\r\t\u0000é\u{1f600}\u007f';
const allowed = /^[\x20-\x21\x23-\x5b\x5d-\x7e]*$/;

test.each([
  ["a repeated parameter", { [odd]: ["1", "2"] }],
  ["a repeated parameter with a long name", { ["x".repeat(100_000)]: ["1", "2"] }],
])("the name of %s", async (_name, parameters) => {
  const emulator = standing();
  const answer = await authenticate(emulator, clientOf(emulator, "POLL"), parameters);
  const text = String(contentOf(answer)["error_description"]);
  expect(text).toMatch(allowed);
  expect(answer.body["resultMessage"]).toBe(text);
  expect(text.length).toBeLessThan(200);
});

test("unknown scopes and ACRs in warnings", async () => {
  const emulator = standing();
  const answer = await authenticate(emulator, clientOf(emulator, "POLL"), {
    scope: `openid a${odd}`,
    acr_values: `b${odd}`,
  });
  const warnings = answer.body["warnings"] as string[];
  expect(warnings.length).toBeGreaterThan(0);
  for (const warning of warnings) expect(warning).toMatch(allowed);
});

test("an unknown scope that the authorization server asks for", async () => {
  const { body } = await post(standing(), "/auth/token/create", {
    grantType: "CLIENT_CREDENTIALS",
    clientId: 2000000001,
    scopes: [odd],
  });
  expect(body["resultMessage"]).toMatch(allowed);
});

test.each([
  ["authorization request", "authorize"],
  ["pushed request", "push"],
] as const)("the name of a repeated parameter, and an odd prompt, of an %s", async (_name, send) => {
  const stage = codeStage();
  for (const parameters of [{ [odd]: ["1", "2"], scope: ["a", "b"] }, { prompt: odd }, { response_mode: odd }]) {
    const answer = await stage[send](parameters);
    expect(answer.body["action"]).not.toBe("INTERNAL_SERVER_ERROR");
    expect(answer.body["resultMessage"]).toMatch(allowed);
    const members: Record<string, unknown> = send === "push" ? contentOf(answer) : membersOf(answer);
    expect(JSON.stringify(members["error_description"] ?? "").slice(1, -1)).toMatch(allowed);
  }
});

test("the name of a repeated parameter of a token request", async () => {
  const answer = await codeStage().token({ grant_type: "refresh_token", refresh_token: "x", [odd]: ["1", "2"] });
  expect(String(contentOf(answer)["error_description"])).toMatch(allowed);
});

test("scopes that a resource server asks for, in the challenge", async () => {
  const stage = codeStage();
  const { body } = await stage.redeem(await stage.codeOf());
  const { body: answer } = await post(stage.emulator, "/auth/introspection", {
    token: (JSON.parse(String(body["responseContent"])) as { access_token: string }).access_token,
    scopes: [`email${odd}`],
  });
  expect(answer["action"]).toBe("FORBIDDEN");
  const challenge = String(answer["responseContent"]);
  expect(challenge).toMatch(/^Bearer error="insufficient_scope"/);
  // Nothing can end the header or one of its parameters early.
  expect(challenge).toMatch(/^[\x20-\x7e]*$/);
  expect(challenge.replaceAll(/"[^"\\]*"/g, "")).toMatch(/^Bearer (\w+=,? ?)*$/);
});
