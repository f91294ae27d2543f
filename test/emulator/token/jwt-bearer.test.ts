// JWT bearer assertions, RFC 7523: the checks before the server decides.
import { UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import { start } from "../caller.js";
import { keyOf, sign } from "../signing.js";
import { encrypted, grantStage, refusal } from "./grant-caller.js";

const now = start / 1000;

describe("a JWT bearer assertion", () => {
  const grant_type = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  const good = { iss: "https://other", sub: "anna", aud: "https://as.localhost", exp: now + 60 };

  test("is handed to the server, which decides whom to trust", async () => {
    const assertion = await sign(await keyOf("ES256"), good);
    const { body } = await grantStage().token({ grant_type, assertion, scope: "email" });
    expect(body).toMatchObject({ action: "JWT_BEARER", assertion, scopes: ["email"] });
    for (const name of ["responseContent", "subject", "accessToken"]) expect(body).not.toHaveProperty(name);
  });

  const signedWith = async (name: string, changes: object) => sign(await keyOf("ES256", name), { ...good, ...changes });

  test.each<[what: string, make: () => string | Promise<string>]>([
    ["whoever signed it, for any issuer", () => signedWith("stranger", { iss: "nobody" })],
    ["for the token endpoint", () => signedWith("first", { aud: ["https://as.localhost/token", "a"] })],
    ["not signed, unless the service says otherwise", () => new UnsecuredJWT(good).encode()],
    ["encrypted, unless the service says otherwise", () => encrypted],
  ])("is taken %s", async (_what, make) => {
    const assertion = await make();
    expect((await grantStage().token({ grant_type, assertion })).body).toMatchObject({
      action: "JWT_BEARER",
      assertion,
    });
  });

  test.each([
    ["has expired", { exp: now }, {}, "A314309"],
    ["is for another service", { aud: "https://b" }, {}, "A314314"],
    ["has no subject", { sub: undefined }, {}, "E011002"],
    ["has no issuer", { iss: undefined }, {}, "E011002"],
    ["has no exp", { exp: undefined }, {}, "E011002"],
    ["is from the future", { iat: now + 1 }, {}, "E011003"],
    ["is not valid yet", { nbf: now + 1 }, {}, "E011003"],
    ["is not signed where it has to be", "unsigned", { jwtGrantUnsignedJwtRejected: true }, "A314310"],
    ["is encrypted where it must not be", "encrypted", { jwtGrantEncryptedJwtRejected: true }, "E011004"],
    ["is none", "x", {}, "E011002"],
  ])("is refused that %s", async (_name, changes, service, code) => {
    const texts: Record<string, string> = {
      unsigned: new UnsecuredJWT(good).encode(),
      encrypted,
      x: "x",
    };
    const assertion =
      typeof changes === "string" ? texts[changes]! : await sign(await keyOf("ES256"), { ...good, ...changes });
    expect(refusal(await grantStage({}, service).token({ grant_type, assertion }))).toEqual([
      "BAD_REQUEST",
      code,
      "invalid_grant",
    ]);
  });

  test("may come from an unidentified client, unless only identifiable clients may", async () => {
    const assertion = await sign(await keyOf("ES256"), good);
    const { body } = await grantStage().token({ grant_type, assertion }, {});
    expect(body).toMatchObject({ action: "JWT_BEARER", assertion });
    expect(body["clientId"]).toBeUndefined();
    const { token } = grantStage({}, { jwtGrantByIdentifiableClientsOnly: true });
    expect(refusal(await token({ grant_type, assertion }, {}))).toEqual(["BAD_REQUEST", "A244305", "invalid_request"]);
  });

  test("is needed", async () => {
    expect(refusal(await grantStage().token({ grant_type }))).toEqual(["BAD_REQUEST", "E011001", "invalid_request"]);
  });

  test.each([
    ["the issuer", "https://as.localhost"],
    ["the token endpoint", "https://as.localhost/token"],
    ["a list that holds the issuer", ["https://other", "https://as.localhost"]],
    ["a list that holds the token endpoint", ["https://as.localhost/token"]],
  ])("may be for %s", async (_name, aud) => {
    const assertion = await sign(await keyOf("ES256"), { ...good, aud });
    const { body } = await grantStage().token({ grant_type, assertion });
    expect(body).toMatchObject({ action: "JWT_BEARER", assertion });
    expect(body["responseContent"]).toBeUndefined();
  });

  test.each([
    ["an iss that is no text", { iss: 5 }],
    ["an nbf to come", { nbf: now + 1 }],
    ["an aud of numbers", { aud: [5] }],
    ["an exp that is no number", { exp: "soon" }],
  ])("is refused with %s", async (_name, changes) => {
    const assertion = await sign(await keyOf("ES256"), { ...good, ...changes });
    const [action, , error] = refusal(await grantStage().token({ grant_type, assertion }));
    expect([action, error]).toEqual(["BAD_REQUEST", "invalid_grant"]);
  });

  test("is taken whoever signed it: signature and trust are the server's to check", async () => {
    const assertion = (await sign(await keyOf("ES256"), good)).replace(/[^.]{8}$/, "AAAAAAAA");
    expect((await grantStage().token({ grant_type, assertion })).body["action"]).toBe("JWT_BEARER");
  });
});
