// How schemas are rewritten that Redoc would repeat, leave out or mix up.
import { expect, it } from "vitest";
import type { Description, Schema } from "../../scripts/description.js";
import { adaptSchemas } from "../../scripts/docs/reference-schemas.js";

const $ref = "#/components/schemas/Colour";
const Colour: Schema = { type: "string", description: "A colour.", enum: ["RED", "BLUE"], example: "RED" };

/** Rewrites the schema of a lamp, among others. */
function adapt(Lamp: Schema): Schema {
  const schemas: Record<string, Schema> = { Colour, Lamp, Shade: { type: "object" } };
  adaptSchemas({ components: { schemas } } as Description);
  return schemas["Lamp"]!;
}

const NAMED = "[Colour](/models/Colour.html): `RED`, `BLUE`.";

it.each<[string, Schema, Schema]>([
  [
    "by its own text",
    { $ref, description: "The light's." },
    { example: "RED", type: ["string"], description: `The light's.\n\n${NAMED}` },
  ],
  ["by the shared text", { $ref }, { example: "RED", type: ["string"], description: `A colour.\n\n${NAMED}` }],
  [
    "that may be null",
    { description: "Perhaps.", anyOf: [{ $ref }, { type: "null" }] },
    { example: "RED", type: ["string", "null"], description: `Perhaps.\n\n${NAMED}` },
  ],
  [
    "in a list",
    { type: "array", description: "Some.", items: { $ref } },
    { type: "array", items: { type: ["string"] }, description: `Some.\n\n${NAMED}` },
  ],
])("a shared enum %s is named with its values, and linked", (_, colour, named) => {
  expect(adapt({ properties: { colour } })).toEqual({ properties: { colour: named } });
});

it("references to other schemas stay, with their texts", () => {
  const properties = { shade: { $ref: "#/components/schemas/Shade", description: "Its shade." } };
  expect(adapt({ properties: structuredClone(properties) })).toEqual({ properties });
});

it("each branch has all properties in their order, those that it narrows with its own values and their meanings", () => {
  const state: Schema = {
    type: "string",
    description: "Whether it shines.",
    enum: ["ON", "OFF", "BROKEN"],
    "x-enumDescriptions": { ON: "It shines.", OFF: "It is dark.", BROKEN: "It is lost." },
    example: "OFF",
  };
  const number: Schema = { type: "integer" };
  const lamp = adapt({
    required: ["number"],
    properties: { number, state },
    oneOf: [
      { title: "Shining", properties: { state: { const: "ON", description: "It does." } } },
      { title: "Dark", required: ["state"], properties: { state: { enum: ["OFF", "BROKEN"] } } },
    ],
  });
  const shining = { enum: ["ON"], example: "ON", "x-enumDescriptions": { ON: "It shines." } };
  const dark = {
    enum: ["OFF", "BROKEN"],
    example: "OFF",
    "x-enumDescriptions": { OFF: "It is dark.", BROKEN: "It is lost." },
  };
  expect(lamp).toEqual({
    oneOf: [
      {
        title: "Shining",
        required: ["number"],
        properties: { number, state: { type: "string", description: "It does.", ...shining } },
      },
      {
        title: "Dark",
        required: ["number", "state"],
        properties: { number, state: { type: "string", description: "Whether it shines.", ...dark } },
      },
    ],
  });
  expect(Object.keys(lamp.oneOf![1]!.properties!)).toEqual(["number", "state"]);
});
