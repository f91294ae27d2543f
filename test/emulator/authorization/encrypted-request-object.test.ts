// Encrypted request objects, and those passed by request_uri: RFC 9101, sections 5.2 and 6.1.
import { CompactEncrypt, generateKeyPair, exportJWK, importJWK, UnsecuredJWT, type JWK } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, EmulatorOptions, ServiceSettings } from "../../../src/emulator/index.js";
import { get, post, standing, start } from "../caller.js";
import { jwksOf, keyOf, sign } from "../signing.js";
import { callsOf, redirectUri, refusalOf } from "./code-caller.js";

const now = start / 1000;
const key = await keyOf("ES256");
const uri = "https://client.localhost/r";
const bare = { scope: undefined, response_type: undefined, redirect_uri: undefined };
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

function stage(client: ClientSettings = {}, service: ServiceSettings = {}, options: EmulatorOptions = {}) {
  const emulator = standing({
    ...options,
    service,
    clients: [
      {
        bcDeliveryMode: null,
        jwks: jwksOf(key.jwk),
        redirectUris: [redirectUri],
        responseTypes: ["CODE"],
        requestEncryptionAlg: "RSA_OAEP_256",
        requestUris: [uri],
        ...client,
      },
    ],
  });
  const own = emulator.clients[0]!;
  const claimsOf = (changes: Record<string, unknown> = {}) => ({
    iss: String(own.clientId),
    aud: "https://as.localhost",
    response_type: "code",
    redirect_uri: redirectUri,
    scope: "openid",
    ...changes,
  });
  /** Encrypts for the service with a key that it publishes. */
  const encrypt = async (text: string, header: Record<string, string> = {}) => {
    const { keys } = (await get(emulator, "/service/jwks/get")).body as { keys: JWK[] };
    const jwk = keys.find(({ use }) => use === "enc")!;
    return new CompactEncrypt(new TextEncoder().encode(text))
      .setProtectedHeader({ alg: jwk.alg!, enc: "A256GCM", kid: jwk.kid!, ...header })
      .encrypt(await importJWK(jwk, jwk.alg));
  };
  return { emulator, client: own, claimsOf, encrypt, ...callsOf(emulator, own) };
}

const secretKey = async (secret: string, bits: number) =>
  new Uint8Array(
    await crypto.subtle.digest(bits > 256 ? `SHA-${bits}` : "SHA-256", new TextEncoder().encode(secret)),
  ).subarray(0, bits / 8);

