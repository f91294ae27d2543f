// How policies of superiors change a client's metadata: OpenID Federation 1.0, section 6.1.
import { describe, expect, test } from "vitest";
import { federationStage, type ChainClaims } from "./federation.js";

type Policy = Record<string, unknown>;
const about = (policy: unknown) => ({ metadata_policy: { openid_relying_party: policy } });

/** The metadata that the client is registered with, or why it is refused. */
async function registered(claims: ChainClaims) {
  const { emulator, registerChain } = await federationStage({ supportedCustomClientMetadata: ["x", "y"] });
  const { body } = await registerChain(claims);
  if (body["action"] !== "OK") return [body["resultCode"], body["resultMessage"]];
  const { customMetadata, contacts } = emulator.clients[0]! as { customMetadata?: string; contacts?: string[] };
  return { ...(JSON.parse(customMetadata ?? "{}") as object), ...(contacts && { contacts }) };
}

const fault = (name: string, why: string) => [
  "A320301",
  `[A320301] The trust chain cannot be resolved: the metadata policy for '${name}' ${why}.`,
];

describe("a policy of one superior", () => {
  test.each<[what: string, x: unknown, operators: Policy, result: unknown]>([
    ["value: takes the place of what the client says", "a", { value: "b" }, "b"],
    ["value: is there if the client says nothing", undefined, { value: ["b"] }, ["b"]],
    ["value: null takes the member away", "a", { value: null }, undefined],
    ["add: comes on top, once", ["a"], { add: ["a", "b"] }, ["a", "b"]],
    ["add: is there if the client says nothing", undefined, { add: ["b"] }, ["b"]],
    ["default: is there if the client says nothing", undefined, { default: "b" }, "b"],
    ["default: gives way to the client", "a", { default: "b" }, "a"],
    ["one_of: lets pass what is in it", "a", { one_of: ["a", "b"] }, "a"],
    ["one_of: wants nothing to be there", undefined, { one_of: ["a"] }, undefined],
    ["subset_of: leaves what is in it", ["a", "b", "c"], { subset_of: ["c", "a"] }, ["a", "c"]],
    ["subset_of: leaves nothing", ["a"], { subset_of: ["b"] }, undefined],
    ["superset_of: lets pass what has it all", ["a", "b"], { superset_of: ["b"] }, ["a", "b"]],
    ["superset_of: wants nothing to be there", undefined, { superset_of: ["b"] }, undefined],
    ["essential: lets pass what is there", "a", { essential: true }, "a"],
    ["essential: false wants nothing", undefined, { essential: false }, undefined],
    ["in their order: add, then subset_of", ["a", "c"], { subset_of: ["a", "b"], add: ["b"] }, ["a", "b"]],
    ["in their order: default, then essential", undefined, { essential: true, default: "a" }, "a"],
    [
      "value, with what it fits",
      undefined,
      { value: ["a"], add: ["a"], subset_of: ["a", "b"], essential: true },
      ["a"],
    ],
    ["of which nobody has to know an operator", "a", { regexp: "b" }, "a"],
  ])("%s", async (_what, x, operators, result) => {
    const policy = about({ x: operators });
    expect(await registered({ metadata: { x }, middle: policy })).toEqual(result === undefined ? {} : { x: result });
  });

  test.each<[what: string, x: unknown, operators: unknown, why: string]>([
    ["one_of", "c", { one_of: ["a"] }, "allows other values only"],
    ["one_of, of a list", ["a"], { one_of: ["a"] }, "allows other values only"],
    ["superset_of", ["a"], { superset_of: ["a", "b"] }, "wants values that are not there"],
    ["essential", undefined, { essential: true }, "wants it to be there"],
    ["essential, of what a policy has taken away", "a", { value: null, essential: true }, "wants it to be there"],
    ["essential, of what is left of a list", ["a"], { subset_of: ["b"], essential: true }, "wants it to be there"],
    ["add, to a text", "a", { add: ["b"] }, "has no list where there has to be one"],
    ["a list that is none", ["a"], { subset_of: "a" }, "has no list where there has to be one"],
    ["no operators", "a", "b", "is not an object"],
    ["a value, and more to add", undefined, { value: ["a"], add: ["b"] }, "is contradictory"],
    ["a value, and none of what is allowed", undefined, { value: ["a"], subset_of: ["b"] }, "is contradictory"],
    ["no value, and a default", undefined, { value: null, default: "b" }, "is contradictory"],
    ["one of, and a list", "a", { one_of: ["a"], subset_of: ["a"] }, "combines operators that exclude each other"],
  ])("refuses the client: %s", async (_what, x, operators, why) => {
    expect(await registered({ metadata: { x }, middle: about({ x: operators }) })).toEqual(fault("x", why));
  });

  test("is about what it names, and nothing else", async () => {
    const policy = about({ y: { value: 1 }, toString: { value: 2 } });
    expect(await registered({ metadata: { x: "a" }, middle: policy })).toEqual({ x: "a", y: 1 });
    expect(
      await registered({ metadata: { x: "a" }, middle: { metadata_policy: { openid_provider: { x: { value: 1 } } } } }),
    ).toEqual({ x: "a" });
  });

  test("takes the words of scope one by one", async () => {
    const { emulator, registerChain } = await federationStage({ dcrScopeUsedAsRequestable: true });
    const operators = { scope: { subset_of: ["openid", "email"], superset_of: ["openid"], add: ["email"] } };
    const { body } = await registerChain({ metadata: { scope: "openid phone" }, middle: about(operators) });
    expect(body["action"]).toBe("OK");
    expect(emulator.clients[0]!.extension.requestableScopes).toEqual(["openid", "email"]);
  });
});

