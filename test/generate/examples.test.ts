// Where generating is sure that an example fits, it leaves out the slow rules. It must never be sure of what Ajv refuses.
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import fc from "fast-check";
import { expect, it } from "vitest";

const { check } = (await import("../scripts/generate/" + "surely-valid.js")) as {
  check: (root: object, schema: object, value: unknown) => boolean | undefined;
};

const SCHEMAS: object[] = [
  { type: "string", enum: ["a", "b"] },
  { type: ["string", "null"], minLength: 1, maxLength: 2, pattern: "^[a-c]*$" },
  { type: "integer", minimum: 0, maximum: 3 },
  { type: "string", format: "uri" },
  { type: "array", items: { type: "string" }, minItems: 1 },
  {
    type: "object",
    required: ["a"],
    properties: { a: { type: "string" }, b: { type: "array", items: { type: "number" } } },
  },
  { type: "object", properties: { a: { $ref: "#/$defs/A" } }, additionalProperties: { type: "boolean" } },
  { type: "object", properties: { a: {}, b: {} }, oneOf: [{ required: ["a"] }, { required: ["b"] }] },
  { anyOf: [{ type: "string" }, { type: "object", properties: { a: { type: "string" } } }] },
];
const $defs = { A: { type: "string", const: "x" } };
const leaf = fc.constantFrom<unknown>("a", "abc", "", "x", "https://a.example", null, 1, 5, -1, 1.5, true);
const value = fc.oneof(
  leaf,
  fc.array(leaf, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom("a", "b", "c"), fc.oneof(leaf, fc.array(leaf, { maxLength: 2 })), { maxKeys: 3 }),
);

it("is never sure of an example that does not fit", () => {
  const outcomes = new Set<boolean | undefined>();
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  const validators = SCHEMAS.map((schema) => ajv.compile({ $defs, unevaluatedProperties: false, ...schema }));
  fc.assert(
    fc.property(fc.nat(SCHEMAS.length - 1), value, (index, example) => {
      const sure = check({ $defs }, SCHEMAS[index]!, example);
      outcomes.add(sure);
      if (sure !== undefined) expect(validators[index]!(example)).toBe(sure);
    }),
    { numRuns: 3000 },
  );
  expect(outcomes.size).toBe(3);
});
