// The typed facade: one interface for each group of methods, with the documentation that an editor shows on hover.
import type { Operation, Schema } from "./description.js";
import { comment, header, oneLine } from "./documentation.js";
import { groupMethods, type Group } from "./group-methods.js";

const actionTable = (operation: Operation): string | undefined => {
  if (operation.actions === undefined) return undefined;
  const rows = Object.entries(operation.actions).map(([action, { means, answer, next, caller }]) => {
    const what = answer ? `answer ${answer.status}` : oneLine((next ?? caller)!);
    return `| \`${action}\` | ${oneLine(means)} | ${what} |`;
  });
  return ["| action | meaning | what the server does |", "| --- | --- | --- |", ...rows].join("\n");
};

/** The type of a parameter: those of the API are scalars and lists of strings. */
function parameterType({ type, anyOf }: Schema): string {
  if (anyOf !== undefined) return anyOf.map(parameterType).join(" | ");
  const known: Record<string, string> = {
    array: "string[]",
    integer: "number",
    number: "number",
    string: "string",
    boolean: "boolean",
  };
  const found = typeof type === "string" ? known[type] : undefined;
  if (found === undefined) throw new Error(`a parameter may not be of type ${JSON.stringify(type)}`);
  return found;
}

function emitMethod(name: string, operation: Operation, indent: string): string {
  const { pathParameters, queryParameters, requestSchema, responseSchema, mayBeEmpty } = operation;
  const parameters: string[] = [];
  const documentation: string[] = [];
  for (const { name: parameter, description, schema } of pathParameters) {
    parameters.push(`${parameter}: ${parameterType(schema)}`);
    documentation.push(`@param ${parameter} ${oneLine(description ?? "")}`);
  }
  const query =
    queryParameters.length === 0
      ? undefined
      : `{ ${queryParameters.map(({ name: key, required, schema }) => `${key}${required ? "" : "?"}: ${parameterType(schema)}`).join("; ")} }`;
  let options = "Options";
  if (requestSchema !== undefined) {
    parameters.push(`body: models.${requestSchema}`);
    documentation.push("@param body The request body.");
    if (query !== undefined) options = `Options & { query?: ${query} }`;
  } else if (query !== undefined) {
    parameters.push(`query${queryParameters.some((p) => p.required) ? "" : "?"}: ${query}`);
    const rows = queryParameters.map((p) => `\`${p.name}\`: ${oneLine(p.description ?? "")}`);
    documentation.push(`@param query ${rows.join(" ")}`);
  }
  parameters.push(`options?: ${options}`);
  documentation.push("@param options Settings of this call.");
  documentation.push(
    "@throws TypeError for a wrong argument, AuthleteError for a call that failed, the reason of `signal` after an abort.",
  );
  const result = operation.isText
    ? "string"
    : responseSchema === undefined
      ? "undefined"
      : `models.${responseSchema}${mayBeEmpty ? " | undefined" : ""}`;
  return (
    comment(
      [operation.summary + ".", operation.description, actionTable(operation), documentation.join("\n")],
      indent,
    ) + // Methods do not use `this`, so that they can be passed around.
    `${indent}${name}(${["this: void", ...parameters].join(", ")}): Promise<${result}>;\n`
  );
}

function emitGroup(group: Group<Operation>, name: string, path: string, out: string[]): void {
  const inner = [...group.groups].map(([step, child]) => {
    const childName = name + step[0]!.toUpperCase() + step.slice(1);
    emitGroup(child, childName, path === "" ? step : `${path}.${step}`, out);
    return { step, childName };
  });
  const methods = [...group.methods].map(([method, operation]) => emitMethod(method, operation, "  "));
  const members = inner.map(
    ({ step, childName }) =>
      `  /** The methods \`${path === "" ? step : `${path}.${step}`}.…\`. */\n  readonly ${step}: ${childName}<Options>;\n`,
  );
  const what =
    path === ""
      ? "Every operation of the API as a method. `Options` is what a call may be given beside its arguments."
      : `The methods \`${path}.…\`.`;
  out.push(`${comment([what])}export interface ${name}<Options> {\n${[...methods, ...members].join("\n")}}\n`);
}

export function emitFacade(operations: Operation[]): string {
  const interfaces: string[] = [];
  emitGroup(groupMethods(operations), "Api", "", interfaces);
  return (
    header("The methods of the client and their documentation.") +
    `import type * as models from "./models.js";\n\n` +
    interfaces.join("\n")
  );
}
