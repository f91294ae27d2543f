// Common mistakes of maintainers of the description: each causes one error, with its place and what to do.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lintDescription } from "../../scripts/redocly/read-description.js";
import { edit } from "../project-copy.js";

const folder = mkdtempSync(join(tmpdir(), "authlete-mistakes-"));
for (const name of ["openapi.yaml", "openapi"]) cpSync(name, join(folder, name), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

interface Mistake {
  /** The file, the text to replace, and its replacement. */
  edit: [file: string, from: string, to: string];
  /** How the line of the error begins in the edited file. */
  line: string;
  /** The error message. */
  message: string;
}

/** Makes a mistake, lints, and reverts it. */
async function lintWith({ edit: [file, from, to], line }: Mistake) {
  const path = join(folder, file);
  const original = readFileSync(path, "utf8");
  edit(folder, file, from, to);
  const lines = readFileSync(path, "utf8").split("\n");
  try {
    await lintDescription(join(folder, "openapi.yaml"));
    throw new Error("Nothing was found.");
  } catch (error) {
    const text = (error as Error).message.replaceAll(`${relative(".", folder)}/`, "");
    const [, found, number, said] = /^\[1\] (\S+?):(\d+):\d+.*\n\n([^]*?)\n\n *\d+ \|/.exec(text) ?? [undefined, text];
    const at = lines[Number(number) - 1]?.trimStart().startsWith(line) ? line : lines[Number(number) - 1];
    return { edit: [found, from, to], line: at, message: said, errors: text.split("\n").at(-1) };
  } finally {
    writeFileSync(path, original);
  }
}

const ISSUE = "    operationId: ciba.issue\n";
const issueLine = readFileSync("openapi/ciba.yaml", "utf8").split(ISSUE)[0]!.split("\n").length;
const TICKET = '          ticket:\n            type: [string, "null"]\n';
const ACTIONS = "enum: [INTERNAL_SERVER_ERROR, INVALID_TICKET, OK";
const TYPES =
  '`type` can be one of the following only: "object", "array", "string", "number", "integer", "boolean", "null".';
const NO_YAML = "This is not YAML: ";
const UNFIT = "Example value must conform to the schema: ";
const CORRECT = "Correct the example, or the schema.";

const mistakes: Record<string, Mistake> = {
  "an indentation too deep": {
    edit: ["openapi/client.yaml", "          description: T", "            description: T"],
    line: "description: T",
    message: `${NO_YAML}bad indentation of a mapping entry. Indent the line like its neighbours, by two spaces for each level.`,
  },
  "an indentation too deep in the root file": {
    edit: ["openapi.yaml", "    description: |\n      Client-I", "      description: |\n      Client-I"],
    line: "description: |",
    message: `${NO_YAML}bad indentation of a mapping entry. Indent the line like its neighbours, by two spaces for each level.`,
  },
  "a tab": {
    edit: ["openapi/ciba.yaml", ISSUE, ISSUE.replace("    ", "\t")],
    line: "operationId: ciba.issue",
    message: `${NO_YAML}tab characters must not be used in indentation. Indent by spaces.`,
  },
  "a key twice": {
    edit: ["openapi/ciba.yaml", ISSUE, ISSUE + ISSUE],
    line: "operationId: ciba.issue",
    message: `${NO_YAML}duplicated mapping key. Remove one of the two, or rename it.`,
  },
  "other broken YAML": {
    edit: ["openapi/ciba.yaml", "tags: [CIBA]", "tags: [CIBA"],
    line: "summary:",
    message: `${NO_YAML}deficient indentation. Correct the YAML.`,
  },
  "a reference to a name that is not there": {
    edit: ["openapi/token.yaml", "schemas/CimdOptions", "schemas/CimdOption"],
    line: "$ref: shared.yaml#/schemas/CimdOption",
    message: "openapi/shared.yaml has no schemas/CimdOption.\n\nDid you mean: CimdOptions ?",
  },
  "a reference to a file that is not there": {
    edit: ["openapi/token.yaml", "shared.yaml#/schemas/CimdOptions", "sharde.yaml#/schemas/CimdOptions"],
    line: "$ref: sharde.yaml",
    message: "There is no file openapi/sharde.yaml.\n\nDid you mean: shared.yaml ?",
  },
  "a wrong reference within a file": {
    edit: ["openapi/client.yaml", '"#/schemas/ClientLimited"', '"#/schemas/ClientLimted"'],
    line: '$ref: "#/schemas/ClientLimted"',
    message: "openapi/client.yaml has no schemas/ClientLimted.\n\nDid you mean: ClientLimited ?",
  },
  "a type that there is not": {
    edit: [
      "openapi/client.yaml",
      "clientIdAliasEnabled:\n        type: boolean",
      "clientIdAliasEnabled:\n        type: bool",
    ],
    line: "type: bool",
    message: `${TYPES}\n\nDid you mean:\n  - boolean\n  - null`,
  },
  "another type than that of its values": {
    edit: ["openapi/ciba.yaml", TICKET, TICKET.replace("string", "integer")],
    line: "example: Y1kWv3",
    message: `${UNFIT}type must be integer,null. ${CORRECT} The same is wrong with 1 more.`,
  },
  "a missing description": {
    edit: ["openapi/ciba.yaml", "            description: What your server does next.\n", ""],
    line: "action:",
    message: "Describe action.",
  },
  "an operationId twice": {
    edit: ["openapi/ciba.yaml", ISSUE, "    operationId: ciba.fail\n"],
    line: "operationId: ciba.fail",
    message: `"ciba.fail" is already the operation at openapi/ciba.yaml:${issueLine}. Rename one of them.`,
  },
  "an unknown tag": {
    edit: ["openapi/ciba.yaml", "tags: [CIBA]", "tags: [CBIA]"],
    line: "tags: [CBIA]",
    message: "There is no tag CBIA. Use another one, or add it to `tags` of the root file.\n\nDid you mean: CIBA ?",
  },
  "an action without entry": {
    edit: ["openapi/ciba.yaml", ACTIONS, `${ACTIONS}, WAIT`],
    line: `${ACTIONS}, WAIT`,
    message:
      "x-actions of ciba.issue has no entry for the action WAIT. Add one.\nSay in x-enumDescriptions what WAIT means.",
  },
  "a misspelt entry": {
    edit: ["openapi/ciba.yaml", "      INVALID_TICKET:", "      INVALID_TICKTE:"],
    line: "INVALID_TICKTE:",
    message: "x-actions has an entry for INVALID_TICKTE, which is no action.\n\nDid you mean: INVALID_TICKET ?",
  },
  "an example that does not fit": {
    edit: ["openapi/ciba.yaml", "            ticket: Y1kWv3", "            ticket: 5 # "],
    line: "ticket: 5",
    message: `${UNFIT}\`ticket\` property type must be string,null. ${CORRECT}`,
  },
};

describe("one error, with its place and what to do, is given for", () => {
  it.each(Object.entries(mistakes))("%s", async (_, mistake) => {
    expect(await lintWith(mistake)).toEqual({
      ...mistake,
      edit: [mistake.edit[0], ...mistake.edit.slice(1)],
      errors: "1 error.",
    });
  });
});

it("two mistakes are two errors", async () => {
  const from = "    tags: [CIBA]\n    summary: Start the transaction and get an auth_req_id\n";
  const mistake: Mistake = { edit: ["openapi/ciba.yaml", from, "    tags: [CBIA]\n"], line: "", message: "" };
  expect((await lintWith(mistake)).errors).toBe("2 errors.");
});
