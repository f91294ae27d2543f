// The action table that `respond` reads. It is a separate module, so that bundles without `respond` do not include it, and written
// compactly, because the other bundles do.
import type { ActionEntry, Operation } from "../description.js";
import { firstSentence } from "../markdown.js";
import { header } from "./documentation.js";

const JSON_TYPE = "application/json";

/** One action of the table, as the generated type `Action` describes it. */
function emitAction({ answer, next }: ActionEntry): string {
  // The first sentence becomes part of an error message. The documentation has the rest.
  if (answer === undefined) return JSON.stringify(firstSentence(next ?? ""));
  const { status, content, header: name, challenge, empty } = answer;
  if (content === JSON_TYPE && challenge === undefined) return String(status);
  const members = { status, header: name, challenge, content: content === JSON_TYPE ? undefined : content, empty };
  const written = Object.entries(members).filter(([, value]) => value !== undefined);
  return `{ ${written.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(", ")} }`;
}

/** Actions as the members of an object. */
const emitMembers = (entries: [string, ActionEntry][], indent: string): string =>
  entries.map(([action, entry]) => `${indent}${action}: ${emitAction(entry)},\n`).join("");

function emitTable({ id, actions = {} }: Operation): string {
  const entries = Object.entries(actions);
  if (entries.every(([, { caller }]) => caller !== undefined)) return "";
  return `  ${JSON.stringify(id)}: {\n${emitMembers(entries, "    ")}  },\n`;
}

/** One export for each operation's answers, so that bundlers leave out those that are not used. */
export function emitAnswers(operations: Operation[]): string {
  const tables = operations.map(({ id, actions = {} }) => {
    const entries = Object.entries(actions).filter(([, { answer }]) => answer);
    if (entries.length === 0) return "";
    const name = id.replaceAll(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
    return `\n/** \`${id}\` */\nexport const ${name} = (): Actions => ({\n${emitMembers(entries, "  ")}});\n`;
  });
  return `${header("The answers to clients, by the actions of each operation.")}import type { Actions } from "./actions.js";
${tables.join("")}`;
}

export function emitActions(operations: Operation[]): string {
  return `${header("What an authorization server does for each `action` of each operation.")}import type { OperationId } from "./operations.js";

/** An HTTP answer other than a status with \`responseContent\` as its JSON body. */
export interface ActionAnswer {
  /** HTTP status. */
  readonly status: number;
  /** Media type of the body, which is \`responseContent\`. JSON, where there is neither this nor \`header\`. */
  readonly content?: string;
  /** Name of the header whose value is \`responseContent\`. There is no body then. */
  readonly header?: string;
  /** Value for \`WWW-Authenticate\`, where the API leaves its choice to the server. */
  readonly challenge?: string;
  /** Whether there is no body when \`responseContent\` is null. */
  readonly empty?: true;
}

/**
 * A status whose body is \`responseContent\` as JSON; another answer; or, for an action that is not an answer to a client, what is next.
 *
 * Operations whose results are for the caller alone are not in the table.
 */
export type Action = number | ActionAnswer | string;

/** The actions of an operation. */
export type Actions = Readonly<Record<string, Action>>;

let table: Readonly<Record<string, Actions>> | undefined;

/**
 * The actions of an operation, where the table has it.
 *
 * The table is created on first use: until then engines only pre-parse its function, which makes the import faster.
 */
export const actionsOf = (operation: OperationId): Actions | undefined => (table ??= makeTable())[operation];

const makeTable = (): Readonly<Record<string, Actions>> => ({
${operations.map(emitTable).join("")}});
`;
}
