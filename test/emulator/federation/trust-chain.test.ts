// Invalid trust chains: OpenID Federation 1.0, sections 3, 4, 6.2 and 10.2.
import { describe, expect, test } from "vitest";
import { jwksOf } from "../signing.js";
import {
  anchor,
  chainOf,
  federationStage,
  issuer,
  leafOf,
  middle,
  now,
  publicKeyOf,
  rp,
  statement,
  type ChainClaims,
} from "./federation.js";

const stage = await federationStage();

/** The outcome of registering with a chain at a fresh service. */
async function outcomeOf(chain: unknown): Promise<readonly unknown[]> {
  stage.emulator.reset();
  const trustChain = typeof chain === "string" ? chain : JSON.stringify(chain);
  const { body } = await stage.register({ trustChain });
  return [body["action"], body["resultCode"], String(body["resultMessage"])];
}

const broken = (why: string) => ["BAD_REQUEST", "A320301", `[A320301] The trust chain cannot be resolved: ${why}.`];
const good = ["OK", "E034007", "[E034007] The client was registered."];

const strange = { keys: [await publicKeyOf(rp, "stranger")] };

describe("A320301: a trust chain is broken", () => {
  test.each([
    ["it is not a list of statements", "x"],
    ["it is not a list of statements", {}],
    ["it is not a list of statements", [1, 2]],
    ["it has fewer than 2 or more than 10 statements", []],
    ["it has fewer than 2 or more than 10 statements", Array.from({ length: 11 }, () => "x")],
    ["statement 0 is none, or is not current", ["x", "y"]],
  ])("%s", async (why, chain) => {
    expect(await outcomeOf(chain)).toEqual(broken(why));
  });

  test("it is the client alone, or the client and the anchor", async () => {
    const [leaf, , , top] = await chainOf();
    expect(await outcomeOf([leaf])).toEqual(broken("it has fewer than 2 or more than 10 statements"));
    expect(await outcomeOf([leaf, top])).toEqual(broken("statement 1 is not about the one who made statement 0"));
  });

  test.each<[what: string, claims: Record<string, unknown>, header?: object]>([
    ["has expired", { exp: now }],
    ["is of the future", { iat: now + 1 }],
    ["has no exp", { exp: undefined }],
    ["has no iat", { iat: undefined }],
    ["has no keys", { jwks: undefined }],
    ["has a private key", { jwks: { keys: [{ kty: "EC", d: "x" }] } }],
    ["has a secret", { jwks: { keys: [{ kty: "oct", k: "x" }] } }],
    ["is by somebody without https", { iss: "http://middle.example.org" }],
    ["is about no entity", { sub: "x" }],
    ["wants a claim to be understood that is not", { crit: ["x"], x: 1 }],
    ["is of another kind", {}, { typ: "JWT" }],
    ["is of no kind", {}, { typ: undefined }],
  ])("a statement of it %s", async (_what, claims, header) => {
    const chain = await chainOf();
    chain[1] = await statement(middle, rp, claims, header);
    expect(await outcomeOf(chain)).toEqual(broken("statement 1 is none, or is not current"));
  });

  test("a statement of it is not signed, or by a secret", async () => {
    const chain = await chainOf();
    const [, payload] = chain[1]!.split(".");
    for (const alg of ["none", "HS256"]) {
      const header = Buffer.from(JSON.stringify({ alg, typ: "entity-statement+jwt" })).toString("base64url");
      chain[1] = `${header}.${payload}.${alg === "none" ? "" : "AAAA"}`;
      expect(await outcomeOf(chain)).toEqual(broken("statement 1 is none, or is not current"));
    }
  });

  test.each<[why: string, change: (chain: string[]) => Promise<unknown>]>([
    [
      "it does not begin with an entity configuration that is signed by its own keys",
      async (chain) => (chain[0] = await statement(middle, rp)),
    ],
    [
      "it does not begin with an entity configuration that is signed by its own keys",
      async (chain) => (chain[0] = await leafOf({ leaf: { jwks: strange } })),
    ],
    [
      "the signature of statement 0 is not by the keys that it has to be by",
      async (chain) => (chain[1] = await statement(middle, rp, { jwks: strange })),
    ],
    [
      "the signature of statement 1 is not by the keys that it has to be by",
      async (chain) => (chain[2] = await statement(anchor, middle, { jwks: strange })),
    ],
    [
      "the signature of statement 2 is not by the keys that it has to be by",
      (chain) => Promise.resolve((chain[2] = chain[2]!.slice(0, -8) + "AAAAAAAA")),
    ],
    [
      "statement 1 is not about the one who made statement 0",
      async (chain) => (chain[1] = await statement(middle, "https://other.example")),
    ],
    [
      "statement 2 is not about the one who made statement 1",
      async (chain) => (chain[2] = await statement(anchor, "https://other.example")),
    ],
    ["statement 1 is an entity configuration between others", async (chain) => chain.splice(1, 0, await leafOf())],
  ])("%s", async (why, change) => {
    const chain = await chainOf();
    await change(chain);
    expect(await outcomeOf(chain)).toEqual(broken(why));
  });

  test("the anchor presents keys of its own, which are not those that the service trusts", async () => {
    const other = await federationStage({
      trustAnchors: [{ entityId: anchor, jwks: jwksOf(await publicKeyOf(rp, "x")) }],
    });
    const { body } = await other.registerChain();
    expect(body["resultMessage"]).toBe(
      broken("the signature of statement 2 is not by the keys that it has to be by")[2],
    );
  });

  test("the client is no relying party", async () => {
    const why = "the entity has no metadata of an OpenID relying party";
    for (const metadata of [undefined, {}, { openid_provider: {} }, { openid_relying_party: "x" }])
      expect(await outcomeOf(await chainOf({ leaf: { metadata } }))).toEqual(broken(why));
  });
});

