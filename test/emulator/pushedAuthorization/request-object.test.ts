// Pushed request objects: RFC 9126, section 3. Several faults have other codes than at the authorization endpoint.
import { describe, expect, test } from "vitest";
import type { ClientSettings } from "../../../src/emulator/index.js";
import { codeStage, redirectUri, refusalOf } from "../authorization/code-caller.js";
import { jwksOf, keyOf, sign } from "../signing.js";

const key = await keyOf("ES256");
const bare = { scope: undefined, response_type: undefined, redirect_uri: undefined };

function stage(client: ClientSettings = {}) {
  const at = codeStage({ jwks: jwksOf(key.jwk), requestSignAlg: "ES256", ...client });
  const claimsOf = (changes: Record<string, unknown> = {}) => ({
    iss: String(at.client.clientId),
    aud: "https://as.localhost",
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid",
    ...changes,
  });
  return { ...at, claimsOf };
}

describe("a request object that is pushed", () => {
  test("counts as if it came by the browser, beside parameters that say the same", async () => {
    const { push, claimsOf } = stage();
    const answer = await push({ request: await sign(key, claimsOf()) });
    expect(answer.body["action"]).toBe("CREATED");
  });

  test("must not differ from the parameters beside it: A245302", async () => {
    const { push, claimsOf } = stage();
    const answer = await push({ request: await sign(key, claimsOf()), scope: "openid email" });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", "A245302", "invalid_request"]);
  });

  test.each([
    ["no registered algorithm", "A246301", { requestSignAlg: undefined }],
    ["the registered algorithm NONE", "A246302", { requestSignAlg: "NONE" }],
    ["no keys", "A246304", { jwks: null }],
    ["no key that fits", "A246305", { jwks: jwksOf() }],
  ] as const)("is refused of a client with %s: %s", async (_name, code, client) => {
    const { push, claimsOf } = stage(client);
    const answer = await push({ ...bare, request: await sign(key, claimsOf()) });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", code, "invalid_request_object"]);
  });

  test("is refused of a client without a secret that signs by one: A246303", async () => {
    const { client, push, claimsOf } = stage({
      clientType: "PUBLIC",
      tokenAuthMethod: "NONE",
      requestSignAlg: "HS256",
    });
    const secret = { alg: "HS256", privateKey: new TextEncoder().encode(client.clientSecret), jwk: {} } as never;
    const answer = await push({ ...bare, request: await sign(secret, claimsOf()) }, { clientSecret: undefined });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", "A246303", "invalid_request_object"]);
  });

  test.each([
    ["no iss", "A246308", { iss: undefined }],
    ["the iss of another", "A246309", { iss: "other" }],
    ["the client_id of another", "A246310", { client_id: "other" }],
    ["a request in it", "A248317", { request: "x" }],
  ])("is refused with %s: %s", async (_name, code, changes) => {
    const { push, claimsOf } = stage();
    const answer = await push({ ...bare, request: await sign(key, claimsOf(changes)) });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", code, "invalid_request_object"]);
  });

  test.each([
    ["no JWT", "A248302", "x"],
    ["no object", "A248316", `${Buffer.from('{"alg":"ES256"}').toString("base64url")}.NQ.AAAA`],
  ])("is refused if it is %s: %s", async (_name, code, request) => {
    expect((await stage().push({ ...bare, request })).body["resultCode"]).toBe(code);
  });
});
