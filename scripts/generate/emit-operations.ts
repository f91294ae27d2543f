// The operation table that the client and the emulator read. It is written compactly, because every consumer's bundle contains it.
import type { Operation } from "../description.js";
import { header } from "./documentation.js";
import { groupMethods, type Group } from "./group-methods.js";

const COMMON = "/api/{serviceId}/";

/** One row of the table: the path, the method unless it is POST, and the marks. */
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

/** What the transport needs to know of an operation. */
export interface OperationEntry {
  /** HTTP method. */
  readonly method: string;
  /** Path template, with \`{serviceId}\` and the other path parameters. */
  readonly path: string;
  /** Whether the call has a JSON body. */
  readonly body: boolean;
  /** Whether the call has a query in place of a body. */
  readonly query: boolean;
  /** Whether that body is a list. */
  readonly list: boolean;
  /** Whether the answer is text rather than JSON. */
  readonly text: boolean;
  /** Whether the call needs no access token. */
  readonly open: boolean;
  /** Whether the call may be sent again when it is not known if it arrived (\`x-retry: safe\`). */
  readonly safe: boolean;
}

/** Rows of the table, where the methods of the client are. */
export interface OperationTree {
  readonly [name: string]: string | OperationTree;
}

/**
 * The table. Each row has a path, which is below /api/{serviceId}/ unless it begins with a slash, a method other than POST, and the marks
 * of the entry.
 *
 * It is created on demand: until then engines only pre-parse the function, which makes the import faster.
 */
export const makeOperationTree = (): OperationTree => ({
${emitTree(groupMethods(operations), "  ")}});

/** Reads a row of the table. */
export function readRow(row: string): OperationEntry {
  const place = row.split(" ")[0]!;
  const method = / ([A-Z]+)/.exec(row)?.[1] ?? "POST";
  const has = (mark: string) => row.includes(" " + mark);
  return {
    method,
    path: place[0] === "/" ? place : "${COMMON}" + place,
    body: method[0] === "P",
    query: has("query"),
    list: has("list"),
    text: has("text"),
    open: has("open"),
    safe: has("safe"),
  };
}

/** Every operation by its identifier. */
export const operations = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ readTree(/* @__PURE__ */ makeOperationTree()),
) as Readonly<Record<OperationId, OperationEntry>>;

function readTree(tree: OperationTree, above = ""): [string, OperationEntry][] {
  return Object.entries(tree).flatMap(([name, member]) =>
    typeof member === "string" ? [[above + name, readRow(member)]] : readTree(member, \`\${above}\${name}.\`),
  );
}
`;
}
