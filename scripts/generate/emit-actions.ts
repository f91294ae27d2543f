// The action tables, which `respond` and the handlers read: one for each operation, so that a bundle has only those that it needs, and
// written compactly.
import type { ActionEntry, Operation } from "../description.js";
import { firstSentence } from "../markdown.js";
import { header } from "./documentation.js";

const JSON_TYPE = "application/json";

/** The answer of an action in its table: see the documentation of the generated type. */
function emitAnswer({ status, content, header: name, challenge, empty }: NonNullable<ActionEntry["answer"]>): string {
  if (content === JSON_TYPE && challenge === undefined) return String(status);
  const members = { status, header: name, challenge, content: content === JSON_TYPE ? undefined : content, empty };
  const written = Object.entries(members).filter(([, value]) => value !== undefined);
  return `{ ${written.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(", ")} }`;
}

function emitTable({ id, actions = {} }: Operation): string {
  const rows = Object.entries(actions).flatMap(([action, { answer }]) =>
    answer ? [`    ${action}: ${emitAnswer(answer)},\n`] : [],
  );
  return `/** \`${id}\` */\nexport const ${tableName(id)}: ActionTable = {\n  id: ${JSON.stringify(id)},\n  answers: () => ({\n${rows.join("")}  }),\n};\n`;
}

function emitNext({ id, actions = {} }: Operation): string {
  // It becomes part of an error message. The other sentences say how, and are in the documentation.
  const rows = Object.entries(actions).flatMap(([action, { answer, next }]) =>
    answer ? [] : [`    ${action}: ${JSON.stringify(firstSentence(next ?? ""))},\n`],
  );
  return rows.length > 0 ? `  ${JSON.stringify(id)}: {\n${rows.join("")}  },\n` : "";
}

const tableName = (id: string) => id.replaceAll(/\.(.)/g, (_, letter: string) => letter.toUpperCase());

export function emitActions(operations: Operation[]): string {
  const answered = operations.filter(({ actions = {} }) =>
    Object.values(actions).some(({ caller }) => caller === undefined),
  );
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

/** The actions of an operation that are answers to a client. */
export interface ActionTable {
  readonly id: OperationId;
  /** A status whose body is \`responseContent\` as JSON, or another answer. A function, which engines only skim until it is called. */
  readonly answers: () => Readonly<Record<string, number | ActionAnswer>>;
}

${answered.map(emitTable).join("\n")}
/** All of them. Operations whose results are for the caller alone have none. */
export const actionTables = (): readonly ActionTable[] => [
${answered.map(({ id }) => `  ${tableName(id)},\n`).join("")}];

/** What is next after the actions that are no answers to a client. */
export const nextSteps = (): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
${answered.map(emitNext).join("")}});
`;
}
