// Reads, lints and bundles a description with Redocly, and reports problems with file, line and rule.
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

/** Called with the files of a description, even if it is broken. */
export type OnFiles = (files: string[]) => void;

/**
 * Rules that only `npm run lint:spec` checks, not generating: documentation may be missing while you try out a change, and checking
 * examples takes as long as all other rules together.
 */
const LEFT_TO_LINT = [
  "authlete/documented-properties",
  "authlete/operation-examples",
  "no-invalid-media-type-examples",
  "no-invalid-schema-examples",
];

/** Formats problems like Redocly CLI, without its links: file, line and rule, with the source lines. */
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

/** Converts errors of the libraries to one that tells the author of the description what to correct. */
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

/** Lints the description with all rules of redocly.yaml. */
export async function lintDescription(file: string): Promise<void> {
  await read(file, await readConfig(), true, () => {});
}

const readConfig = () => loadConfig({ configPath: resolve("redocly.yaml") });

/** Returns the description as one document, linted with the rules of redocly.yaml. Warnings count as errors. */
export async function readDescription(file: string, onFiles: OnFiles = () => {}): Promise<Description> {
  const config = await readConfig();
  config.skipRules(LEFT_TO_LINT);
  return read(file, config, true, onFiles);
}

/** Returns the description as one document, without linting it. */
export const bundleDescription = async (file: string): Promise<Description> =>
  read(file, await readConfig(), false, () => {});
