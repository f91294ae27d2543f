import { pushedAuthorization } from "authlete/handlers";
import { describe, expect, it } from "vitest";
import { createStage, landed, needsOf, REDIRECT_URI } from "../authorization/stage.js";

/** Both endpoints, and a client with a "-" and a "+" in its secret, which openid-client and others encode. */
function createPushStage() {
  const stage = createStage({}, { client: { clientSecret: "se-cr+et/=", tokenAuthMethod: "CLIENT_SECRET_BASIC" } });
  const endpoint = pushedAuthorization({ authlete: stage.authlete });
  const { clientId } = stage.emulator.clients[0]!;
  const push = (parameters: Record<string, string>, secret = "se-cr+et/=") =>
    endpoint(
      new Request("https://as.example.com/par", {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${clientId}:${encodeURIComponent(secret)}`)}` },
        body: new URLSearchParams({
          response_type: "code",
          redirect_uri: REDIRECT_URI,
          scope: "openid",
          ...parameters,
        }),
      }),
    );
  return { stage, push, clientId };
}

describe("a pushed request", () => {
  it("is used at the authorization endpoint, with the state that was pushed", async () => {
    const { stage, push } = createPushStage();
    const response = await push({ state: "pushed" });
    expect(response.status).toBe(201);
    const { request_uri, expires_in } = (await response.json()) as Record<string, unknown>;
    expect(expires_in).toEqual(expect.any(Number));
    const browser = stage.open({ subject: "anna", authTime: 1 });
    const page = await stage.ask(browser, { request_uri: String(request_uri), state: "not this one" });
    expect(await needsOf(page)).toEqual(["consent"]);
    expect(landed(await stage.decide(browser, { consented: true }))["state"]).toBe("pushed");
  });

  it("of a client with a wrong secret is refused", async () => {
    const { push } = createPushStage();
    const response = await push({}, "wrong");
    expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, expect.stringMatching(/^Basic/)]);
    expect(await response.json()).toMatchObject({ error: "invalid_client" });
  });

  it("with a bad redirect URI is refused", async () => {
    const { push } = createPushStage();
    const response = await push({ redirect_uri: "https://evil.example.com/" });
    expect([response.status, await response.json()]).toMatchObject([400, { error: "invalid_request" }]);
  });
});
