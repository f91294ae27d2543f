// Where the keys of clients come from, and the algorithms of client assertions.
import { generateKeyPairSync, sign as signBytes } from "node:crypto";
import { SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, EmulatorOptions } from "../../../src/emulator/index.js";
import { contentOf, form, post, standing, start, type Answer } from "../caller.js";
import { assertionOf, jwksOf, keyOf, requestClaims, sign } from "../signing.js";

const outcome = (answer: Answer) => [answer.body["action"], answer.body["resultCode"], contentOf(answer)["error"]];
const path = "/backchannel/authentication";

function setUp(settings: ClientSettings, options: EmulatorOptions = {}) {
  const emulator = standing({
    clients: [{ clientId: 1, tokenAuthMethod: "PRIVATE_KEY_JWT", ...settings }],
    ...options,
  });
  return (parameters: Record<string, string>) =>
    post(emulator, path, { parameters: form({ scope: "openid", login_hint: "anna", ...parameters }) });
}

describe("keys behind a jwksUri", () => {
  const jwksUri = "https://client.example.com/jwks";

  test("are fetched each time, so that a client can change them", async () => {
    const [first, second] = [await keyOf("ES256"), await keyOf("ES256", "second")];
    let published = jwksOf(first.jwk);
    const asked: [string, RequestInit][] = [];
    const send = setUp(
      { jwksUri },
      {
        fetch: (url, init) => {
          asked.push([url, init]);
          return Promise.resolve(new Response(published));
        },
      },
    );
    expect((await send(await assertionOf(first, 1))).body["action"]).toBe("USER_IDENTIFICATION");
    published = jwksOf(second.jwk);
    expect(outcome(await send(await assertionOf(first, 1)))).toEqual(["UNAUTHORIZED", "A157326", "invalid_client"]);
    expect((await send(await assertionOf(second, 1))).body["action"]).toBe("USER_IDENTIFICATION");
    expect(asked).toHaveLength(3);
    expect(asked[0]).toMatchObject([jwksUri, { redirect: "manual" }]);
  });

  test.each<[string, () => Promise<Response>, unknown[]]>([
    [
      "cannot be reached",
      () => Promise.reject(new TypeError("fetch failed")),
      ["INTERNAL_SERVER_ERROR", "A156102", "server_error"],
    ],
    [
      "are not found",
      () => Promise.resolve(new Response("", { status: 404 })),
      ["INTERNAL_SERVER_ERROR", "A156102", "server_error"],
    ],
    [
      "are somewhere else",
      () => Promise.resolve(Response.redirect("https://a.example/")),
      ["INTERNAL_SERVER_ERROR", "A156102", "server_error"],
    ],
    ["are no key set", () => Promise.resolve(new Response("<html>")), ["UNAUTHORIZED", "A156302", "invalid_client"]],
    ["do not fit", () => Promise.resolve(new Response('{"keys":[]}')), ["UNAUTHORIZED", "A156305", "invalid_client"]],
  ])("that %s are an error", async (_name, fetch, expected) => {
    const send = setUp({ jwksUri }, { fetch });
    expect(outcome(await send(await assertionOf(await keyOf("ES256"), 1)))).toEqual(expected);
  });

  test("that fit twice are an error", async () => {
    const { jwk } = await keyOf("ES256");
    const send = setUp({ jwksUri }, { fetch: () => Promise.resolve(new Response(jwksOf(jwk, jwk))) });
    expect(outcome(await send(await assertionOf(await keyOf("ES256"), 1)))[1]).toBe("A156307");
  });

  test("are used for signed requests too", async () => {
    const key = await keyOf("ES256");
    const settings = {
      tokenAuthMethod: "CLIENT_SECRET_POST",
      clientSecret: "secret",
      bcRequestSignAlg: "ES256",
      jwksUri,
    } as const;
    const send = async (fetch: () => Promise<Response>) => {
      const emulator = standing({ clients: [{ clientId: 1, ...settings }], fetch });
      const request = await sign(key, requestClaims(1));
      return post(emulator, path, { parameters: form({ request, client_id: "1", client_secret: "secret" }) });
    };
    expect((await send(() => Promise.resolve(new Response(jwksOf(key.jwk))))).body["action"]).toBe(
      "USER_IDENTIFICATION",
    );
    expect(outcome(await send(() => Promise.reject(new TypeError("fetch failed"))))).toEqual([
      "INTERNAL_SERVER_ERROR",
      "A167101",
      "server_error",
    ]);
  });
});

