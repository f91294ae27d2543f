// Software statements: RFC 7591, section 2.3.
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { describe, expect, test } from "vitest";
import type { EmulatorOptions } from "../../../src/emulator/index.js";
import { contentOf, start } from "../caller.js";
import { refusalOf, registrar } from "./registrar.js";

const trusted = await generateKeyPair("ES256", { extractable: true });
const other = await generateKeyPair("ES256");
const jwks = { keys: [{ ...(await exportJWK(trusted.publicKey)), kid: "k1" }] };

const sign = (claims: Record<string, unknown>, key = trusted.privateKey) =>
  new SignJWT(claims).setProtectedHeader({ alg: "ES256" }).sign(key);
const stage = (claimRules?: NonNullable<EmulatorOptions["softwareStatements"]>["claimRules"]) =>
  registrar({}, { softwareStatements: { jwks, ...(claimRules && { claimRules }) } });
const now = start / 1000;

describe("a software statement", () => {
  test("goes before what the client says, and is given back unchanged", async () => {
    const statement = await sign({ iss: "https://x.example", client_name: "Vouched", software_id: "s", exp: now + 60 });
    const { content, update } = await stage().registered({
      client_name: "Own",
      tos_uri: "https://a.example/",
      software_statement: statement,
    });
    expect(content).toMatchObject({
      client_name: "Vouched",
      software_id: "s",
      tos_uri: "https://a.example/",
      software_statement: statement,
    });
    expect(content).not.toHaveProperty("iss");
    expect(contentOf(await update({ software_statement: statement }))).toMatchObject({
      client_name: "Vouched",
      software_statement: statement,
    });
    expect(contentOf(await update({}))).not.toHaveProperty("software_statement");
  });

  test("does not say who the client is that changes its metadata", async () => {
    const { update } = await stage().registered();
    const answer = await update({ software_statement: await sign({ client_id: "1", client_secret: "x" }) });
    expect(answer.body["action"]).toBe("UPDATED");
  });

  const unsigned = new UnsecuredJWT({ client_name: "a" }).encode();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  test.each([
    ["A204308 no text", () => 1, "invalid_client_metadata"],
    ["A205301 not JOSE", () => "a.b", "invalid_software_statement"],
    ["A205302 not signed", () => unsigned, "invalid_software_statement"],
    ["A205303 encrypted", () => `${part({ alg: "dir", enc: "A256GCM" })}..a.a.a`, "invalid_software_statement"],
    ["A205304 without JSON in it", () => `${part({ alg: "ES256" })}.YQ.YQ`, "invalid_software_statement"],
    ["A205306 signed by another", () => sign({}, other.privateKey), "invalid_software_statement"],
    ["A205305 expired", () => sign({ exp: now }), "unapproved_software_statement"],
    ["A205305 not valid yet", () => sign({ nbf: now + 60 }), "unapproved_software_statement"],
    ["A204308 with metadata of the wrong type", () => sign({ client_name: 1 }), "invalid_client_metadata"],
    ["A204302 with metadata that break a rule", () => sign({ response_types: [] }), "invalid_client_metadata"],
  ])("is refused: %s", async (name, statement, error) => {
    const answer = await stage().register({ software_statement: await statement() });
    expect(refusalOf(answer)).toEqual(["BAD_REQUEST", name.slice(0, 7), error]);
  });

  test.each([
    ["PRESENT", { iss: "PRESENT" }, {}],
    ["PROHIBITED", { software_id: "PROHIBITED" }, { software_id: "s" }],
    ["EQUALS", { iss: { EQUALS: "a" } }, { iss: "b" }],
    ["EQUALS, of what is not there", { iss: { EQUALS: "a" } }, {}],
  ] as const)("A205307 breaks a rule for its claims: %s", async (_name, rules, claims) => {
    const statement = await sign(claims);
    expect(refusalOf(await stage(rules).register({ software_statement: statement }))).toEqual([
      "BAD_REQUEST",
      "A205307",
      "unapproved_software_statement",
    ]);
  });

  test("keeps the rules for its claims", async () => {
    const { register } = stage({ iss: { EQUALS: "a" }, software_id: "PRESENT", x: "PROHIBITED" });
    const statement = await sign({ iss: "a", software_id: "s" });
    expect((await register({ software_statement: statement })).body["action"]).toBe("CREATED");
  });

  test("E020007 is trusted by nobody unless keys are given", async () => {
    expect(refusalOf(await registrar().register({ software_statement: await sign({}) }))).toEqual([
      "BAD_REQUEST",
      "E020007",
      "unapproved_software_statement",
    ]);
  });
});
