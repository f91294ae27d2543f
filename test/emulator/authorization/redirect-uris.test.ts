// Matching of redirect URIs: OpenID Connect Core 1.0, section 3.1.2.1, and RFC 8252, section 7.
import { describe, expect, test } from "vitest";
import { codeStage, redirectUri } from "./code-caller.js";

const actionOf = async (
  registered: readonly string[],
  sent: string | undefined,
  more: object = {},
  service: object = {},
) => {
  const { authorize } = codeStage({ redirectUris: [...registered], ...more }, service);
  const { body } = await authorize({ redirect_uri: sent, ...("responseTypes" in more && { response_type: "token" }) });
  return [body["action"], body["resultCode"]];
};
const taken = ["INTERACTION", "A004001"];

describe("a redirect URI is compared as text, query included", () => {
  test.each([
    [redirectUri, `${redirectUri}/`],
    [redirectUri, `${redirectUri}?`],
    [redirectUri, `${redirectUri}?a=b`],
    [`${redirectUri}?a=b&c=d`, `${redirectUri}?c=d&a=b`],
    [redirectUri, "https://client.localhost:443/cb"],
    [redirectUri, "https://CLIENT.localhost/cb"],
    [redirectUri, "https://client.localhost/x/../cb"],
    [redirectUri, "https://client.localhost/%63b"],
    [redirectUri, "http://client.localhost/cb"],
    [redirectUri, "https://client.localhost.evil.example/cb"],
    [redirectUri, "https://client.localhost@evil.example/cb"],
    ["https://b.example/*", "https://b.example/x"],
  ])("registered %s is not %s", async (registered, sent) => {
    expect(await actionOf([registered], sent)).toEqual(["BAD_REQUEST", "A011304"]);
  });

  test("any of several does", async () => {
    const registered = [`${redirectUri}?a=b`, "https://b.example"];
    for (const sent of registered) expect(await actionOf(registered, sent)).toEqual(taken);
  });
});

describe("loopbackRedirectionUriVariable", () => {
  const hosts = ["localhost", "127.0.0.1", "[::1]"];
  test.each(hosts)("true: the port of http://%s may be any, and be left out", async (host) => {
    for (const port of ["", ":1", ":54321"])
      expect(await actionOf([`http://${host}:8080/cb`], `http://${host}${port}/cb`)).toEqual(taken);
  });

  test.each(hosts)("false: the port of http://%s is the registered one", async (host) => {
    const service = { loopbackRedirectionUriVariable: false };
    expect(await actionOf([`http://${host}:8080/cb`], `http://${host}:8081/cb`, {}, service)).toEqual([
      "BAD_REQUEST",
      "A011304",
    ]);
    expect(await actionOf([`http://${host}:8080/cb`], `http://${host}:8080/cb`, {}, service)).toEqual(taken);
  });

  test.each([
    ["another host", "http://client.localhost:8080/cb", "http://client.localhost:8081/cb"],
    ["another of the three hosts", "http://127.0.0.1:8080/cb", "http://localhost:8080/cb"],
    ["another path", "http://127.0.0.1:8080/cb", "http://127.0.0.1:8081/cb/x"],
    ["another scheme", "http://127.0.0.1:8080/cb", "https://127.0.0.1:8081/cb"],
    ["a user name", "http://127.0.0.1:8080/cb", "http://a@127.0.0.1:8081/cb"],
    ["a host that only begins like it", "http://127.0.0.1:8080/cb", "http://127.0.0.1.evil.example:8081/cb"],
  ])("true: it is no licence for %s", async (_what, registered, sent) => {
    expect(await actionOf([registered], sent)).toEqual(["BAD_REQUEST", "A011304"]);
  });
});

describe("the kind of application", () => {
  test.each([
    ["a web client takes a code by http", "http://a.example/cb", {}, taken],
    ["a web client takes a token by https", "https://a.example/cb", { responseTypes: ["TOKEN"] }, taken],
    ["a native client may use its own scheme", "com.example.app:/cb", { applicationType: "NATIVE" }, taken],
    ["a native client may use http at localhost", "http://localhost/cb", { applicationType: "NATIVE" }, taken],
    [
      "a native client may use https: RFC 8252, section 7.2",
      "https://a.example/cb",
      { applicationType: "NATIVE" },
      taken,
    ],
    [
      "a native client may not use http elsewhere",
      "http://a.example/cb",
      { applicationType: "NATIVE" },
      ["BAD_REQUEST", "A011308"],
    ],
  ])("%s", async (_rule, uri, more, expected) => {
    expect(await actionOf([uri], uri, more)).toEqual(expected);
  });
});

test("a confidential client that registered none sends one in the code flow", async () => {
  expect(await actionOf([], redirectUri)).toEqual(taken);
});
