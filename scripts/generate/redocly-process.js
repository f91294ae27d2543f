// The one place that knows Redocly's library: a process that gets the name of a description, bundles it, and lints it. The bundle
// comes first, as a part, so that others can go on with it meanwhile.
import { relative, resolve } from "node:path";
import {
  BaseResolver,
  bundle,
  createConfig,
  detectSpec,
  formatProblems,
  getCodeframe,
  getTotals,
  lintDocument,
  loadConfig,
  logger,
  YamlParseError,
} from "@redocly/openapi-core";
import { serve } from "./serve.js";
import { areExamplesSurelyValid } from "./surely-valid.js";

/** The rules for examples, the slowest of all. */
const EXAMPLES = ["no-invalid-media-type-examples", "no-invalid-schema-examples"];

/** Gives copies of what another resolver has read, because bundling changes documents, and they are linted afterwards. */
class CopyingResolver extends BaseResolver {
  constructor(original, config) {
    super(config);
    this.original = original;
    this.copies = new Map();
  }

  async resolveDocument(base, reference, isRoot) {
    const document = await this.original.resolveDocument(base, reference, isRoot);
    if (document instanceof Error) return document;
    const { absoluteRef } = document.source;
    let copy = this.copies.get(absoluteRef);
    if (copy === undefined) {
      copy = { ...document, parsed: structuredClone(document.parsed) };
      this.copies.set(absoluteRef, copy);
    }
    return copy;
  }
}

/** What Redocly says of problems: file, line and rule, with the lines in question. */
function render(problems) {
  let text = "";
  logger.output = logger.info = (piece) => void (text += piece);
  formatProblems(problems, { format: "codeframe", maxProblems: 50, color: false, totals: getTotals(problems) });
  const { errors, warnings } = getTotals(problems);
  const count = (number, what) => (number === 0 ? [] : [`${number} ${what}${number === 1 ? "" : "s"}`]);
  return `${text.trim()}\n\n${[...count(errors, "error"), ...count(warnings, "warning")].join(" and ")}.`;
}

/** A root that is not even YAML, in the same form. */
function renderSyntaxError({ message, line, col, source }) {
  const place = `${relative(process.cwd(), source.absoluteRef)}:${line}:${col}`;
  return `[1] ${place}\n\n${message}\n\n${getCodeframe({ start: { line, col }, source }, false)}\n\n1 error.`;
}

/** Reads the root. What is wrong with it is thrown as a text. */
async function readRoot(resolver, file) {
  try {
    const root = await resolver.resolveDocument(null, resolve(file), true);
    detectSpec(root.parsed);
    return root;
  } catch (error) {
    throw error instanceof YamlParseError ? renderSyntaxError(error) : `${file}: ${error.message}`;
  }
}

const readConfig = (rules) =>
  rules === undefined ? loadConfig({ configPath: resolve("redocly.yaml") }) : createConfig({ rules, telemetry: "off" });

/** Bundles. What even that stumbles over, such as a reference that leads to itself, is thrown as a text. */
async function bundleRoot(file, config, resolver) {
  try {
    return await bundle({
      ref: resolve(file),
      config,
      externalRefResolver: new CopyingResolver(resolver, config.resolve),
    });
  } catch (error) {
    throw `${file}: ${error.message}`;
  }
}

/**
 * `rules` are the ones for a description that is not ours; without them, redocly.yaml rules. `document` stands in for the contents
 * of the file. The part is `{ bundle, files }`, or `{ problems }` if there is none. The answer is the problems of linting.
 */
serve(async ({ file, document: given, rules, skip = [], lint }, part) => {
  const config = await readConfig(rules);
  config.skipRules(skip);
  const resolver = new BaseResolver(config.resolve);
  let root, bundled;
  try {
    root = await readRoot(resolver, file);
    if (given !== undefined) root.parsed = given;
    bundled = await bundleRoot(file, config, resolver);
  } catch (problems) {
    if (typeof problems !== "string") throw problems;
    part({ problems, files: [file] });
    return { problems };
  }
  const files = [...resolver.getFiles()].map((name) => relative(process.cwd(), name));
  const failed = getTotals(bundled.problems).errors > 0;
  part(failed ? { problems: render(bundled.problems), files } : { bundle: bundled.bundle.parsed, files });
  if (!lint) return {};
  if (!failed && areExamplesSurelyValid(bundled.bundle.parsed)) config.skipRules(EXAMPLES);

  const problems = await lintDocument({ document: root, externalRefResolver: resolver, config });
  return problems.some(({ ignored }) => !ignored) ? { problems: render(problems) } : {};
});
