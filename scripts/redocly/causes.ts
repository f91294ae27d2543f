// Picks the causes among the linter's problems. One mistake often causes problems elsewhere, which vanish once it is corrected.
import type { NormalizedProblem } from "@redocly/openapi-core";

/** Problems with files, then with the structure, then all others. Each stage may cause problems of the later ones. */
const STAGES: ((problem: NormalizedProblem) => boolean)[] = [
  ({ ruleId }) => ruleId === "authlete/references",
  ({ ruleId }) => ruleId === "struct",
  () => true,
];

/** Advice by a part of the YAML parser's message. */
const ADVICE = [
  ["indentation of", "Indent the line like its neighbours, by two spaces for each level."],
  ["tab characters", "Indent by spaces."],
  ["duplicated mapping key", "Remove one of the two, or rename it."],
] as const;

/** Adds advice to the errors of the YAML parser. Removes their location, which is printed separately. */
function withAdvice(problem: NormalizedProblem): NormalizedProblem {
  if (problem.location[0]?.pointer !== undefined) return problem;
  const reason = problem.message.replace(/ in ".*" \(\d+:\d+\)$/, "");
  const advice = ADVICE.find(([part]) => reason.includes(part))?.[1] ?? "Correct the YAML.";
  return { ...problem, message: `This is not YAML: ${reason}. ${advice}` };
}

/** A key that is the same for the same mistake in several examples: the name of the property, and what is wrong with it. */
function exampleKey({ message, location: [place] }: NormalizedProblem): string {
  const [, wrong] = /: (?:`[^`]*` property )?(.*)$/s.exec(message) ?? [];
  const name = place?.pointer
    ?.replace(/(?:\/\d+)*$/, "")
    .replace(/\/example(?:\/\d+)*$/, "")
    .split("/")
    .at(-1);
  return `${message.startsWith("Example validation") ? "" : name} ${wrong?.replace(/,null\b/, "")}`;
}

const placeOf = ({ location: [place] }: NormalizedProblem): string =>
  JSON.stringify([place?.source?.absoluteRef, place?.pointer ?? place]);

const isExample = ({ ruleId }: NormalizedProblem): boolean => /^no-invalid-.*-examples$/.test(ruleId);

/** Groups problems by key, in the order of the first of each group. */
function groups(problems: NormalizedProblem[], keyOf: (problem: NormalizedProblem) => string): NormalizedProblem[][] {
  const found = new Map<string, NormalizedProblem[]>();
  for (const problem of problems) found.set(keyOf(problem), [...(found.get(keyOf(problem)) ?? []), problem]);
  return [...found.values()];
}

export function findCauses(problems: NormalizedProblem[]): NormalizedProblem[] {
  const isCause = STAGES.find((isOfStage) => problems.some(isOfStage)) ?? (() => true);
  const causes = problems.filter(isCause);
  const examples = groups(causes.filter(isExample), exampleKey).map(([first, ...others]) => {
    const more = others.length === 0 ? "" : ` The same is wrong with ${others.length} more.`;
    return { ...first!, message: `${first!.message} Correct the example, or the schema.${more}` };
  });
  // All problems at one place are reported together.
  return groups([...causes.filter((cause) => !isExample(cause)), ...examples], placeOf).map((group) => ({
    ...group[0]!,
    message: [...new Set(group.map((problem) => withAdvice(problem).message))].join("\n"),
    suggest: [...new Set(group.flatMap(({ suggest }) => suggest))],
  }));
}
