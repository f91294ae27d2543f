// The page of result codes by number, from the examples of the description and the messages of the emulator.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { emulatorCodes } from "../../src/emulator/api/emulator-codes.js";
import { listOperations, type ActionEntry, type Description } from "../description.js";
import { cell } from "../markdown.js";
import { answerExamples } from "./operation-example.js";

function adviceOf({ answer, next, caller }: ActionEntry): string {
  if (answer === undefined) return next ?? caller!;
  if (answer.status >= 500)
    return `Caused by your server or its setup. Check the call, and answer with ${answer.status}.`;
  return answer.status >= 400 ? `Caused by the client. Answer with ${answer.status}.` : "Nothing is wrong: continue.";
}

export function resultCodes(description: Description): string {
  const newRow = () => ({ meanings: new Set<string>(), operations: new Set<string>(), advice: new Set<string>() });
  const rows = new Map<string, ReturnType<typeof newRow>>();
  const at = (code: string) => rows.get(code) ?? rows.set(code, newRow()).get(code)!;
  for (const operation of listOperations(description)) {
    for (const { value } of answerExamples(description, operation)) {
      const { resultCode, resultMessage, action } = (value ?? {}) as Partial<Record<string, string>>;
      if (resultCode === undefined) continue;
      const row = at(resultCode);
      row.operations.add(`\`${operation.id}\``);
      if (resultMessage !== undefined) row.meanings.add(resultMessage.replace(/^\[\w+\] /, ""));
      const entry = operation.actions?.[action ?? ""];
      if (entry !== undefined) row.advice.add(adviceOf(entry));
    }
  }
  const ownCode = (_: string, name: string) => JSON.stringify(emulatorCodes[name as keyof typeof emulatorCodes]);
  const files = (readdirSync("src/emulator", { recursive: true }) as string[]).filter((file) => file.endsWith(".ts"));
  const source = files.map((file) => readFileSync(join("src/emulator", file), "utf8")).join("\n");
  const text = source.replaceAll(/emulatorCodes\.(\w+)/g, ownCode);
  for (const [, status, code, , message] of text.matchAll(
    /(?:(\d{3}),\s*)?"([AE]\d{6})",\s*(?:\w+,\s*)?(["'`])((?:(?!\3)[^\n])+ (?:(?!\3)[^\n])+)\3/g,
  )) {
    at(code!).meanings.add(message!.replaceAll(/\$\{[^}]*\}/g, "…"));
    if (status !== undefined) at(code!).advice.add(`Caused by your server, whose call gets ${status}.`);
  }
  // A code without a message is explained by its name in the source.
  for (const [, key, code] of text.matchAll(/(\w+): \[?"([AE]\d{6})"/g))
    if (!rows.has(code!)) at(code!).meanings.add(key!.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase());
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, { meanings, operations, advice }]) => {
      const who = advice.size > 0 ? [...advice].join(" ") : "Do what `action` says.";
      const meaning = [...meanings].map((text) => cell(text.replaceAll(/[<>{}]/g, ""))).join(" Or: ");
      const seen = operations.size > 0 ? `\n\nSeen at ${[...operations].join(", ")}.` : "";
      return `## ${code}\n\n${meaning}\n\n${cell(who)}${seen}`;
    });
  return `---\noutline: false\n---\n\n# Result codes\n\nEach result has a \`resultCode\`. This page lists those that the emulator returns and the examples show: what each means, who caused it, and what to do. Branch on \`action\`, and log the code. Codes with the letter E are the emulator's own: what the API gives there is not known.\n\n${lines.join("\n\n")}\n`;
}
