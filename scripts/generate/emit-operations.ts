// The operation table, which the client and the emulator read, and the action table, which `respond` reads. They are two
// modules, so that a client that does not use `respond` does not carry its table. Both are written compactly, because every
// consumer's bundle contains them.
import type { ActionEntry, Operation } from "./description.js";
import { comment, firstSentence, header } from "./documentation.js";

const COMMON = "/api/{serviceId}/";

/** One row of the table: `POST gm`, with the marks behind it. */
function emitRow({ method, path, requestSchema, queryParameters, retry, takesList, isText }: Operation): string {
  const place = path.startsWith(COMMON) ? path.slice(COMMON.length) : path;
  const hasQuery = requestSchema === undefined && queryParameters.length > 0;
  return [method, place, hasQuery && "query", retry === "safe" && "safe", takesList && "list", isText && "text"]
    .filter(Boolean)
    .join(" ");
}

type Tree = Map<string, string | Tree>;

/** Puts the rows where their methods are: `ciba.fail` under `ciba`. */
function growTree(operations: Operation[]): Tree {
  const root: Tree = new Map();
  for (const operation of operations) {
    const steps = operation.id.split(".");
    let group = root;
    for (const step of steps.slice(0, -1)) {
      if (!group.has(step)) group.set(step, new Map());
      group = group.get(step) as Tree;
    }
    group.set(steps.at(-1)!, emitRow(operation));
  }
  return root;
}

const emitTree = (tree: Tree, indent: string): string =>
  [...tree]
    .map(([name, member]) =>
      typeof member === "string"
        ? `${indent}${name}: ${JSON.stringify(member)},\n`
        : `${indent}${name}: {\n${emitTree(member, `${indent}  `)}${indent}},\n`,
    )
    .join("");

export function emitOperations(operations: Operation[]): string {
  for (const operation of operations) {
    if (/^P/.test(operation.method) !== (operation.requestSchema !== undefined)) {
      throw new Error(`${operation.id}: the table takes it that POST and PUT, and nothing else, have a body`);
    }
  }
  return [
    header("The operations: how each is called over HTTP."),
    comment(["The identifier of an operation, which is also the path to its method: `ciba.fail`."]),
    `export type OperationId =\n${operations.map(({ id }) => `  | ${JSON.stringify(id)}`).join("\n")};\n\n`,
    comment(["What the transport needs to know of an operation."]),
    "export interface OperationEntry {\n",
    "  /** HTTP method. */\n  readonly method: string;\n",
    "  /** Path template, with `{serviceId}` and the other path parameters. */\n  readonly path: string;\n",
    "  /** Whether the call has a JSON body. */\n  readonly body: boolean;\n",
    "  /** Whether the call has a query in place of a body. */\n  readonly query: boolean;\n",
    "  /** Whether that body is a list. */\n  readonly list: boolean;\n",
    "  /** Whether the answer is text rather than JSON. */\n  readonly text: boolean;\n",
    "  /** Whether the call may be sent again when it is not known if it arrived (`x-retry: safe`). */\n  readonly safe: boolean;\n",
    "}\n\n",
    comment(["Rows of the table, where the methods of the client are."]),
    "export interface OperationTree {\n  readonly [name: string]: string | OperationTree;\n}\n\n",
    comment([
      "The table. Each row has method and path, the latter below /api/{serviceId}/ unless it begins with a slash, and the marks of the entry.",
      "It is made when it is asked for: engines only skim a function until then, and the import is so much faster.",
    ]),
    `export const makeOperationTree = (): OperationTree => ({\n${emitTree(growTree(operations), "  ")}});\n`,
    `
${comment(["Reads a row of the table."])}export function readRow(row: string): OperationEntry {
  const [method, place, ...marks] = row.split(" ") as [string, string, ...string[]];
  const has = (mark: string) => marks.includes(mark);
  return {
    method,
    path: place[0] === "/" ? place : "/api/{serviceId}/" + place,
    body: method[0] === "P",
    query: has("query"),
    list: has("list"),
    text: has("text"),
    safe: has("safe"),
  };
}

${comment(["Every operation by its identifier."])}export const operations = /* @__PURE__ */ Object.fromEntries(
  /* @__PURE__ */ readTree(/* @__PURE__ */ makeOperationTree()),
) as Readonly<Record<OperationId, OperationEntry>>;

function readTree(tree: OperationTree, above = ""): [string, OperationEntry][] {
  return Object.entries(tree).flatMap(([name, member]) =>
    typeof member === "string" ? [[above + name, readRow(member)]] : readTree(member, \`\${above}\${name}.\`),
  );
}
`,
  ].join("");
}

const JSON_TYPE = "application/json";

/** An action in the table: see the documentation of the generated type. */
function emitAction({ answer, next }: ActionEntry): string {
  // It becomes part of an error message; the other sentences, which the documentation has, say how.
  if (answer === undefined) return JSON.stringify(firstSentence(next ?? ""));
  const { status, content, header: name, challenge, empty } = answer;
  if (content === JSON_TYPE && challenge === undefined) return String(status);
  const members = { status, header: name, challenge, content: content === JSON_TYPE ? undefined : content, empty };
  return `{ ${Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join(", ")} }`;
}

export function emitActions(operations: Operation[]): string {
  const out = [
    header("What an authorization server does for each `action` of each operation."),
    'import type { OperationId } from "./operations.js";\n\n',
    comment(["An HTTP answer other than a status with `responseContent` as its JSON body."]),
    "export interface ActionAnswer {\n",
    "  /** HTTP status. */\n  readonly status: number;\n",
    "  /** Media type of the body, which is `responseContent`. JSON, where there is neither this nor `header`. */\n  readonly content?: string;\n",
    "  /** Name of the header whose value is `responseContent`. There is no body then. */\n  readonly header?: string;\n",
    "  /** Value for `WWW-Authenticate`, where the API leaves its choice to the server. */\n  readonly challenge?: string;\n",
    "  /** Whether there is no body when `responseContent` is null. */\n  readonly empty?: true;\n",
    "}\n\n",
    comment([
      "A status whose body is `responseContent` as JSON; another answer; or, for an action that is not an answer to a client, what is next.",
      "Operations whose results are for the caller alone are not in the table.",
    ]),
    "export type Action = number | ActionAnswer | string;\n\n",
    "type Actions = Readonly<Record<string, Action>>;\n\n",
    "let table: Readonly<Record<string, Actions>> | undefined;\n\n",
    comment([
      "The actions of an operation, where the table has it.",
      "The table is made at the first question: engines only skim a function until then, and the import is so much faster.",
    ]),
    "export const actionsOf = (operation: OperationId): Actions | undefined => (table ??= makeTable())[operation];\n\n",
    "const makeTable = (): Readonly<Record<string, Actions>> => ({\n",
  ];
  for (const { id, actions } of operations) {
    if (actions === undefined || Object.values(actions).every(({ caller }) => caller !== undefined)) continue;
    out.push(`  ${JSON.stringify(id)}: {\n`);
    for (const [action, entry] of Object.entries(actions)) out.push(`    ${action}: ${emitAction(entry)},\n`);
    out.push("  },\n");
  }
  out.push("});\n");
  return out.join("");
}
