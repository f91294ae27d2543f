// The typed facade: one interface for each group of methods, with the documentation that editors show on hover.
import {
  meaningOf,
  resultType,
  type Description,
  type Operation,
  type Parameter,
  type Schema,
} from "../description.js";
import { oneLine, table } from "../markdown.js";
import { comment, header } from "./documentation.js";
import { groupMethods, type Group } from "./group-methods.js";

const actionTable = (operation: Operation): string | undefined => {
  if (operation.actions === undefined) return undefined;
  const rows = Object.entries(operation.actions).map(([action, entry]) => {
    const { answer, next, caller } = entry;
    return [`\`${action}\``, meaningOf(entry), answer ? `answer ${answer.status}` : oneLine((next ?? caller)!)];
  });
  return table(["action", "meaning", "what the server does"], rows);
};

const TYPES = new Map(Object.entries({ array: "string[]", integer: "number", string: "string", boolean: "boolean" }));

/** The type of a parameter. The API's parameters are scalars and lists of strings. */
function parameterType({ type, anyOf }: Schema): string {
  if (anyOf !== undefined) return anyOf.map(parameterType).join(" | ");
  const found = TYPES.get(String(type));
  if (found === undefined) throw new Error(`a parameter may not be of type ${JSON.stringify(type)}`);
  return found;
}

const queryMember = ({ name, required, schema }: Parameter): string =>
  required ? `${name}: ${parameterType(schema)}` : `${name}?: ${parameterType(schema)} | null | undefined`;

function emitMethod(name: string, operation: Operation, indent: string): string {
  const { pathParameters, queryParameters, requestSchema } = operation;
  const parameters: string[] = [];
  const documentation: string[] = [];
  for (const { name: parameter, description, schema } of pathParameters) {
    parameters.push(`${parameter}: ${parameterType(schema)}`);
    documentation.push(`@param ${parameter} ${oneLine(description ?? "")}`);
  }
  const query = queryParameters.length === 0 ? undefined : `{ ${queryParameters.map(queryMember).join("; ")} }`;
  let options = "Options";
  if (requestSchema !== undefined) {
    parameters.push(`body: models.${requestSchema}`);
    documentation.push("@param body The request body.");
    if (query !== undefined) options = `Options & { query?: ${query} | undefined }`;
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
  return (
    comment(
      [operation.summary + ".", operation.description, actionTable(operation), documentation.join("\n")],
      indent,
    ) + // Methods do not use `this`, so that they can be passed around.
    `${indent}${name}(${["this: void", ...parameters].join(", ")}): Promise<${resultType(operation)}>;\n`
  );
}

/** The documentation of a group, from the tags of its methods. */
function groupText({ methods }: Group<Operation>, path: string, { tags }: Description): string[] {
  const own = new Set([...methods.values()].map(({ tag }) => tag));
  const texts = tags.filter(({ name }) => own.has(name)).map(({ description }) => description);
  return [`The methods \`${path}…\`.`, ...texts];
}

/** `path` leads to the group, with a dot after each step. */
function emitGroup(group: Group<Operation>, name: string, path: string, description: Description, out: string[]): void {
  const inner = [...group.groups].map(([step, child]) => {
    const [type, steps] = [name + step[0]!.toUpperCase() + step.slice(1), `${path}${step}.`];
    emitGroup(child, type, steps, description, out);
    return `${comment(groupText(child, steps, description), "  ")}  readonly ${step}: ${type}<Options>;\n`;
  });
  const methods = [...group.methods].map(([method, operation]) => emitMethod(method, operation, "  "));
  const what =
    path === ""
      ? ["Every operation of the API as a method. `Options` is what a call may be given beside its arguments."]
      : groupText(group, path, description);
  out.push(`${comment(what)}export interface ${name}<Options> {\n${[...methods, ...inner].join("\n")}}\n`);
}

export function emitFacade(description: Description, operations: Operation[]): string {
  const interfaces: string[] = [];
  emitGroup(groupMethods(operations), "Api", "", description, interfaces);
  return (
    header("The methods of the client and their documentation.") +
    `import type * as models from "./models.js";\n\n` +
    interfaces.join("\n")
  );
}
