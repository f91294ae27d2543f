// A call of an operation with this package, and what an authorization server makes of the result.
import type { Description, Operation } from "../description.js";
import { firstSentence } from "../markdown.js";
import { block, literal } from "../typescript-literal.js";
import { operationExample } from "./operation-example.js";

const IMPORT = `import { createAuthlete } from "authlete";`;
const IMPORT_WITH_RESPOND = `import { createAuthlete, respond } from "authlete";`;
const CLIENT = `// Address, service and token come from the environment.\nconst authlete = createAuthlete();`;

function call(description: Description, operation: Operation): string {
  const { path, body, query } = operationExample(description, operation);
  const values = [...path.map((value) => literal(value))];
  if (body !== undefined) values.push(Array.isArray(body) ? literal(body, "", 40) : block(body));
  else if (query !== undefined) values.push(literal(query, "", 30 + operation.id.length));
  return `authlete.${operation.id}(${values.join(", ")})`;
}

/** The lines that follow a result with an `action`: what is an answer is sent, and what is not is done. */
function afterDecision(operation: Operation): string[] {
  const actions = Object.entries(operation.actions!);
  const next = actions.filter(([, entry]) => entry.next !== undefined);
  const answers = actions.filter(([, entry]) => entry.answer !== undefined);
  if (answers.length === 0) return ["console.log(result.action);"];
  const answer = "const response = respond(result); // to the client";
  if (next.length === 0) return [answer];
  if (next.length === 1) {
    const [action, entry] = next[0]!;
    return [
      `if (result.action === ${JSON.stringify(action)}) {`,
      `  // ${firstSentence(entry.next!)}`,
      "} else {",
      `  ${answer}`,
      "}",
    ];
  }
  return [
    "switch (result.action) {",
    ...next.flatMap(([action, entry]) => [
      `  case ${JSON.stringify(action)}:`,
      `    // ${firstSentence(entry.next!)}`,
      "    break;",
    ]),
    "  default: {",
    `    ${answer}`,
    "  }",
    "}",
  ];
}

/** The property of a result that tells most in one line. */
function telling(description: Description, name: string): string | undefined {
  const { properties = {}, required = [] } = description.components.schemas[name] ?? {};
  const names = Object.keys(properties);
  const found = ["totalCount", ...required, ...names].find((property) => names.includes(property));
  return found;
}

export function typescriptSample(description: Description, operation: Operation): string {
  const expression = call(description, operation);
  const { responseSchema, isText, mayBeEmpty, actions } = operation;
  if (actions !== undefined) {
    const lines = [`const result = await ${expression};`, ...afterDecision(operation)];
    const responds = lines.some((line) => line.includes("respond("));
    return [responds ? IMPORT_WITH_RESPOND : IMPORT, "", CLIENT, "", ...lines, ""].join("\n");
  }
  if (responseSchema === undefined && !isText) return [IMPORT, "", CLIENT, "", `await ${expression};`, ""].join("\n");
  const property = responseSchema === undefined ? undefined : telling(description, responseSchema);
  const shown = property === undefined ? "result" : `result${mayBeEmpty ? "?" : ""}.${property}`;
  return [IMPORT, "", CLIENT, "", `const result = await ${expression};`, `console.log(${shown});`, ""].join("\n");
}
