// How responses reach the client: every response type in every mode, including errors, and how responses are signed and encrypted.
import { compactDecrypt, decodeJwt, decodeProtectedHeader, exportJWK, generateKeyPair } from "jose";
import { describe, expect, test } from "vitest";
import type { ClientSettings } from "../../../src/emulator/index.js";
import { start } from "../caller.js";
import { codeStage, membersOf, redirectUri } from "./code-caller.js";

const types = [
  "code",
  "token",
  "id_token",
  "id_token token",
  "code token",
  "code id_token",
  "code id_token token",
  "none",
];
const responseTypes = types.map((type) => type.toUpperCase().replaceAll(" ", "_")) as never;
const isFront = (type: string) => type.includes("token");
const members: Record<string, readonly string[]> = {
  code: ["code"],
  token: ["access_token", "token_type", "expires_in", "scope"],
  id_token: ["id_token"],
};

/** Where a mode puts the parameters for a response type, and whether they are in a JWT. */
function placeOf(type: string, mode: string | undefined): string {
  if (!mode || mode === "jwt") return isFront(type) ? "fragment" : "query";
  return mode.replace(".jwt", "");
}

const modes = [undefined, "query", "fragment", "form_post", "jwt", "query.jwt", "fragment.jwt", "form_post.jwt"];
const rows = types.flatMap((type) => modes.map((mode) => [type, mode ?? "no mode", mode] as const));
const place = (content: string) =>
  content.startsWith(`${redirectUri}?`) ? "query" : content.startsWith(`${redirectUri}#`) ? "fragment" : "form_post";

describe("an answer", () => {
  test.each(rows)("of %s by %s", async (type, _name, mode) => {
    const { authorize, issue } = codeStage({ responseTypes, authorizationSignAlg: "ES256" });
    const asked = await authorize({ response_type: type, response_mode: mode, nonce: "n", state: "s" });
    // Tokens must not be in a query, where servers log them.
    if (isFront(type) && mode?.startsWith("query")) {
      expect(asked.body).toMatchObject({ action: "LOCATION", resultCode: mode === "query" ? "A012304" : "A012309" });
      expect(place(String(asked.body["responseContent"]))).toBe("fragment");
      return;
    }
    const answer = await issue(String(asked.body["ticket"]));
    const content = String(answer.body["responseContent"]);
    expect([answer.body["action"], place(content)]).toEqual([
      placeOf(type, mode) === "form_post" ? "FORM" : "LOCATION",
      placeOf(type, mode),
    ]);
    const found = membersOf(answer);
    const given = mode?.includes("jwt") ? decodeJwt(found["response"]!) : found;
    const expected = type.split(" ").flatMap((word) => members[word] ?? []);
    const sent = ["state", "iss", ...expected, ...(mode?.includes("jwt") ? ["aud", "exp"] : [])];
    expect(Object.keys(given).toSorted()).toEqual(sent.toSorted());
    if (mode?.includes("jwt")) expect(Object.keys(found)).toEqual(["response"]);
  });

  test.each(rows)("that is an error, of %s by %s", async (type, _name, mode) => {
    const { ticketOf, fail } = codeStage({ responseTypes, authorizationSignAlg: "ES256" });
    if (isFront(type) && mode?.startsWith("query")) mode = undefined;
    const ticket = await ticketOf({ response_type: type, response_mode: mode, nonce: "n", state: "s" });
    const answer = await fail(ticket, "DENIED");
    expect(place(String(answer.body["responseContent"]))).toBe(placeOf(type, mode));
    const found = membersOf(answer);
    const { aud: _aud, exp: _exp, ...given } = mode?.includes("jwt") ? decodeJwt(found["response"]!) : found;
    expect(given).toEqual({
      error: "access_denied",
      error_description: expect.stringContaining("A060306") as string,
      state: "s",
      iss: "https://as.localhost",
    });
  });

  test.each(["form_post", "form_post.jwt"])(
    "by %s has no member in the URL of its form, and one form alone",
    async (mode) => {
      const { ticketOf, issue } = codeStage({ authorizationSignAlg: "ES256", redirectUris: [`${redirectUri}?a=b`] });
      const ticket = await ticketOf({ response_mode: mode, redirect_uri: `${redirectUri}?a=b`, state: "s" });
      const page = String((await issue(ticket)).body["responseContent"]);
      const forms = [...page.matchAll(/<form[^>]*>/g)].map(([tag]) => tag);
      expect(forms).toEqual([`<form method="post" action="${redirectUri}?a=b">`]);
      expect(page).toMatch(/<noscript>.*type="submit".*<\/noscript>/s);
    },
  );

  test("of an ID token by query.jwt is made where the JWT is encrypted", async () => {
    const { privateKey, publicKey } = await generateKeyPair("RSA-OAEP-256");
    const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), use: "enc", kid: "e1" }] });
    const { ticketOf, issue, client } = codeStage({
      responseTypes,
      jwks,
      authorizationSignAlg: "ES256",
      authorizationEncryptionAlg: "RSA_OAEP_256",
      authorizationEncryptionEnc: "A256GCM",
    });
    const answer = await issue(await ticketOf({ response_type: "id_token", response_mode: "query.jwt", nonce: "n" }));
    const { response } = membersOf(answer);
    expect(decodeProtectedHeader(response!)).toEqual({ alg: "RSA-OAEP-256", enc: "A256GCM", cty: "JWT", kid: "e1" });
    const { plaintext } = await compactDecrypt(response!, privateKey);
    const inner = new TextDecoder().decode(plaintext);
    expect(decodeJwt(inner)).toMatchObject({ aud: String(client.clientId), id_token: answer.body["idToken"] });
  });
});

