// The table of an operation's actions: what each means, and what the authorization server does.
import type { ActionEntry, Operation } from "../generate/description.js";
import { oneLine } from "../generate/documentation.js";

const cell = (text: string): string => oneLine(text).replaceAll("|", "\\|");

function answerText({ status, content, header, challenge, empty }: NonNullable<ActionEntry["answer"]>): string {
  const json = content === "application/json";
  const parts: string[] = [];
  if (content !== undefined) parts.push(`\`responseContent\` as ${json ? "JSON" : `\`${content}\``}`);
  if (header !== undefined) parts.push(`\`${header}: responseContent\``);
  if (challenge !== undefined) parts.push(`\`WWW-Authenticate: ${challenge}\``);
  if (parts.length === 0) parts.push("no body");
  return `**${status}** with ${parts.join(" and ")}${empty === true ? ", or no body where it is null" : ""}`;
}

/** Markdown, or nothing for an operation without actions. */
export function actionRows({ actions }: Operation): string {
  if (actions === undefined) return "";
  const answers = Object.values(actions).some(({ answer }) => answer !== undefined);
  const rows = Object.entries(actions).map(([action, { means, answer, next, caller }]) => {
    const does = answer === undefined ? (next ?? caller)! : answerText(answer);
    return `| \`${action}\` | ${cell(means)} | ${cell(does)} |`;
  });
  const head = answers ? "Your server answers" : "What to do";
  return [`| Action | Meaning | ${head} |`, "| --- | --- | --- |", ...rows].join("\n");
}
