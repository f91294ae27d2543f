// The model reference in docs/models: every schema has a page with an example, and no link is dead.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as models from "authlete/models";
import { describe, expect, it } from "vitest";
import { listEnums, listOperations } from "../../scripts/description.js";
import { answerExamples } from "../../scripts/docs/operation-example.js";
import { sharedDescription } from "../bundled-description.js";
import { modelExample as example } from "./model-example.js";

const FOLDER = "docs/models";
const pages = new Map(readdirSync(FOLDER).map((name) => [name, readFileSync(`${FOLDER}/${name}`, "utf8")]));
const description = await sharedDescription();

interface Row {
  field: string;
  type: string;
  required: boolean;
}

/** The rows of the table of fields, types without their links. */
function fields(page: string): Row[] {
  const rows = /## Fields\n\n([^]*?)(?:\n\n|\n?$)/.exec(page)![1]!.split("\n").slice(2);
  return rows.map((row) => {
    const [field, type, mark] = row
      .replaceAll("\\|", "¦")
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()) as [string, string, string, string];
    if (mark !== "required" && mark !== "optional") throw new Error(`unknown mark ${mark}`);
    return {
      field: field.replaceAll("`", ""),
      type: type.replace(/\[(?:models\.)?(\w+)\]\([^)]*\)/g, "$1").replaceAll("*", ""),
      required: mark === "required",
    };
  });
}

/** A model with its own `required` list in the description, to compare a table with. */
const { properties, required } = description.components.schemas["BackchannelAuthenticationIssueResponse"]!;

describe("docs/models", () => {
  it("has one page for each schema and each enum, and an index that lists them all", () => {
    const names = new Set([
      ...Object.keys(description.components.schemas),
      ...listEnums(description).map(({ name }) => name),
    ]);
    expect([...pages.keys()].sort()).toEqual(["README.md", ...[...names].map((name) => `${name}.md`)].sort());
    const listed = [...pages.get("README.md")!.matchAll(/^\| \[(\w+)\]\(\1\.md\) \|/gm)].map(([, name]) => name!);
    expect(listed.sort()).toEqual([...names].sort());
    // Names that differ only in case would be the same file on some machines.
    expect(new Set([...names].map((name) => name.toLowerCase())).size).toBe(names.size);
  });

  it("has the title, an example that shows the model, and what it consists of, on each page", () => {
    for (const [file, page] of pages) {
      if (file === "README.md") continue;
      const name = file.replace(/\.md$/, "");
      expect(page.startsWith(`# ${name}\n`), file).toBe(true);
      expect(example(page), file).toContain(`import type { ${name} } from "authlete/models";`);
      expect(example(page), file).toContain(`let value: ${name} = `);
      expect(page, file).toMatch(/^## (Fields|Values|Entries)$/m);
    }
  });

  it("has no dead link", () => {
    let links = 0;
    for (const [file, page] of pages) {
      for (const [, target] of page.matchAll(/\]\((?!https:)([^)]+)\)/g)) {
        links++;
        expect(existsSync(join(FOLDER, target!)), `${file} links to ${target}`).toBe(true);
      }
    }
    expect(links).toBeGreaterThan(400);
  });

  it("shows the values of an enum that are there at run time", () => {
    const page = pages.get("BackchannelAuthenticationFailRequestReason.md")!;
    const values = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, value]) => value);
    expect(values).toEqual([...models.BackchannelAuthenticationFailRequestReasonValues]);
  });

  it("shows BackchannelAuthenticationFailRequest with its four fields", () => {
    expect(fields(pages.get("BackchannelAuthenticationFailRequest.md")!)).toEqual([
      { field: "ticket", type: "string", required: true },
      { field: "reason", type: "BackchannelAuthenticationFailRequestReason", required: true },
      { field: "errorDescription", type: "string", required: false },
      { field: "errorUri", type: "string", required: false },
    ]);
  });

  it("marks what the description requires", () => {
    const rows = fields(pages.get("BackchannelAuthenticationIssueResponse.md")!);
    expect(rows.map(({ field }) => field)).toEqual(Object.keys(properties!));
    expect(
      rows
        .filter((row) => row.required)
        .map(({ field }) => field)
        .sort(),
    ).toEqual([...required!].sort());
  });

  it("shows in each answer a result of an operation that gives it, and no other's", () => {
    const all = listOperations(description);
    const answers = new Set(all.flatMap(({ responseSchema }) => responseSchema ?? []));
    let shown = 0;
    for (const name of answers) {
      const code = description.components.schemas[name]!.properties?.["resultCode"]?.example;
      if (code === undefined) continue;
      shown++;
      const codes = all
        .filter(({ responseSchema }) => responseSchema === name)
        .flatMap((operation) => answerExamples(description, operation))
        .map(({ value }) => (value as { resultCode?: string }).resultCode);
      expect(codes, name).toContain(code);
    }
    expect(shown).toBeGreaterThan(50);
  });
});

describe("docs/operations", () => {
  const actionsOf = (id: string) =>
    [...readFileSync(`docs/operations/${id}.md`, "utf8").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, action]) => action!);

  it("show success first, also where no client is answered", () => {
    expect(actionsOf("ciba.complete")).toEqual(["NO_ACTION", "NOTIFICATION", "SERVER_ERROR"]);
    expect(actionsOf("deviceFlow.complete")[0]).toBe("SUCCESS");
    expect(actionsOf("deviceFlow.verification")[0]).toBe("VALID");
    expect(actionsOf("token.management.update")[0]).toBe("OK");
    expect(actionsOf("ciba.issue")).toEqual(["OK", "INTERNAL_SERVER_ERROR", "INVALID_TICKET"]);
  });

  it("say whether a call is repeated, what the emulator has of it, and which headers an answer has", () => {
    for (const { id, actions } of listOperations(description)) {
      const page = readFileSync(`docs/operations/${id}.md`, "utf8");
      expect(page, id).toMatch(/The client (?:repeats|does not repeat) a call that was lost/);
      expect(page, id).toContain("(../guides/emulator.md#what-is-not-there)");
      const answers = Object.values(actions ?? {}).some(({ answer }) => answer !== undefined);
      expect(page.includes("and `Pragma: no-cache`, and with"), id).toBe(answers);
    }
  });
});