describe("an encrypted request object", () => {
  test.each(["RSA_OAEP_256", "RSA_OAEP", "ECDH_ES", "ECDH_ES_A256KW"] as const)(
    "says all that counts, by a key that the service publishes for %s",
    async (requestEncryptionAlg) => {
      const { authorize, claimsOf, encrypt } = stage({
        requestEncryptionAlg,
        frontChannelRequestObjectEncryptionRequired: true,
      });
      const claims = claimsOf({ max_age: 60 });
      const { body } = await authorize({ ...bare, request: await encrypt(await sign(key, claims)) });
      expect(body).toMatchObject({ action: "INTERACTION", maxAge: 60, requestObjectPayload: JSON.stringify(claims) });
    },
  );

  test.each([
    ["dir", "A256GCM", 256],
    ["dir", "A256CBC-HS512", 512],
    ["dir", "A192CBC-HS384", 384],
    ["A128KW", "A128GCM", 128],
    ["A256GCMKW", "A128CBC-HS256", 256],
  ])("may be encrypted by the secret of the client: %s, %s", async (alg, enc, bits) => {
    const { authorize, client, claimsOf } = stage();
    const request = await new CompactEncrypt(new TextEncoder().encode(await sign(key, claimsOf())))
      .setProtectedHeader({ alg, enc })
      .encrypt(await secretKey(client.clientSecret, bits));
    expect((await authorize({ ...bare, request })).body["action"]).toBe("INTERACTION");
  });

  // Result codes: by value, by reference, and pushed.
  const headers: readonly (readonly [string, object, readonly string[], ClientSettings?])[] = [
    ["without an alg", { enc: "A256GCM" }, ["A005360", "A005361", "A248303"]],
    ["without an enc", { alg: "dir" }, ["A005362", "A005363", "A248304"]],
    [
      "by another alg than the registered one",
      { alg: "ECDH-ES", enc: "A256GCM" },
      ["A006330", "A006331", "A248305"],
      { requestObjectEncryptionAlgMatchRequired: true },
    ],
    [
      "by another enc than the registered one",
      { alg: "dir", enc: "A256GCM" },
      ["A006332", "A006333", "A248306"],
      { requestObjectEncryptionEncMatchRequired: true, requestEncryptionEnc: "A128GCM" },
    ],
    ["by an enc that nobody knows", { alg: "dir", enc: "x" }, ["A005366", "A005367", "A248310"]],
    ["by RSA1_5", { alg: "RSA1_5", enc: "A256GCM" }, ["A005368", "A005369", "A248313"]],
    [
      "by the secret of a public client",
      { alg: "dir", enc: "A256GCM" },
      ["A005370", "A005371", "A248314"],
      { clientType: "PUBLIC" },
    ],
    ["for which there is no key", { alg: "ECDH-ES", enc: "A256GCM" }, ["A005374", "A005375", "A248312"]],
    ["that cannot be decrypted", { alg: "dir", enc: "A256GCM" }, ["A005364", "A005365", "A248307"]],
  ];
  test.each(headers.map(([name, header, codes, client]) => [name, header, codes, client ?? {}] as const))(
    "is refused %s",
    async (_name, header, codes, client) => {
      const request = `${encode(header)}..AAAA.AAAA.AAAA`;
      expect(await codesOf(() => Promise.resolve(request), client)).toEqual(codes);
    },
  );

  // The same, for the nested JWT.
  const signed = (changes: Record<string, unknown>) => ({ changes });
  const inside: readonly (readonly [string, string | { changes: Record<string, unknown> }, readonly string[]])[] = [
    ["no JWT", "x", ["A005302", "A005304", "A248309"]],
    ["no text", "\u0000binary", ["A005302", "A005304", "A248308"]],
    ["another encrypted one", `${encode({ alg: "dir" })}.a.a.a.a`, ["A005305", "A005306", "A248309"]],
    ["a JWT without an alg", `${encode({})}.e30.AAAA`, ["A005308", "A005310", "A005308"]],
    ["no object", `${encode({ alg: "ES256" })}.${encode(5)}.AAAA`, ["A005379", "A005381", "A248316"]],
    ["an exp that is no number", signed({ exp: "soon" }), ["A006336", "A006338", "A006336"]],
    ["an exp that is over", signed({ exp: now }), ["A006340", "A006342", "A006340"]],
    ["an nbf that is no number", signed({ nbf: "soon" }), ["A006344", "A006346", "A006344"]],
    ["an nbf that is to come", signed({ nbf: now + 1 }), ["A006348", "A006350", "A006348"]],
    ["no response_type", signed({ response_type: undefined }), ["A006327", "A006329", "A006327"]],
    ["a request", signed({ request: "x" }), ["A006309", "A006311", "A248317"]],
    ["a request_uri", signed({ request_uri: "x" }), ["A006313", "A006315", "A248317"]],
    ["another client_id", signed({ client_id: "other" }), ["A005392", "A005394", "A246310"]],
  ];
  test.each(inside)("is refused with %s inside", async (_name, content, codes) => {
    const made = async ({ claimsOf, client, encrypt }: ReturnType<typeof stage>) => {
      if (typeof content !== "string") return encrypt(await sign(key, claimsOf(content.changes)));
      if (!content.startsWith("\u0000")) return encrypt(content);
      return new CompactEncrypt(new Uint8Array([0xff, 0xfe]))
        .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
        .encrypt(await secretKey(client.clientSecret, 256));
    };
    expect(await codesOf(made)).toEqual(codes);
  });

  test("is refused where more than one key of the service fits: A005376, and A005377 by reference", async () => {
    const { publicKey, privateKey } = await generateKeyPair("ECDH-ES", { extractable: true });
    const [jwk, publicJwk] = [await exportJWK(privateKey), await exportJWK(publicKey)];
    const service = { jwks: JSON.stringify({ keys: [jwk, jwk] }) };
    const request = await new CompactEncrypt(new TextEncoder().encode("x"))
      .setProtectedHeader({ alg: "ECDH-ES", enc: "A256GCM" })
      .encrypt(await importJWK(publicJwk, "ECDH-ES"));
    const { emulator, authorize } = stage({}, {}, { fetch: () => Promise.resolve(new Response(request)) });
    const { body } = await get(emulator, "/service/get");
    await post(emulator, "/service/update", { ...body, ...service });
    expect((await authorize({ ...bare, request })).body["resultCode"]).toBe("A005376");
    expect((await authorize({ ...bare, request_uri: uri })).body["resultCode"]).toBe("A005377");
  });

  /** The codes of a request object by value, by reference, and pushed. */
  async function codesOf(made: (at: ReturnType<typeof stage>) => Promise<string>, client: ClientSettings = {}) {
    let kept = "";
    const tokenAuthMethod = client.clientType === "PUBLIC" ? "NONE" : "CLIENT_SECRET_BASIC";
    const settings = { requestSignAlg: "ES256", tokenAuthMethod, ...client } as const;
    const at = stage(settings, {}, { fetch: () => Promise.resolve(new Response(kept)) });
    const request = (kept = await made(at));
    const answers = [
      await at.authorize({ ...bare, request }),
      await at.authorize({ ...bare, request_uri: uri }),
      await at.push({ ...bare, request }, client.clientType === "PUBLIC" ? { clientSecret: undefined } : {}),
    ];
    return answers.map(({ body }) => body["resultCode"]);
  }
});

