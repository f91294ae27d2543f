// The project's own lint rules: each finds what it is for.
import { describe, expect, it, vi } from "vitest";
import { copyProject, edit, run } from "../project-copy.js";

vi.setConfig({ testTimeout: 120_000 });

function lint(file: string, from: string, to: string): Promise<{ status: number; output: string }> {
  const folder = copyProject();
  edit(folder, file, from, to);
  return run(folder, "@redocly/cli/bin/cli.js", ["lint"]);
}

const fail = "      BAD_REQUEST:\n        means: The reason is one that the client can do something about.\n";
const cases: [string, string, string, string, string, string][] = [
  [
    "an action without an entry",
    "openapi/ciba.yaml",
    "      FORBIDDEN:\n        means: The reason was `ACCESS_DENIED`.\n        answer: { status: 403, content: application/json }\n",
    "",
    "authlete/action-table",
    "x-actions has no entry for the action FORBIDDEN",
  ],
  [
    "an entry without an action",
    "openapi/ciba.yaml",
    "enum: [INTERNAL_SERVER_ERROR, BAD_REQUEST, FORBIDDEN]",
    "enum: [INTERNAL_SERVER_ERROR, BAD_REQUEST]",
    "authlete/action-table",
    "has an entry for FORBIDDEN, which is no action",
  ],
  [
    "an entry of no kind",
    "openapi/ciba.yaml",
    `${fail}        answer: { status: 400, content: application/json }\n`,
    fail,
    "authlete/action-table",
    "Give BAD_REQUEST one of answer, next and caller",
  ],
  ["a missing x-retry", "openapi/ciba.yaml", "    x-retry: safe\n", "", "authlete/action-table", "x-retry"],
  [
    "a property without a description",
    "openapi/ciba.yaml",
    "        description: The ticket from `ciba.processAuthentication`.\n",
    "",
    "authlete/documented-properties",
    "Describe ticket",
  ],
  [
    "a schema without a description",
    "openapi/ciba.yaml",
    "    description: The ticket for which an auth_req_id is to be issued.\n",
    "",
    "authlete/documented-properties",
    "Describe the schema BackchannelAuthenticationIssueRequest",
  ],
  [
    "a property without an example",
    "openapi/ciba.yaml",
    "        example: 6c1f0b7e9a\n",
    "",
    "authlete/documented-properties",
    "Give sub an example",
  ],
  [
    "an enum value without a meaning",
    "openapi/ciba.yaml",
    "          AUTHORIZED: The user approved.\n",
    "",
    "authlete/documented-properties",
    "what AUTHORIZED means",
  ],
  [
    "a property with a default",
    "openapi/ciba.yaml",
    "        example: 6c1f0b7e9a\n",
    "        example: 6c1f0b7e9a\n        default: x\n",
    "authlete/documented-properties",
    "A default would make it required",
  ],
  [
    "an int64 without a word on precision",
    "openapi/ciba.yaml",
    " Any time of interest is exact as a JavaScript number.",
    "",
    "authlete/documented-properties",
    "Say how the int64 authTime relates",
  ],
  [
    "an operation without an example of its answer",
    "openapi/native-sso.yaml",
    "examples:",
    "x-examples:",
    "authlete/operation-examples",
    "an example",
  ],
  [
    "a leftover of a generator",
    "openapi/jose.yaml",
    "operationId: jose.verify",
    "operationId: jose.verifyApi",
    "authlete/operation-name",
    '"jose.verifyApi" is no method path',
  ],
  [
    "an identifier that is no path",
    "openapi/jose.yaml",
    "operationId: jose.verify",
    "operationId: jose_verify",
    "authlete/operation-name",
    '"jose_verify" is no method path',
  ],
];

describe.concurrent("the description's own rules", () => {
  it.each(cases)("find %s", async (_, file, from, to, rule, message) => {
    const { status, output } = await lint(file, from, to);
    expect(output.replaceAll(/\s+/g, " ")).toContain(message);
    expect(output).toContain(rule);
    expect(output).toContain(`${file}:`);
    expect(status).toBe(1);
  });
});