test("E034005: a chain that ends at an anchor of others is no chain for the service", async () => {
  const chain = (await chainOf()).slice(0, 2);
  const text = "[E034005] The trust chain does not end at a trust anchor of the service.";
  expect(await outcomeOf(chain)).toEqual(["BAD_REQUEST", "E034005", text]);
});

test("a chain may hold other types of entities and keys that are not used, and is for whom it says", async () => {
  const keys = [await publicKeyOf(rp), await publicKeyOf(rp, "other")];
  expect(await outcomeOf(await chainOf({ leaf: { jwks: { keys } }, middle: { aud: issuer, x: 1 } }))).toEqual(good);
});

describe("the constraints of a superior", () => {
  test.each<[verdict: "hold" | "do not hold", what: string, claims: ChainClaims]>([
    ["hold", "one between them, as many as there are", { anchor: { constraints: { max_path_length: 1 } } }],
    ["do not hold", "none between them", { anchor: { constraints: { max_path_length: 0 } } }],
    ["hold", "none below the immediate superior", { middle: { constraints: { max_path_length: 0 } } }],
    ["do not hold", "a length that is no number", { middle: { constraints: { max_path_length: "9" } } }],
    [
      "hold",
      "a permitted domain",
      { middle: { constraints: { naming_constraints: { permitted: [".Example.com"] } } } },
    ],
    [
      "hold",
      "a permitted host",
      { middle: { constraints: { naming_constraints: { permitted: ["rp.example.com"] } } } },
    ],
    [
      "do not hold",
      "another host",
      { middle: { constraints: { naming_constraints: { permitted: ["example.com"] } } } },
    ],
    ["do not hold", "no host", { middle: { constraints: { naming_constraints: { permitted: [] } } } }],
    [
      "do not hold",
      "a host that the client has and the intermediate has not",
      { anchor: { constraints: { naming_constraints: { permitted: [".example.com"] } } } },
    ],
    [
      "do not hold",
      "an excluded domain",
      { anchor: { constraints: { naming_constraints: { excluded: [".example.com"] } } } },
    ],
    [
      "hold",
      "another excluded host",
      { anchor: { constraints: { naming_constraints: { excluded: ["example.com"] } } } },
    ],
    ["do not hold", "names that are none", { anchor: { constraints: { naming_constraints: { excluded: [1] } } } }],
    ["hold", "the type of the client", { anchor: { constraints: { allowed_entity_types: ["openid_relying_party"] } } }],
    ["do not hold", "other types", { anchor: { constraints: { allowed_entity_types: ["openid_provider"] } } }],
    ["do not hold", "no object", { anchor: { constraints: "x" } }],
    ["hold", "what nobody knows", { anchor: { constraints: { x: 1 } } }],
  ])("%s: %s", async (verdict, _what, claims) => {
    expect(await outcomeOf(await chainOf(claims))).toEqual(
      verdict === "hold" ? good : broken("it breaks the constraints of a superior"),
    );
  });
});