describe("a request object behind a request_uri", () => {
  const served = (
    respond: () => Response | Promise<Response>,
    service: ServiceSettings = {},
    client: ClientSettings = {},
  ) => {
    const calls: [string, RequestInit][] = [];
    const fetch = (url: string, init: RequestInit) => {
      calls.push([url, init]);
      return Promise.resolve(respond());
    };
    return { calls, ...stage(client, service, { fetch }) };
  };

  test("is fetched from where it is registered, without the fragment, and without following redirections", async () => {
    const { calls, authorize, claimsOf } = served((): Response => new Response(text));
    const text: string = await sign(key, claimsOf({ prompt: "login" }));
    const answer = await authorize({ ...bare, request_uri: `${uri}#hash` });
    expect(answer.body).toMatchObject({ action: "INTERACTION", prompts: ["LOGIN"] });
    expect(calls.map(([url, { redirect }]) => [url, redirect])).toEqual([[uri, "manual"]]);
  });

  test("is not fetched from elsewhere: A008303", async () => {
    const { calls, authorize } = served(() => new Response(""));
    const answer = await authorize({ ...bare, request_uri: "https://elsewhere.example/" });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", "A008303", "invalid_request_uri"]);
    expect(calls).toEqual([]);
  });

  test.each([
    ["is not there", () => new Response("", { status: 404 })],
    ["is elsewhere", () => new Response("", { status: 302, headers: { location: "https://a.example" } })],
    ["is too big", () => new Response("a".repeat(65_537))],
    ["cannot be reached", () => Promise.reject(new Error("refused"))],
  ])("is refused if it %s: A005382", async (_name, respond) => {
    const { authorize } = served(respond);
    const answer = await authorize({ ...bare, request_uri: uri });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", "A005382", "invalid_request_uri"]);
  });

  test.each([
    ["no JWT", "x", "A005303"],
    ["no alg", `${encode({})}.e30.AAAA`, "A005309"],
    ["no object", `${encode({ alg: "ES256" })}.${encode(5)}.AAAA`, "A005380"],
    ["no client_id that is a string", { client_id: 5 }, "A005389"],
    ["another client_id", { client_id: "other" }, "A005393"],
    ["no response_type", { response_type: undefined }, "A006328"],
    ["a request", { request: "x" }, "A006310"],
    ["a request_uri", { request_uri: "x" }, "A006314"],
    ["an exp that is no number", { exp: "soon" }, "A006337"],
    ["an exp that is over", { exp: now }, "A006341"],
    ["an nbf that is no number", { nbf: "soon" }, "A006345"],
    ["an nbf that is to come", { nbf: now + 1 }, "A006349"],
    ["an audience that is not the service", { aud: "https://other" }, "A006361"],
  ] as const)("is refused with %s", async (_name, content, code) => {
    const { authorize, claimsOf } = served((): Response => new Response(text));
    const text: string = typeof content === "string" ? content : await sign(key, claimsOf(content));
    const answer = await authorize({ ...bare, request_uri: uri });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", code, "invalid_request_object"]);
  });

  test("has to be signed unless it is fetched by https: A005383", async () => {
    const http = "http://client.localhost/r";
    const { authorize, claimsOf } = served(
      (): Response => new Response(text),
      { traditionalRequestObjectProcessingApplied: true },
      { requestUris: [uri, http] },
    );
    const text: string = new UnsecuredJWT(claimsOf()).encode();
    const outside = { ...bare, response_type: "code", scope: "openid" };
    expect((await authorize({ ...outside, request_uri: uri })).body["action"]).toBe("INTERACTION");
    expect((await authorize({ ...outside, request_uri: http })).body["resultCode"]).toBe("A005383");
  });
});

describe("where parameters outside count", () => {
  test.each([
    ["there has to be a scope", undefined, "A007303"],
    ["the scope has to have openid", "email", "A007304"],
  ])("%s", async (_name, scope, code) => {
    const { authorize, claimsOf } = stage({}, { traditionalRequestObjectProcessingApplied: true });
    const request = await sign(key, claimsOf());
    expect(refusalOf(await authorize({ request, scope }))).toEqual(["BAD_REQUEST", code, "invalid_request"]);
  });
});

test.each([
  ["cannot be fetched: A005311", () => Promise.reject(new Error("refused")), "INTERNAL_SERVER_ERROR", "A005311"],
  ["are none: A005348", () => Promise.resolve(new Response("x")), "BAD_REQUEST", "A005348"],
])("keys of a client that %s", async (_name, fetch, action, resultCode) => {
  const { authorize, claimsOf } = stage({ jwks: null, jwksUri: "https://client.localhost/jwks" }, {}, { fetch });
  const { body } = await authorize({ ...bare, request: await sign(key, claimsOf()) });
  expect(body).toMatchObject({ action, resultCode });
});
