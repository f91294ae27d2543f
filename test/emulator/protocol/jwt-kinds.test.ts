// RFC 8725: the type and claims of a JWT have to fit the place where it is presented, whoever signed it.
import { base64url } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings, Emulator } from "../../../src/emulator/index.js";
import {
  authenticate,
  begin,
  clientOf,
  complete,
  contentOf,
  form,
  poll,
  post,
  standing,
  start,
  tokensOf,
} from "../caller.js";
import { jwksOf, keyOf, requestClaims, sign, type ClientKey } from "../signing.js";

const now = start / 1000;
const issuer = "https://as.localhost";
const type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/** Signs arbitrary texts as header and payload, which libraries would refuse. */
async function signTexts({ privateKey }: ClientKey, header: string, payload: string): Promise<string> {
  const signed = `${base64url.encode(header)}.${base64url.encode(payload)}`;
  const algorithm = { name: "ECDSA", hash: "SHA-256" };
  const signature = await crypto.subtle.sign(algorithm, privateKey, new TextEncoder().encode(signed));
  return `${signed}.${base64url.encode(new Uint8Array(signature))}`;
}

const assertionClaims = (changes: object = {}) => ({
  iss: "1",
  sub: "1",
  aud: issuer,
  exp: now + 60,
  jti: crypto.randomUUID(),
  ...changes,
});
const codeOf = (answer: { body: Record<string, unknown> }) => answer.body["resultCode"];

async function clientWith(settings: ClientSettings): Promise<{ emulator: Emulator; key: ClientKey }> {
  const key = await keyOf("ES256");
  return { emulator: standing({ clients: [{ clientId: 1, jwks: jwksOf(key.jwk), ...settings }] }), key };
}

describe("a client assertion", () => {
  const codeFor = async (make: (key: ClientKey) => Promise<string>, service: object = {}) => {
    const { emulator, key } = await clientWith({ tokenAuthMethod: "PRIVATE_KEY_JWT" });
    emulator.updateService(service);
    const parameters = form({
      scope: "openid",
      login_hint: "anna",
      client_assertion_type: type,
      client_assertion: await make(key),
    });
    return codeOf(await post(emulator, "/backchannel/authentication", { parameters }));
  };
  const signed = (changes: object, header: object = {}) =>
    codeFor((key) => sign(key, assertionClaims(changes), header));

  test.each([
    [{}],
    [{ typ: "JWT" }],
    [{ typ: "application/client-authentication+jwt" }],
    [{ jku: "https://evil.example" }],
  ])("with the header %j is taken", async (header) => {
    expect(await signed({}, header)).toBe("A179001");
  });

  test.each<[string, object, object, string]>([
    ["that is a DPoP proof", {}, { typ: "dpop+jwt" }, "E001007"],
    ["that is an access token", {}, { typ: "application/AT+JWT" }, "E001007"],
    ["that is a signed request", {}, { typ: "oauth-authz-req+jwt" }, "E001007"],
    ["whose audience is null", { aud: null }, {}, "A157318"],
    ["whose audience is a list with more than texts", { aud: [issuer, 1] }, {}, "A157318"],
    ["whose audience is a list of lists", { aud: [[issuer]] }, {}, "A157318"],
    ["whose audience is empty", { aud: [] }, {}, "A157318"],
    ["whose exp is a text", { exp: String(now + 60) }, {}, "A157320"],
    ["whose nbf is a text", { nbf: "0" }, {}, "A157322"],
    ["whose iat is null", { iat: null }, {}, "A157323"],
  ])("%s is refused", async (_name, claims, header, code) => {
    expect(await signed(claims, header)).toBe(code);
  });

  test.each<[string, string, string]>([
    ["with a critical extension", '{"alg":"ES256","crit":["x"],"x":1}', "A157326"],
    ["with b64", '{"alg":"ES256","crit":["b64"],"b64":true}', "A157326"],
    ["with b64 that is not critical", '{"alg":"ES256","b64":false}', "A157326"],
    ["with an alg twice", '{"alg":"none","alg":"ES256"}', "A168301"],
    ["with a kid that is a number", '{"alg":"ES256","kid":1}', "A168301"],
    ["with a typ that is no text", '{"alg":"ES256","typ":["JWT"]}', "E001007"],
    ["by a secret", '{"alg":"HS256"}', "A157313"],
  ])("%s is refused", async (_name, header, code) => {
    expect(await codeFor((key) => signTexts(key, header, JSON.stringify(assertionClaims())))).toBe(code);
  });

  test.each<[string, string]>([
    ["a claim twice", JSON.stringify(assertionClaims()).replace("{", '{"iss":"2",')],
    ["an exp beyond all numbers", JSON.stringify(assertionClaims()).replace(String(now + 60), "1e400")],
    ["a JWT inside", '"a.b.c"'],
  ])("with %s is refused", async (_name, payload) => {
    expect(await codeFor((key) => signTexts(key, '{"alg":"ES256"}', payload))).toBe("A168302");
  });

  test("by a key that only its own header has is refused", async () => {
    const other = await keyOf("ES256", "second");
    expect(await codeFor(() => sign(other, assertionClaims(), { jwk: other.jwk }))).toBe("A157326");
  });

  test("is for the issuer alone, as a text, where the service wants that", async () => {
    const service = { clientAssertionAudRestrictedToIssuer: true };
    const { emulator, key } = await clientWith({ tokenAuthMethod: "PRIVATE_KEY_JWT" });
    const read = await emulator.fetch(`${emulator.url}/api/1000000001/service/get`, {
      headers: { authorization: `Bearer ${emulator.token}` },
    });
    await post(emulator, "/service/update", { ...((await read.json()) as object), ...service });
    const send = async (aud: unknown) =>
      codeOf(
        await post(emulator, "/backchannel/authentication", {
          parameters: form({
            scope: "openid",
            login_hint: "anna",
            client_assertion_type: type,
            client_assertion: await sign(key, assertionClaims({ aud })),
          }),
        }),
      );
    expect(await send(issuer)).toBe("A179001");
    expect(await send([issuer])).toBe("A157318");
  });
});