describe("policies of two superiors", () => {
  test.each<[what: string, x: unknown, above: Policy, below: Policy, result: unknown]>([
    ["value: the same", undefined, { value: { a: 1, b: 2 } }, { value: { b: 2, a: 1 } }, { a: 1, b: 2 }],
    ["add: all of it", undefined, { add: ["a"] }, { add: ["b", "a"] }, ["a", "b"]],
    ["default: the same", undefined, { default: "a" }, { default: "a" }, "a"],
    ["one_of: what is in both", "b", { one_of: ["a", "b"] }, { one_of: ["b", "c"] }, "b"],
    ["subset_of: what is in both", ["a", "b", "c"], { subset_of: ["a", "b"] }, { subset_of: ["b", "c"] }, ["b"]],
    ["superset_of: all of it", ["a", "b"], { superset_of: ["a"] }, { superset_of: ["b"] }, ["a", "b"]],
    ["different operators", ["a", "c"], { subset_of: ["a", "b"] }, { add: ["b"] }, ["a", "b"]],
  ])("become one, %s", async (_what, x, above, below, result) => {
    const claims = { metadata: { x }, anchor: about({ x: above }), middle: about({ x: below }) };
    expect(await registered(claims)).toEqual({ x: result });
  });

  test.each<[what: string, x: unknown, above: Policy, below: Policy, why: string]>([
    ["value: another", undefined, { value: "a" }, { value: "b" }, "is contradictory"],
    ["default: another", undefined, { default: "a" }, { default: "b" }, "is contradictory"],
    ["one_of: nothing in common", "a", { one_of: ["a"] }, { one_of: ["b"] }, "leaves no value to choose"],
    ["one_of: not in both", "a", { one_of: ["a", "b"] }, { one_of: ["b"] }, "allows other values only"],
    [
      "superset_of: not all of it",
      ["a"],
      { superset_of: ["a"] },
      { superset_of: ["b"] },
      "wants values that are not there",
    ],
    ["essential: one of them is enough", undefined, { essential: true }, { essential: false }, "wants it to be there"],
  ])("refuse the client, %s", async (_what, x, above, below, why) => {
    const claims = { metadata: { x }, anchor: about({ x: above }), middle: about({ x: below }) };
    expect(await registered(claims)).toEqual(fault("x", why));
  });
});

describe("what the immediate superior says of the client", () => {
  test("takes the place of the client's own words, before the policies", async () => {
    const said = { metadata: { openid_relying_party: { x: ["b", "c"], contacts: ["a@example.com"] } } };
    const claims = { metadata: { x: ["a"] }, middle: said, anchor: about({ x: { subset_of: ["a", "b"] } }) };
    expect(await registered(claims)).toEqual({ x: ["b"], contacts: ["a@example.com"] });
  });

  test("does not count if it comes from further up", async () => {
    const said = { metadata: { openid_relying_party: { x: "b" } } };
    expect(await registered({ metadata: { x: "a" }, anchor: said })).toEqual({ x: "a" });
  });
});

describe("operators that are critical", () => {
  test("are those that are known", async () => {
    const metadata_policy_crit = ["value", "essential"];
    expect(await registered({ metadata: { x: "a" }, anchor: { metadata_policy_crit } })).toEqual({ x: "a" });
  });

  test.each([[["regexp"]], [["toString"]], ["value"], [[1]]])("are no others: %j", async (metadata_policy_crit) => {
    expect(await registered({ metadata: { x: "a" }, anchor: { metadata_policy_crit } })).toEqual([
      "A320301",
      "[A320301] The trust chain cannot be resolved: an operator of a metadata policy is critical and not known.",
    ]);
  });
});
