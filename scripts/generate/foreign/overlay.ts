// Corrects a foreign description by an OpenAPI Overlay 1.0 document.
import { resolve } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { BaseResolver, createConfig, getLineColLocation, lintDocument, type Source } from "@redocly/openapi-core";
import { jsonpath } from "json-p3";
import { isObject } from "../../../src/shared/is-object.js";
import { asDescriptionError, DescriptionError, readRoot, renderProblems } from "../../redocly/read-description.js";

interface Action {
  target: string;
  description?: string;
  update?: unknown;
  remove?: boolean;
}

async function readOverlay(file: string): Promise<{ source: Source; actions: Action[] }> {
  try {
    const document = await readRoot(file, new BaseResolver());
    const { overlay, actions } = document.parsed as { overlay?: unknown; actions: Action[] };
    if (typeof overlay !== "string")
      throw new DescriptionError(`${file} is not an overlay: it does not begin with \`overlay: 1.0.0\`.`);
    const config = await createConfig({ telemetry: "off", rules: { struct: "error" } });
    const problems = await lintDocument({ document, externalRefResolver: new BaseResolver(), config });
    if (problems.length > 0) throw new DescriptionError(renderProblems(problems));
    return { source: document.source, actions };
  } catch (error) {
    throw asDescriptionError(file, error);
  }
}

/** Merges objects member by member and appends to lists, as the specification says. Anything else is replaced. */
function merge(target: unknown, update: unknown): unknown {
  if (isObject(target) && isObject(update)) {
    const changed = Object.entries(update).map(([name, value]) => [
      name,
      Object.hasOwn(target, name) ? merge(target[name], value) : value,
    ]);
    return { ...target, ...(Object.fromEntries(changed) as object) };
  }
  if (!Array.isArray(target)) return update;
  const entries: unknown[] = Array.isArray(update) ? update : [update];
  // Existing entries are not appended again, so that corrections are idempotent.
  return [
    ...(target as unknown[]),
    ...entries.filter((entry) => !target.some((known) => isDeepStrictEqual(known, entry))),
  ];
}

/** Applies one correction in place. Returns whether it changed anything. */
function apply(document: object, { target, update, remove }: Action): boolean {
  const isWrong = new DescriptionError(`\`${target}\` is not an object or list that can be corrected.`);
  let hasEffect = false;
  // In reverse order, so that removing a list entry does not shift the ones still to be removed.
  for (const { location, value } of [...jsonpath.query(target, document as never)].reverse()) {
    const name = location.at(-1);
    const holder = location
      .slice(0, -1)
      .reduce<unknown>((node, step) => (node as Record<string, unknown>)[step], document) as Record<string, unknown>;
    if (remove === true ? name === undefined : typeof value !== "object" || value === null) throw isWrong;
    const merged = merge(value, update);
    if (remove !== true && isDeepStrictEqual(merged, value)) continue;
    hasEffect = true;
    if (name === undefined) Object.assign(document, merged);
    else if (remove !== true) holder[name] = merged;
    else if (Array.isArray(holder)) holder.splice(Number(name), 1);
    else delete holder[name];
  }
  return hasEffect;
}

/** Corrects a document in place. Returns what to print: each correction, with a warning if it has become unnecessary. */
export async function applyOverlay(document: object, file: string): Promise<string[]> {
  const { source, actions } = await readOverlay(resolve(file));
  return actions.map((action, index) => {
    const { target, description = "no description" } = action;
    const pointer = `#/actions/${index}/target`;
    const { start } = getLineColLocation({ source, pointer, reportOnKey: false });
    const place = `${file}:${start.line}:${start.col}`;
    try {
      if (apply(document, action)) return `corrected ${target} (${description})`;
      return `warning: ${place} changes nothing, and can be removed (${description})`;
    } catch (error) {
      const { message } = error as Error;
      const what =
        error instanceof DescriptionError ? message : `\`${target}\` is not a JSONPath (RFC 9535): ${message}`;
      throw new DescriptionError(`${place}\n\n${what}`);
    }
  });
}
