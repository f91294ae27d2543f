// The table of an operation's actions: what each means, and what the authorization server does.
import { meaningOf, type ActionEntry, type Operation } from "../description.js";
import { cell, table } from "../markdown.js";

function answerText({ status, content, header, challenge, empty }: NonNullable<ActionEntry["answer"]>): string {
  const parts = [`**${status}**`];
  if (content !== undefined) parts.push(content === "application/json" ? "JSON" : `\`${content}\``);
  else if (header !== undefined) parts.push(`as \`${header}\``);
  else parts.push("no body");
  if (challenge !== undefined) parts.push(`\`WWW-Authenticate: ${challenge}\``);
  return `${parts.join(", ")}${empty === true ? ", or no body" : ""}`;
}

/** Success first: what goes on, then answers by their status. */
const rank = (entry: ActionEntry | undefined): number => entry?.answer?.status ?? 0;

/** Results in the order of their actions. */
export function byOutcome<T extends { value: unknown }>({ actions }: Operation, results: T[]): T[] {
  const of = ({ value }: T) => rank(actions?.[(value as { action?: string } | null)?.action ?? ""]);
  return results.toSorted((a, b) => of(a) - of(b));
}

/** Markdown, or nothing for an operation without actions. */
export function actionRows({ actions }: Operation): string {
  if (actions === undefined) return "";
  const answers = Object.values(actions).some(({ answer }) => answer !== undefined);
  const sorted = Object.entries(actions).sort(([, a], [, b]) => rank(a) - rank(b));
  const rows = sorted.map(([action, entry]) => {
    const { answer, next, caller } = entry;
    const does = answer === undefined ? (next ?? caller)! : answerText(answer);
    return [`\`${action}\``, cell(meaningOf(entry)), cell(does)];
  });
  const intro = answers
    ? "What your server answers to its client depends on `action`, and `respond` does it. The body is `responseContent`."
    : "What to do depends on `action`. No client waits for an answer.";
  return `${intro}\n\n${table(["Action", "Meaning", answers ? "Answer" : "What to do"], rows)}`;
}
