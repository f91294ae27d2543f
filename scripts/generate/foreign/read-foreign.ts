// Reads a foreign description. Refuses only problems that prevent generating types, not bad style.
import {
  BaseResolver,
  bundle,
  createConfig,
  isAbsoluteUrl,
  lintDocument,
  ResolveError,
  Source,
  type Document,
  type NormalizedProblem,
  type Oas3Rule,
} from "@redocly/openapi-core";
import {
  asDescriptionError,
  DescriptionError,
  readRoot,
  renderProblems,
  type OnFiles,
} from "../../redocly/read-description.js";
import { applyOverlay } from "./overlay.js";
import { isInData } from "./tidy-document.js";

/** Reads local files only, never anything from the network. */
class FileResolver extends BaseResolver {
  override async loadExternalRef(reference: string): Promise<Source> {
    if (!isAbsoluteUrl(reference)) return super.loadExternalRef(reference);
    const advice = "save it as a file, and refer to that by a relative path";
    throw new ResolveError(new Error(`${reference} is not fetched from the network: ${advice}`));
  }
}

/** openapi-typescript only supports JSON Pointers. */
const pointersOnly: Oas3Rule = () => ({
  ref: ({ $ref }, context) => {
    const message = `\`${$ref}\` names an $anchor. Refer to the place by a pointer: #/components/schemas/…`;
    if (/^#(?!\/|$)/.test($ref)) context.report({ message, location: context.location.child("$ref") });
  },
});

const CONFIG: Parameters<typeof createConfig>[0] = {
  telemetry: "off",
  plugins: [{ id: "foreign", rules: { oas3: { "pointers-only": pointersOnly } } }],
  rules: { struct: "error", "foreign/pointers-only": "error" },
};

/** A wrong type of node where a schema, response or the like is expected. Other deviations and warnings rarely affect types. */
const isFatal = ({ ruleId, severity, message }: NormalizedProblem): boolean =>
  severity === "error" && (ruleId !== "struct" || /\((?:object|array)\) but got `(?!boolean)/.test(message));

export interface ForeignDescription {
  /** The bundled document, with the corrections of the overlay. */
  document: object;
  /** Where it deviates from the specification. */
  problems: NormalizedProblem[];
}

async function readAll(root: Document, resolver: BaseResolver): Promise<ForeignDescription> {
  const options = { externalRefResolver: resolver, config: await createConfig(CONFIG) };
  const linted = await lintDocument({ document: root, ...options });
  const bundled = await bundle({ doc: root, ...options });
  const problems = [...linted, ...bundled.problems].filter(({ location }) => !isInData(location[0]?.pointer ?? ""));
  return { document: bundled.bundle.parsed as object, problems };
}

/** Reads a description and applies the overlay, if any. `notes` are the lines to print about the corrections. */
export async function readForeign(
  file: string,
  overlay: string | undefined,
  onFiles: OnFiles,
): Promise<ForeignDescription & { notes: string[] }> {
  const resolver = new FileResolver();
  try {
    const root = await readRoot(file, resolver);
    if (typeof (root.parsed as { openapi?: unknown }).openapi !== "string")
      throw new DescriptionError(`${file} is not an OpenAPI 3 document. Versions 3.0, 3.1 and 3.2 are supported.`);
    const original = await readAll(root, resolver);
    let description = original;
    let notes: string[] = [];
    if (overlay !== undefined) {
      notes = await applyOverlay(original.document, overlay);
      const text = JSON.stringify(original.document, null, 2);
      const source = new Source(`${file} with ${overlay}`, text);
      description = await readAll({ source, parsed: JSON.parse(text) }, new FileResolver());
    }
    if (description.problems.some(isFatal)) {
      // A location in the original file is more helpful than one in the corrected bundle.
      const fatal = original.problems.filter(isFatal);
      throw new DescriptionError(renderProblems(fatal.length > 0 ? fatal : description.problems.filter(isFatal)));
    }
    return { ...description, notes };
  } catch (error) {
    throw asDescriptionError(file, error);
  } finally {
    onFiles([file, ...resolver.getFiles(), ...(overlay === undefined ? [] : [overlay])]);
  }
}
