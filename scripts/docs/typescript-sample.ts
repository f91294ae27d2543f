// A call of an operation with this package, and what an authorization server does with the result.
import type { Description, Operation } from "../description.js";
import { firstSentence } from "../markdown.js";
import { block, literal } from "../typescript-literal.js";
import { operationExample } from "./operation-example.js";

function call(description: Description, operation: Operation): string {
  const { path, body, query } = operationExample(description, operation);
  const values = path.map((value) => literal(value));
  if (body !== undefined) values.push(Array.isArray(body) ? literal(body, "", 40) : block(body));
  else if (query !== undefined) values.push(literal(query, "", 30 + operation.id.length));
  return `authlete.${operation.id}(${values.join(", ")})`;
}

/** The lines that handle a result with an `action`: they send the answer, or say what to do next. */
function afterDecision(operation: Operation): string[] {
  const actions = Object.entries(operation.actions!);
  const next = actions.filter(([, entry]) => entry.next !== undefined);
  if (!actions.some(([, entry]) => entry.answer !== undefined)) return ["console.log(result.action);"];
  const answer = "const response = respond(result); // to the client";
  const [[action, entry] = [], ...more] = next;
  if (entry === undefined) return [answer];
  if (more.length === 0)
    return [
      `if (result.action === ${JSON.stringify(action)}) {`,
      `  // ${firstSentence(entry.next!)}`,
      "} else {",
      `  ${answer}`,
      "}",
    ];
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

/** The most informative property of a result. */
function telling(description: Description, operation: Operation): string {
  const { properties = {}, required = [] } = description.components.schemas[operation.responseSchema ?? ""] ?? {};
  const found = ["totalCount", ...required, ...Object.keys(properties)].find((name) => name in properties);
  return found === undefined ? "result" : `result${operation.mayBeEmpty ? "?" : ""}.${found}`;
}

export function typescriptSample(description: Description, operation: Operation): string {
  const { responseSchema, isText, actions } = operation;
  const hasResult = actions !== undefined || responseSchema !== undefined || isText;
  const lines = [`${hasResult ? "const result = " : ""}await ${call(description, operation)};`];
  if (actions !== undefined) lines.push(...afterDecision(operation));
  else if (hasResult) lines.push(`console.log(${telling(description, operation)});`);
  const imports = lines.some((line) => line.includes("respond(")) ? "createAuthlete, respond" : "createAuthlete";
  return `import { ${imports} } from "authlete";

// Address, service and token come from the environment.
const authlete = createAuthlete();

${lines.join("\n")}
`;
}
