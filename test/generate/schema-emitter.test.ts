// The contract of docs/emitters.md as golden output: whatever takes the place of openapi-typescript has to give these types.
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import type { Description } from "../../scripts/generate/description.js";
import { emitSchema } from "../../scripts/generate/emit-schema.js";

const folder = new URL("./schema-emitter/", import.meta.url).pathname;
const description = JSON.parse(readFileSync(`${folder}description.json`, "utf8")) as Description;

it.each([
  ["own", undefined],
  ["foreign", { source: "description.json" }],
])("gives the types of a description of our %s kind", async (kind, foreign) => {
  await expect(await emitSchema(description, foreign)).toMatchFileSnapshot(`${folder}${kind}.golden.ts`);
});
