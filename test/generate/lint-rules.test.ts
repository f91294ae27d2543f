// The project's own lint rules: each finds its problem, and nothing in a correct description.
import { resolve } from "node:path";
import { lintFromString, loadConfig, type Config } from "@redocly/openapi-core";
import { beforeAll, describe, expect, it } from "vitest";

const DESCRIPTION = `
openapi: 3.1.0
info: { title: Lamps, version: 1.0.0, license: { name: MIT, identifier: MIT } }
servers: [{ url: "https://lamps.test" }]
security: []
tags: [{ name: Lamps, description: Lamps. }]
paths:
  /lamp:
    post:
      operationId: lamp.turnOn
      tags: [Lamps]
      summary: Turn a lamp on
      description: See [RFC 1](https://www.rfc-editor.org/rfc/rfc1).
      x-retry: safe
      x-actions:
        OK:
          means: The lamp is on.
          answer: { status: 200, content: application/json }
        NEXT:
          means: The lamp is missing.
          next: Fetch one.
      requestBody:
        content:
          application/json:
            schema: { $ref: "#/components/schemas/Lamp" }
            example: { id: 1 }
      responses:
        "200":
          description: The outcome.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Outcome" }
              example: { action: OK }
        "400": { description: It was refused. }
components:
  schemas:
    Lamp:
      type: object
      description: A lamp.
      properties:
        id:
          type: integer
          format: int64
          description: Its number.
          example: 1
    Outcome:
      type: object
      description: What became of it.
      properties:
        action:
          type: string
          description: What is to be done.
          enum: [OK, NEXT]
          x-enumDescriptions: { OK: It is on., NEXT: It is missing. }
          example: OK
        responseContent: { type: string, description: What to send., example: "on" }
`;

let config: Config;
beforeAll(async () => {
  config = await loadConfig({ configPath: resolve("redocly.yaml") });
});

async function lint(from = "", to = ""): Promise<string[]> {
  expect(DESCRIPTION).toContain(from);
  const source = DESCRIPTION.replace(from, to);
  const problems = await lintFromString({ source, absoluteRef: resolve("lamps.yaml"), config });
  return problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const cases: [string, string, string, string[]][] = [
  [
    "a schema that nothing refers to",
    "    Outcome:\n",
    "    Shade: { type: object, description: A shade. }\n    Outcome:\n",
    ['no-unused-components: Component: "Shade" is never used.'],
  ],
  [
    "an unknown tag",
    "tags: [Lamps]",
    "tags: [Lmaps]",
    ["authlete/operation-tag: There is no tag Lmaps. Use another one, or add it to `tags` of the root file."],
  ],
  ["no tag", "      tags: [Lamps]\n", "", ["authlete/operation-tag: Give the operation a tag."]],
  [
    "a reference that leads nowhere",
    'schema: { $ref: "#/components/schemas/Lamp" }',
    'schema: { $ref: "#/components/schemas/Lmap" }',
    [
      "authlete/references: lamps.yaml has no components/schemas/Lmap.",
      'no-unused-components: Component: "Lamp" is never used.',
    ],
  ],
  [
    "an action without an entry",
    "enum: [OK, NEXT]",
    "enum: [OK, NEXT, OFF]",
    [
      "authlete/action-table: x-actions of lamp.turnOn has no entry for the action OFF. Add one.",
      "authlete/documented-properties: Say in x-enumDescriptions what OFF means.",
    ],
  ],
  [
    "an entry without an action",
    "enum: [OK, NEXT]",
    "enum: [OK]",
    ["authlete/action-table: x-actions has an entry for NEXT, which is no action."],
  ],
  [
    "an entry of no kind",
    "          next: Fetch one.\n",
    "",
    ["authlete/action-table: Give NEXT one of answer, next and caller."],
  ],
  [
    "an entry without a meaning",
    "          means: The lamp is on.\n",
    "",
    ["authlete/action-table: Say in `means` when the API gives OK."],
  ],
  [
    "a long next step",
    "Fetch one.",
    `Fetch ${"one ".repeat(20)}.`,
    ["authlete/action-table: Make the first sentence of `next` of NEXT a short one."],
  ],
  [
    "an action that gives what there is not",
    "          next: Fetch one.\n",
    "          next: Fetch one.\n          gives: [action, lamp]\n",
    ["authlete/action-table: NEXT gives lamp, which the answer does not have."],
  ],
  [
    "an action that gives what its answer tells",
    "          answer: {",
    "          gives: [responseContent]\n          answer: {",
    ["authlete/action-table: `answer` already says that OK gives responseContent."],
  ],
  [
    "a missing x-retry",
    "      x-retry: safe\n",
    "",
    ["authlete/action-table: Say with x-retry whether the call is safe or unsafe to repeat."],
  ],
  [
    "a property without a description",
    "          description: What is to be done.\n",
    "",
    ["authlete/documented-properties: Describe action."],
  ],
  [
    "a schema without a description",
    "      description: A lamp.\n",
    "",
    ["authlete/documented-properties: Describe the schema Lamp."],
  ],
  [
    "a property without an example",
    "          example: 1\n",
    "",
    ["authlete/documented-properties: Give id an example."],
  ],
  [
    "an enum value without a meaning",
    ", NEXT: It is missing.",
    "",
    ["authlete/documented-properties: Say in x-enumDescriptions what NEXT means."],
  ],
  [
    "a property with a default",
    "          example: 1\n",
    "          example: 1\n          default: 1\n",
    [
      "authlete/documented-properties: Say in the description of id what happens without it. A default would make it required in the types.",
    ],
  ],
  [
    "a property that leaves its text to a shared schema",
    'type: string, description: What to send., example: "on"',
    '$ref: "#/components/schemas/Lamp"',
    ["authlete/documented-properties: Describe responseContent."],
  ],
  [
    "an operation without an example of its request",
    "            example: { id: 1 }\n",
    "",
    ["authlete/operation-examples: Give the request an example."],
  ],
  [
    "an operation without an example of its answer",
    "              example: { action: OK }\n",
    "",
    ["authlete/operation-examples: Give the answer 200 an example."],
  ],
  [
    "an answer with a result code that stands for none",
    "{ description: It was refused. }",
    "{ description: It was refused by A000000. }",
    ["authlete/operation-examples: Give the answers the result codes of the operation in place of A000000."],
  ],
  [
    "an operation without a specification",
    "See [RFC 1](https://www.rfc-editor.org/rfc/rfc1).",
    "It turns on.",
    ["authlete/operation-examples: Link the specification that the endpoint follows."],
  ],
  [
    "a leftover of a generator",
    "lamp.turnOn",
    "lamp.turnOnApi",
    [
      'authlete/operation-name: "lamp.turnOnApi" is not a method path. Write it like `client.management.list`, without leftovers of a generator.',
    ],
  ],
  [
    "an identifier that is no path",
    "lamp.turnOn",
    "lamp_turn_on",
    [
      'authlete/operation-name: "lamp_turn_on" is not a method path. Write it like `client.management.list`, without leftovers of a generator.',
    ],
  ],
];

describe("the description's own rules", () => {
  it("find nothing in a description that follows them", async () => {
    expect(await lint()).toEqual([]);
  });

  it.each(cases)("find %s", async (_, from, to, problems) => {
    expect(await lint(from, to)).toEqual(problems);
  });
});
