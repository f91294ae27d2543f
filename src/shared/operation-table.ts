/** How an operation is called over HTTP. */
export interface OperationEntry {
  /** HTTP method. */
  readonly method: string;
  /** Path template, with `{serviceId}` and the other path parameters. */
  readonly path: string;
  /** Whether the call has a JSON body. */
  readonly body: boolean;
  /** Whether the call has a query in place of a body. */
  readonly query: boolean;
  /** Whether the body is a list. */
  readonly list: boolean;
  /** Whether the answer is text rather than JSON. */
  readonly text: boolean;
  /** Whether the call needs no access token. */
  readonly open: boolean;
  /** Whether the call may be sent again when it is not known if it arrived (`x-retry: safe`). */
  readonly safe: boolean;
}

/** The rows of the generated table, nested like the methods of the client. */
export interface OperationTree {
  readonly [name: string]: string | OperationTree;
}

/** Reads a row: a path, below /api/{serviceId}/ unless it begins with a slash; a method other than POST; the marks of the entry. */
export function readRow(row: string): OperationEntry {
  const place = row.split(" ")[0]!;
  const method = / ([A-Z]+)/.exec(row)?.[1] ?? "POST";
  const has = (mark: string) => row.includes(" " + mark);
  return {
    method,
    path: place[0] === "/" ? place : "/api/{serviceId}/" + place,
    body: method[0] === "P",
    query: has("query"),
    list: has("list"),
    text: has("text"),
    open: has("open"),
    safe: has("safe"),
  };
}

/** Every operation by its identifier, such as `ciba.fail`. */
export function readOperations<Id extends string>(tree: OperationTree): Readonly<Record<Id, OperationEntry>> {
  return Object.fromEntries(readTree(tree)) as Record<Id, OperationEntry>;
}

function readTree(tree: OperationTree, above = ""): [string, OperationEntry][] {
  return Object.entries(tree).flatMap(([name, member]) =>
    typeof member === "string" ? [[above + name, readRow(member)]] : readTree(member, `${above}${name}.`),
  );
}
