// Reports what changed in the API, what it means for callers, and whether the version in package.json was raised enough.
// docs/guides/regenerating.md has the rules.
import type { Change } from "./spec-diff/change.js";
import { compareDescriptions } from "./spec-diff/compare.js";
import { findUnnoticed } from "./spec-diff/redocly-net.js";
import {
  renderJson,
  renderMarkdown,
  renderText,
  renderVerdict,
  stepOf,
  type Format,
  type Verdict,
} from "./spec-diff/report.js";
import { defaultBase, readRevision, readWorkingCopy, type Revision } from "./spec-diff/revisions.js";
import { makesStep, nextVersion } from "./spec-diff/version.js";
import { startScript, UsageError } from "./start-script.js";

const USAGE = `Usage: npm run spec:diff -- [BASE [REVISION]] [--format FORMAT]

Says what changed in the API, and whether the version in package.json fits. The exit status is 1 if it does not.

  BASE                 revision of the repository, or file with a description
                       (default: the last release, by its tag or as scripts/spec-diff/baseline.json has it)
  REVISION             what to compare with it (default: the working copy)
  --format FORMAT      text, markdown or json (default text)
  -h, --help           show this text
`;

const FORMATS: readonly string[] = ["text", "markdown", "json"] satisfies Format[];

/** The changes between two revisions. */
export async function compareRevisions(before: Revision, after: Revision): Promise<Change[]> {
  const changes = compareDescriptions(before.description, after.description);
  return [...changes, ...(await findUnnoticed(before.description, after.description, changes))];
}

/** Checks whether the version was raised as far as the changes require. */
export function judgeVersion(before: Revision, after: Revision, changes: Change[]): Verdict {
  const step = stepOf(changes);
  const { name, version: base } = before;
  const { version: now } = after;
  if (base === undefined || now === undefined)
    return { base: name, step, versions: undefined, isMade: step !== "major" };
  const needed = step === undefined ? undefined : nextVersion(base, step);
  // Patch-level changes, which callers cannot see, may wait for the next release.
  const isMade = step === undefined || step === "patch" || makesStep(base, now, step);
  return { base: name, step, versions: { base, now, needed }, isMade };
}

async function main(): Promise<number> {
  const { values, positionals } = startScript(USAGE, {
    options: { format: { type: "string", default: "text" } },
    allowPositionals: true,
  });
  const { format } = values;
  if (!FORMATS.includes(format) || positionals.length > 2) {
    throw new UsageError(`Give at most two revisions or files, and one of ${FORMATS.join(", ")} as --format.`);
  }
  const [base = defaultBase(), revision] = positionals;
  const before = await readRevision(base);
  const after = revision === undefined ? await readWorkingCopy() : await readRevision(revision);
  const changes = await compareRevisions(before, after);
  const verdict = judgeVersion(before, after, changes);
  if (format === "json") process.stdout.write(renderJson(changes, verdict));
  else if (format === "markdown") process.stdout.write(renderMarkdown(changes));
  else if (changes.length > 0) console.log(renderText(changes));
  if (format !== "json")
    console[verdict.isMade ? "log" : "error"](
      format === "markdown" ? `\n${renderVerdict(verdict)}` : renderVerdict(verdict),
    );
  // New features may wait for the release to raise the version. A breaking change has to raise it at once, to rule out accidents.
  return verdict.isMade || verdict.step !== "major" ? 0 : 1;
}

if (process.argv[1]?.endsWith("spec-diff.ts")) process.exitCode = await main();
