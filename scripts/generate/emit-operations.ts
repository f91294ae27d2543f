// The operation table, which the client and the emulator read, and the action table, which `respond` reads. They are two
// modules, so that a client that does not use `respond` does not carry its table.
import type { Operation } from "./description.js";
import { comment, header, oneLine } from "./documentation.js";

export function emitOperations(operations: Operation[]): string {
  const out = [
    header("The operations: how each is called over HTTP."),
    comment(["What the transport needs to know of an operation."]),
    "export interface OperationEntry {\n",
    "  /** HTTP method. */\n  readonly method: string;\n",
    "  /** Path template, with `{serviceId}` and the other path parameters. */\n  readonly path: string;\n",
    "  /** Whether the call has a JSON body. */\n  readonly body?: true;\n",
    "  /** Whether the call may be sent again when it is not known if it arrived (`x-retry: safe`). */\n  readonly safe?: true;\n",
    "}\n\n",
    "export const operations = {\n",
  ];
  for (const { id, method, path, requestSchema, retry } of operations) {
    out.push(`  ${JSON.stringify(id)}: { method: ${JSON.stringify(method)}, path: ${JSON.stringify(path)}`);
    if (requestSchema !== undefined) out.push(", body: true");
    if (retry === "safe") out.push(", safe: true");
    out.push(" },\n");
  }
  out.push("} as const satisfies Record<string, OperationEntry>;\n\n");
  out.push(comment(["The identifier of an operation, which is also the path to its method: `ciba.fail`."]));
  out.push("export type OperationId = keyof typeof operations;\n");
  return out.join("");
}

export function emitActions(operations: Operation[]): string {
  const out = [
    header("What an authorization server does for each `action` of each operation."),
    comment(["The HTTP answer that an action stands for."]),
    "export interface ActionAnswer {\n",
    "  /** HTTP status. */\n  readonly status: number;\n",
    "  /** Media type, when `responseContent` is the body. */\n  readonly content?: string;\n",
    "  /** Name of the header whose value is `responseContent`. */\n  readonly header?: string;\n",
    "  /** Value for `WWW-Authenticate`, where the API leaves its choice to the server. */\n  readonly challenge?: string;\n",
    "}\n\n",
    comment(["What the server does next, for an action that is not an answer to a client."]),
    "export interface ActionStep {\n  readonly next: string;\n}\n\n",
    "export const actions: Readonly<Record<string, Readonly<Record<string, ActionAnswer | ActionStep>>>> = {\n",
  ];
  for (const { id, actions } of operations) {
    if (actions === undefined) continue;
    out.push(`  ${JSON.stringify(id)}: {\n`);
    for (const [action, entry] of Object.entries(actions)) {
      const value = entry.answer ?? { next: oneLine((entry.next ?? entry.caller)!) };
      const members = Object.entries(value).map(([name, member]) => `${name}: ${JSON.stringify(member)}`);
      out.push(`    ${action}: { ${members.join(", ")} },\n`);
    }
    out.push("  },\n");
  }
  out.push("};\n");
  return out.join("");
}
