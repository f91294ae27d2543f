// The table of an operation's actions: what each means, and what the authorization server does.
import type { ActionEntry, Operation } from "../description.js";
import { oneLine } from "../generate/documentation.js";

const cell = (text: string): string => oneLine(text).replaceAll("|", "\\|");

function answerText({ status, content, header, challenge, empty }: NonNullable<ActionEntry["answer"]>): string {
  const parts = [`**${status}**`];
  if (content !== undefined) parts.push(content === "application/json" ? "JSON" : `\`${content}\``);
  else if (header !== undefined) parts.push(`as \`${header}\``);
  else parts.push("no body");
  if (challenge !== undefined) parts.push(`\`WWW-Authenticate: ${challenge}\``);
  return `${parts.join(", ")}${empty === true ? ", or no body" : ""}`;
}

/** Markdown, or nothing for an operation without actions. */
export function actionRows({ actions }: Operation): string {
  if (actions === undefined) return "";
  const answers = Object.values(actions).some(({ answer }) => answer !== undefined);
  const rows = Object.entries(actions).map(([action, { means, answer, next, caller, gives }]) => {
    const does = answer === undefined ? (next ?? caller)! : answerText(answer);
    const given = gives ? ` Gives ${gives.map((name) => `\`${name}\``).join(", ")}.` : "";
    return `| \`${action}\` | ${cell(means)}${given} | ${cell(does)} |`;
  });
  const intro = answers
    ? "What your server answers to its client depends on `action`, and `respond` does it. The body is `responseContent`."
    : "What to do depends on `action`. No client waits for an answer.";
  return [
    intro,
    "",
    `| Action | Meaning | ${answers ? "Answer" : "What to do"} |`,
    "| --- | --- | --- |",
    ...rows,
  ].join("\n");
}