describe("a JWT as an answer", () => {
  test("lives as long as authorizationResponseDuration says, and names the client in one text", async () => {
    const { client, ticketOf, issue } = codeStage(
      { authorizationSignAlg: "ES256" },
      { authorizationResponseDuration: 60 },
    );
    const { response } = membersOf(await issue(await ticketOf({ response_mode: "jwt" })));
    expect(decodeJwt(response!)).toEqual({
      aud: String(client.clientId),
      iss: "https://as.localhost",
      exp: start / 1000 + 60,
      code: expect.any(String) as string,
    });
  });

  test("has the issuer inside, even where issSuppressed leaves it out of other answers", async () => {
    const { ticketOf, issue } = codeStage({ authorizationSignAlg: "ES256" }, { issSuppressed: true });
    expect(Object.keys(membersOf(await issue(await ticketOf({ state: "s" }))))).toEqual(["state", "code"]);
    const { response } = membersOf(await issue(await ticketOf({ response_mode: "jwt" })));
    expect(decodeJwt(response!)["iss"]).toBe("https://as.localhost");
  });

  test("is signed by the key that authorizationSignatureKeyId names", async () => {
    const keys = await Promise.all(
      ["a", "b"].map(async (kid) => {
        const { privateKey } = await generateKeyPair("ES256", { extractable: true });
        return { ...(await exportJWK(privateKey)), kid, alg: "ES256", use: "sig" };
      }),
    );
    for (const kid of ["a", "b"]) {
      const { ticketOf, issue } = codeStage(
        { authorizationSignAlg: "ES256" },
        { jwks: JSON.stringify({ keys }), authorizationSignatureKeyId: kid },
      );
      const { response } = membersOf(await issue(await ticketOf({ response_mode: "jwt" })));
      expect(decodeProtectedHeader(response!)).toEqual({ alg: "ES256", kid });
    }
  });
});

describe("the hashes of an ID token", () => {
  test.each([
    ["ES256", "SHA-256"],
    ["ES384", "SHA-384"],
    ["ES512", "SHA-512"],
    ["PS256", "SHA-256"],
    ["RS384", "SHA-384"],
    ["HS256", "SHA-256"],
    ["HS512", "SHA-512"],
  ] as const)("are the left half of the digest of its algorithm: %s, %s", async (alg, digest) => {
    const settings: ClientSettings = { responseTypes, idTokenSignAlg: alg, clientSecret: "s".repeat(64) };
    const { ticketOf, issue } = codeStage(settings);
    const ticket = await ticketOf({ response_type: "code id_token token", nonce: "n", state: "s-1" });
    const { code, access_token: accessToken, id_token: idToken } = membersOf(await issue(ticket));
    const half = async (text: string) => {
      const bytes = Buffer.from(await crypto.subtle.digest(digest, new TextEncoder().encode(text)));
      return bytes.subarray(0, bytes.length / 2).toString("base64url");
    };
    expect(decodeJwt(idToken!)).toMatchObject({
      c_hash: await half(code!),
      at_hash: await half(accessToken!),
      s_hash: await half("s-1"),
    });
  });

  test("are those of what is beside it: no c_hash, at_hash or s_hash without a code, an access token or a state", async () => {
    const { ticketOf, issue } = codeStage({ responseTypes });
    const { id_token: idToken } = membersOf(await issue(await ticketOf({ response_type: "id_token", nonce: "n" })));
    expect(Object.keys(decodeJwt(idToken!)).toSorted()).toEqual(["aud", "exp", "iat", "iss", "nonce", "sub"]);
  });
});

test("the words of a response type may come in any order", async () => {
  const { authorize } = codeStage({ responseTypes });
  for (const type of ["token id_token code", "id_token code token", "token code", "id_token code", "token id_token"])
    expect((await authorize({ response_type: type, nonce: "n" })).body["action"]).toBe("INTERACTION");
});
