// Compares the vendor's own OpenAPI description with ours, to adopt a new release of the API.
import { existsSync } from "node:fs";
import { bundleDescription } from "./redocly/read-description.js";
import { startScript } from "./start-script.js";
import { compareWithUpstream, type Finding, type Kind } from "./spec-upstream/compare.js";

const USAGE = `Usage: npm run spec:upstream -- FILE

Lists the differences between the vendor's description in FILE and ours.
Exit status: 0 nothing new, 1 differences, 2 could not run.
`;

const KINDS: Kind[] = ["theirs only", "ours only", "differs", "known deviations"];

/** Lists findings by kind, one per line. Titles are bold on a terminal. */
export function renderFindings(findings: Finding[], isTerminal: boolean): string {
  const groups = KINDS.map((kind) => findings.filter((finding) => finding.kind === kind));
  const count = findings.length - groups.at(-1)!.length;
  const texts = groups.map((group, index) => {
    const title = `${KINDS[index]!} (${group.length})`;
    const lines = group.map(({ where, what }) => `  ${where}: ${what}\n`);
    return lines.length === 0 ? "" : `${isTerminal ? `\u001b[1m${title}\u001b[22m` : title}\n${lines.join("")}\n`;
  });
  return `${texts.join("")}${count === 0 ? "Nothing new." : `${count} to take over, or to explain by \`x-deviation\`.`}\n`;
}

export async function specUpstream(files: string[], isTerminal: boolean): Promise<{ status: number; output: string }> {
  const fail = (output: string) => ({ status: 2, output: `${output}\n` });
  const [file] = files;
  if (file === undefined || files.length > 1)
    return fail("Name the vendor's description: npm run spec:upstream -- FILE");
  if (!existsSync(file)) return fail(`${file} does not exist. Name an OpenAPI document in YAML or JSON.`);
  try {
    const theirs = await bundleDescription(file);
    if (!/^3\.\d/.test(theirs.openapi))
      return fail(`${file} is not an OpenAPI 3 document. Convert it, or name another one.`);
    const findings = compareWithUpstream(theirs, await bundleDescription("openapi.yaml"));
    const isNew = findings.some(({ kind }) => kind !== "known deviations");
    return { status: isNew ? 1 : 0, output: renderFindings(findings, isTerminal) };
  } catch (error) {
    return fail(
      `${file} could not be compared. Correct these problems, or name another file:\n${(error as Error).message}`,
    );
  }
}

if (process.argv[1]?.endsWith("spec-upstream.ts")) {
  const isTerminal = process.stdout.isTTY && !process.env["NO_COLOR"];
  const { status, output } = await specUpstream(startScript(USAGE, { allowPositionals: true }).positionals, isTerminal);
  process[status === 2 ? "stderr" : "stdout"].write(output);
  process.exitCode = status;
}
