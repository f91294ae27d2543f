// Generating from the package's own description. generate.slow.test.ts runs the command itself.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { renderOutputs } from "../../scripts/generate/outputs.js";
import { readDescription } from "../../scripts/redocly/read-description.js";
import { findStale } from "../../scripts/generate/write-outputs.js";
import { edit } from "../project-copy.js";

it("gives the committed files", async () => {
  const outputs = await renderOutputs(await readDescription("openapi.yaml"));
  expect(outputs.map(({ folder }) => folder)).toEqual(["src/generated", "docs/models", "docs/operations"]);
  expect(findStale(outputs).map(({ path }) => path)).toEqual([]);
});

describe("the description", () => {
  const folder = mkdtempSync(join(tmpdir(), "authlete-description-"));
  for (const name of ["openapi.yaml", "openapi"]) cpSync(name, join(folder, name), { recursive: true });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Reads the description after a change in one of its files. */
  async function readChanged(file: string, from: string, to: string) {
    const original = readFileSync(join(folder, file), "utf8");
    edit(folder, file, from, to);
    try {
      return await readDescription(join(folder, "openapi.yaml"));
    } finally {
      writeFileSync(join(folder, file), original);
    }
  }

  it.each([
    [
      "broken YAML",
      ["openapi/ciba.yaml", "  post:\n    operationId: ciba.issue", "  post:\n   - operationId: ciba.issue"],
      /openapi\/ciba\.yaml:\d+:\d+/,
    ],
    [
      "a reference that leads nowhere",
      ["openapi/token.yaml", "shared.yaml#/schemas/CimdOptions", "shared.yaml#/schemas/Nowhere"],
      /openapi\/token\.yaml:\d+:\d+[^]*authlete\/references/,
    ],
  ] as const)("is refused for %s, with file, line and rule", async (_, [file, from, to], message) => {
    await expect(readChanged(file, from, to)).rejects.toThrow(message);
  });

  it("may lack documentation and fitting examples, so that a change can be tried out", async () => {
    const example = "            ticket: Y1kWv3";
    const to = `            ticket: 5 # `;
    const description = await readChanged("openapi/ciba.yaml", example, to);
    expect(description.paths).toHaveProperty(["/api/{serviceId}/backchannel/authentication"]);
  });
});