describe("registered keys", () => {
  test("that do not fit, or fit twice, are an error", async () => {
    const key = await keyOf("ES256");
    const send = (jwks: string) => setUp({ jwks });
    expect(outcome(await send('{"keys":[]}')(await assertionOf(key, 1)))[1]).toBe("A156304");
    expect(outcome(await send(jwksOf(key.jwk, key.jwk))(await assertionOf(key, 1)))[1]).toBe("A156306");
    expect(outcome(await send(jwksOf({ ...key.jwk, y: "AA" }))(await assertionOf(key, 1)))[1]).toBe("A156302");
  });

  test("of RSA have at least 2048 bits: A243308", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const now = start / 1000;
    const claims = { iss: "1", sub: "1", aud: "https://as.localhost", exp: now + 60, jti: "a" };
    const text = [{ alg: "RS256" }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    const signature = signBytes("sha256", Buffer.from(text), privateKey).toString("base64url");
    const jwks = JSON.stringify({ keys: [publicKey.export({ format: "jwk" })] });
    const { client_assertion_type } = await assertionOf(await keyOf("ES256"), 1);
    const answer = await setUp({ jwks })({ client_assertion_type, client_assertion: `${text}.${signature}` });
    expect(outcome(answer)).toEqual(["UNAUTHORIZED", "A243308", "invalid_client"]);
  });
});

describe("client_secret_jwt", () => {
  const settings = {
    tokenAuthMethod: "CLIENT_SECRET_JWT",
    clientSecret: "a secret of more than 32 characters",
  } as const;
  const service = { supportedTokenAuthMethods: ["CLIENT_SECRET_JWT"] } as const;
  const assertion = async (secret: string, alg = "HS256") => ({
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion: await new SignJWT({
      iss: "1",
      sub: "1",
      aud: "https://as.localhost",
      exp: start / 1000 + 60,
      jti: crypto.randomUUID(),
    })
      .setProtectedHeader({ alg })
      .sign(new TextEncoder().encode(secret)),
  });

  test("takes an assertion that is signed with the secret, once", async () => {
    const send = setUp(settings, { service });
    const parameters = await assertion(settings.clientSecret);
    expect((await send(parameters)).body["action"]).toBe("USER_IDENTIFICATION");
    expect(outcome(await send(parameters))).toEqual(["UNAUTHORIZED", "E001006", "invalid_client"]);
  });

  test("refuses another secret, another algorithm, a key, and the secret itself", async () => {
    const send = setUp({ ...settings, tokenAuthSignAlg: "HS256" }, { service });
    expect(outcome(await send(await assertion("another secret of more than 32 characters")))[1]).toBe("A157326");
    expect(outcome(await send(await assertion(settings.clientSecret, "HS512")))[1]).toBe("A157313");
    expect(outcome(await send(await assertionOf(await keyOf("ES256"), 1)))[1]).toBe("A157313");
    expect(outcome(await send({ client_id: "1", client_secret: settings.clientSecret }))[1]).toBe("A157357");
  });

  test.each([
    ["CLIENT_SECRET_JWT", "ES256", "A157307"],
    ["PRIVATE_KEY_JWT", "HS256", "A157308"],
  ] as const)("%s does not go with %s", async (tokenAuthMethod, tokenAuthSignAlg, code) => {
    const all = { supportedTokenAuthMethods: ["CLIENT_SECRET_JWT", "PRIVATE_KEY_JWT"] } as const;
    const send = setUp({ ...settings, tokenAuthMethod, tokenAuthSignAlg }, { service: all });
    expect(outcome(await send(await assertion(settings.clientSecret)))[1]).toBe(code);
  });
});
