// Renders changes as text for a terminal, as Markdown for a changelog or a pull request, or as JSON.
import { highest, type Change, type Step } from "./change.js";

export type Format = "text" | "markdown" | "json";

const TITLES: Record<Step, string> = { major: "Breaking", minor: "New", patch: "Other" };
const STEPS: Step[] = ["major", "minor", "patch"];

/** Groups changes by place, without repetitions. */
function groupByPlace(changes: Change[]): [where: string, what: string[]][] {
  const places = new Map<string, Set<string>>();
  for (const { where, what } of changes) places.set(where, (places.get(where) ?? new Set()).add(what));
  return [...places].map(([where, what]) => [where, [...what]]);
}

/** One line for each place. Changes of documentation are counted, not listed. */
function list(changes: Change[], line: (where: string, what: string) => string): string[] {
  const silent = changes.filter(({ what }) => /^(documentation|examples) changed$/.test(what));
  const lines = groupByPlace(changes.filter((change) => !silent.includes(change))).map(([where, what]) =>
    line(where, what.join(", ")),
  );
  const places = new Set(silent.map(({ where }) => where)).size;
  if (places > 0) lines.push(line("documentation", `changed in ${places} ${places === 1 ? "place" : "places"}`));
  return lines;
}

export function renderText(changes: Change[]): string {
  return STEPS.flatMap((step) => {
    const lines = list(
      changes.filter((change) => change.step === step),
      (where, what) => `  ${where}: ${what}`,
    );
    return lines.length === 0 ? [] : [`${TITLES[step]}:`, ...lines];
  }).join("\n");
}

/** A section of the changelog. */
export function renderMarkdown(changes: Change[]): string {
  const parts = STEPS.flatMap((step) => {
    const lines = list(
      changes.filter((change) => change.step === step),
      (where, what) => `- \`${where}\`: ${what}`.replace("`documentation`", "Documentation"),
    );
    return lines.length === 0 ? [] : [`**${TITLES[step]}**\n\n${lines.join("\n")}`];
  });
  return `### API\n\n${parts.join("\n\n") || "No change."}\n`;
}

export interface Verdict {
  base: string;
  step: Step | undefined;
  /** The version at the base, the package's current one, and the lowest sufficient one, if both sides have a version. */
  versions: { base: string; now: string; needed: string | undefined } | undefined;
  isMade: boolean;
}

export const renderJson = (changes: Change[], { base, step, versions, isMade }: Verdict): string =>
  `${JSON.stringify({ base, step: step ?? "none", versions, isMade, changes }, null, 2)}\n`;

export const stepOf = (changes: Change[]): Step | undefined => highest(changes.map(({ step }) => step));

/** The verdict on the version in one sentence, with what to do. */
export function renderVerdict({ base, step, versions, isMade }: Verdict): string {
  if (step === undefined) return `Nothing changed since ${base}.`;
  const kind = { major: "A breaking change", minor: "New features", patch: "No change of the interface" }[step];
  if (versions === undefined) return `${kind}: a ${step} step.`;
  const { base: before, now, needed } = versions;
  if (!isMade)
    return `${kind} since ${base}, but package.json has ${now}. It needs ${needed} or later: run \`npm run release\`.`;
  return `${kind} since ${base} (${before}); package.json has ${now}.`;
}