describe("a signed request", () => {
  const codeFor = async (claims: object, header: object = {}) => {
    const { emulator, key } = await clientWith({ bcRequestSignAlg: "ES256" });
    const request = await sign(key, requestClaims(1, claims as Record<string, unknown>), header);
    return codeOf(
      await authenticate(emulator, emulator.clients[0]!, { scope: undefined, login_hint: undefined, request }),
    );
  };

  test.each([[{}], [{ typ: "oauth-authz-req+jwt" }], [{ typ: "jwt" }]])(
    "with the header %j is taken",
    async (header) => {
      expect(await codeFor({}, header)).toBe("A179001");
    },
  );

  test.each<[string, object, object, string]>([
    ["that is a client assertion by its claims", { sub: "1" }, {}, "E002006"],
    ["that is a client assertion by its type", {}, { typ: "client-authentication+jwt" }, "E002006"],
    ["that is a DPoP proof", {}, { typ: "dpop+jwt" }, "E002006"],
    ["whose audience has more than texts", { aud: [issuer, null] }, {}, "A167324"],
    ["whose exp is a text", { exp: String(now + 300) }, {}, "A167317"],
  ])("%s is refused", async (_name, claims, header, code) => {
    expect(await codeFor(claims, header)).toBe(code);
  });
});

describe("an id_token_hint", () => {
  const codeFor = async (emulator: Emulator, hint: string) =>
    codeOf(await authenticate(emulator, clientOf(emulator, "POLL"), { login_hint: undefined, id_token_hint: hint }));

  test("is an ID token of the service", async () => {
    const emulator = standing();
    const { idToken } = await tokensOf(emulator, clientOf(emulator, "POLL"));
    expect(await codeFor(emulator, String(idToken))).toBe("A179001");
  });

  test("is no access token of the service, whatever is in it", async () => {
    const emulator = standing();
    const read = await emulator.fetch(`${emulator.url}/api/1000000001/service/get`, {
      headers: { authorization: `Bearer ${emulator.token}` },
    });
    await post(emulator, "/service/update", { ...((await read.json()) as object), accessTokenSignAlg: "ES256" });
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket, { jwtAtClaims: JSON.stringify({ aud: String(client.clientId) }) });
    const answer = await poll(emulator, client, authReqId);
    expect(await codeFor(emulator, String(contentOf(answer)["access_token"]))).toBe("E002005");
  });

  test.each(["at+jwt", "logout+jwt", "dpop+jwt", "token-introspection+jwt"])("is not of the type %s", async (typ) => {
    const emulator = standing();
    const key = await keyOf("ES256");
    const hint = await sign(key, { iss: issuer, aud: "2000000001", sub: "anna", exp: now + 60, iat: now }, { typ });
    expect(await codeFor(emulator, hint)).toBe("E002005");
  });
});

describe("a DPoP proof", () => {
  const codeFor = async (claims: object, header: object = {}) => {
    const key = await keyOf("ES256");
    const emulator = standing();
    const client = clientOf(emulator, "POLL");
    const { ticket, authReqId } = await begin(emulator, client);
    await complete(emulator, ticket);
    const all = { jti: crypto.randomUUID(), htm: "POST", htu: "https://as.localhost/token", iat: now, ...claims };
    const dpop = await sign(key, all, { typ: "dpop+jwt", jwk: key.jwk, ...header });
    return codeOf(await poll(emulator, client, authReqId, { dpop, htu: "https://as.localhost/token" }));
  };

  test.each([
    "https://as.localhost/%74oken",
    "HTTPS://AS.LOCALHOST:443/token?a#b",
    "https://as.localhost:/x/../%74%6fken",
    "https://as.localhost/./x/%2e%2E/token",
    "https://%61s.localhost/token",
  ])("may be for %s", async (htu) => {
    expect(await codeFor({ htu })).toBe("A200002");
  });

  test.each([
    "https://as.localhost/tok%2fen",
    "https://as.localhost/%2574oken",
    "https://as.localhost/Token",
    "https://as.localhost/token/",
    "https://as.localhost//token",
    "http://as.localhost/token",
    "https://as.localhost:444/token",
    "https://anna@as.localhost/token",
    "https:as.localhost/token",
    "https://as.localhost\\token",
    "https://as.localhost/to\nken",
    " https://as.localhost/token",
    "//as.localhost/token",
    "urn:token",
  ])("is not for %j", async (htu) => {
    expect(await codeFor({ htu })).toBe("A254301");
  });

  test.each<[object, string]>([
    [{ typ: "application/DPoP+JWT" }, "A200002"],
    [{ typ: "JWT" }, "A254301"],
    [{ typ: "at+jwt" }, "A254301"],
    [{ typ: undefined }, "A254301"],
  ])("with the header %j gets %s", async (header, code) => {
    expect(await codeFor({}, header)).toBe(code);
  });

  test.each(["d", "p", "q", "dp", "dq", "qi", "oth", "k"])("shows no key with %s", async (member) => {
    const { jwk } = await keyOf("ES256");
    expect(await codeFor({}, { jwk: { ...jwk, [member]: "AA" } })).toBe("A254303");
  });
});
