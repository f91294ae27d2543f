// The operation table that the client and the emulator read. It is written compactly, because every consumer's bundle contains it.
import type { Operation } from "../description.js";
import { header } from "./documentation.js";
import { groupMethods, type Group } from "./group-methods.js";

const COMMON = "/api/{serviceId}/";

/** One row of the table, as src/shared/operation-table.ts reads it: the path, the method unless it is POST, and the marks. */
function emitRow({ id, method, path, requestSchema, queryParameters, ...operation }: Operation): string {
  const body = requestSchema !== undefined;
  if (method.startsWith("P") !== body)
    throw new Error(`${id}: the table expects a body with POST and PUT, and with nothing else`);
  const marks = {
    [method]: method !== "POST",
    query: !body && queryParameters.length > 0,
    safe: operation.retry === "safe",
    list: operation.takesList,
    text: operation.isText,
    open: operation.isOpen,
  };
  const names = Object.entries(marks).flatMap(([name, holds]) => (holds ? name : []));
  return [path.startsWith(COMMON) ? path.slice(COMMON.length) : path, ...names].join(" ");
}

/** The rows, nested like the methods of the client: `ciba.fail` inside `ciba`. */
function emitTree({ methods, groups }: Group<Operation>, indent: string): string {
  const rows = [...methods].map(([name, operation]) => `${indent}${name}: ${JSON.stringify(emitRow(operation))},\n`);
  const inner = [...groups].map(
    ([name, group]) => `${indent}${name}: {\n${emitTree(group, `${indent}  `)}${indent}},\n`,
  );
  return [...rows, ...inner].join("");
}

export function emitOperations(operations: Operation[]): string {
  return `${header("The operations: how each is called over HTTP.")}/** The identifier of an operation, which is also the path to its method: \`ciba.fail\`. */
export type OperationId =
${operations.map(({ id }) => `  | ${JSON.stringify(id)}`).join("\n")};

/**
 * The table, whose rows src/shared/operation-table.ts reads.
 *
 * It is created on demand: until then engines only pre-parse the function, which makes the import faster.
 */
export const makeOperationTree = () => ({
${emitTree(groupMethods(operations), "  ")}});
`;
}
