// The table of an operation's actions: what each means, and what the authorization server has to do.
import { meaningOf, type ActionEntry, type Operation } from "../description.js";
import { cell, table } from "../markdown.js";

function answerText({ status, content, header, challenge, empty }: NonNullable<ActionEntry["answer"]>): string {
  const parts = [`**${status}**`, header === undefined ? "no body" : `as \`${header}\``];
  if (content !== undefined) parts[1] = content === "application/json" ? "JSON" : `\`${content}\``;
  if (challenge !== undefined) parts.push(`\`WWW-Authenticate: ${challenge}\``);
  return `${parts.join(", ")}${empty === true ? ", or no body" : ""}`;
}

/** Actions that are faults. Without an answer status, the name is the only clue. */
const FAULT = /ERROR|NOT_FOUND|NOT_EXIST|EXPIRED|INVALID|FORBIDDEN|BAD_REQUEST/;

/** Sorts success first, then answers by status, then faults of the call. */
const rank = (action: string, entry: ActionEntry | undefined): number =>
  entry?.answer?.status ?? (FAULT.test(action) ? 600 : 0);

/** Sorts results in the order of their actions in the table. */
export function byOutcome<T extends { value: unknown }>({ actions }: Operation, results: T[]): T[] {
  const of = ({ value }: T) => {
    const { action = "" } = (value ?? {}) as { action?: string };
    return rank(action, actions?.[action]);
  };
  return results.toSorted((a, b) => of(a) - of(b));
}

/** The table as Markdown, or an empty string for an operation without actions. */
export function actionRows({ actions }: Operation): string {
  if (actions === undefined) return "";
  const answers = Object.values(actions).some(({ answer }) => answer !== undefined);
  const sorted = Object.entries(actions).sort((a, b) => rank(...a) - rank(...b));
  const rows = sorted.map(([action, entry]) => {
    const does = entry.answer ? answerText(entry.answer) : (entry.next ?? entry.caller)!;
    return [`\`${action}\``, cell(meaningOf(entry)), cell(does)];
  });
  const intro = answers
    ? "`action` decides what your server sends to its client, and `respond` builds that response: the body is `responseContent`, with `Cache-Control: no-store` and `Pragma: no-cache`, and with `DPoP-Nonce` if the result has a `dpopNonce`."
    : "`action` decides what your server does next. No client is waiting for a response.";
  return `${intro}\n\n${table(["Action", "Meaning", answers ? "Answer" : "What to do"], rows)}`;
}
