// Reads, lints and bundles a description with Redocly, and says what is wrong with it: file, line and rule.
import { resolve } from "node:path";
import {
  BaseResolver,
  bundle,
  detectSpec,
  formatProblems,
  getTotals,
  lintDocument,
  loadConfig,
  logger,
  YamlParseError,
  type Config,
  type Document,
  type NormalizedProblem,
} from "@redocly/openapi-core";
import type { Description } from "../description.js";
import { findCauses } from "./causes.js";

/** The description cannot be used. The message names the file, the line and the rule. */
export class DescriptionError extends Error {}

/** Told which files a description consists of, also when it turns out to be broken. */
export type OnFiles = (files: string[]) => void;

/**
 * Rules that generating leaves to `npm run lint:spec`: documentation may be missing while a change is tried out, and checking examples
 * takes as long as all other rules together.
 */
const LEFT_TO_LINT = [
  "authlete/documented-properties",
  "authlete/operation-examples",
  "no-invalid-media-type-examples",
  "no-invalid-schema-examples",
];

/** The problems as Redocly CLI prints them, without its links: file, line and rule, with the lines in question. */
export function renderProblems(problems: NormalizedProblem[]): string {
  const causes = findCauses(problems).map(({ reference: _, ...problem }) => problem);
  let text = "";
  logger.output = logger.info = (piece) => void (text += piece);
  const totals = getTotals(causes);
  formatProblems(causes, { format: "codeframe", maxProblems: 50, color: false, totals, version: "" });
  const count = (number: number, what: string) => (number === 0 ? [] : [`${number} ${what}${number === 1 ? "" : "s"}`]);
  const summary = [...count(totals.errors, "error"), ...count(totals.warnings, "warning")].join(" and ");
  return `${text.replaceAll(/ +$/gm, "").trim()}\n\n${summary}.`;
}

/** What the libraries throw, as an error that tells the author of the description what to correct. */
export function asDescriptionError(file: string, error: unknown): DescriptionError {
  if (error instanceof DescriptionError) return error;
  if (!(error instanceof YamlParseError)) return new DescriptionError(`${file}: ${(error as Error).message}`);
  const { message, source, line, col } = error;
  const location = [{ source, pointer: undefined, start: { line, col } }];
  const problem = { ruleId: "authlete/references", severity: "error", message, location, suggest: [] } as const;
  return new DescriptionError(renderProblems([{ ...problem, suggest: [] }]));
}

/** Reads the root file of a description. */
export async function readRoot(file: string, resolver: BaseResolver): Promise<Document> {
  const root = await resolver.resolveDocument(null, resolve(file), true);
  if (root instanceof Error) throw root;
  detectSpec(root.parsed);
  return root;
}

function refuse(problems: NormalizedProblem[]): void {
  if (problems.some(({ ignored }) => !ignored)) throw new DescriptionError(renderProblems(problems));
}

async function read(file: string, config: Config, isLinted: boolean, onFiles: OnFiles): Promise<Description> {
  const externalRefResolver = new BaseResolver(config.resolve);
  try {
    const document = await readRoot(file, externalRefResolver);
    // Bundling changes the documents, so linting comes first.
    if (isLinted) refuse(await lintDocument({ document, externalRefResolver, config }));
    const bundled = await bundle({ doc: document, externalRefResolver, config });
    refuse(bundled.problems);
    return bundled.bundle.parsed as Description;
  } catch (error) {
    throw asDescriptionError(file, error);
  } finally {
    onFiles([file, ...externalRefResolver.getFiles()]);
  }
}

/** Lints the description by every rule of redocly.yaml. */
export async function lintDescription(file: string): Promise<void> {
  await read(file, await readConfig(), true, () => {});
}

const readConfig = () => loadConfig({ configPath: resolve("redocly.yaml") });

/** The description as one document, linted by the rules of redocly.yaml. Warnings count as errors. */
export async function readDescription(file: string, onFiles: OnFiles = () => {}): Promise<Description> {
  const config = await readConfig();
  config.skipRules(LEFT_TO_LINT);
  return read(file, config, true, onFiles);
}

/** The description as one document, not linted. */
export const bundleDescription = async (file: string): Promise<Description> =>
  read(file, await readConfig(), false, () => {});
