// Corrections to a description that is not ours: OpenAPI Overlay 1.0, applied before anything else is done with it. Every
// correction says why it is there, and is reported once it has become unnecessary, so that none outlives its reason.
import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { jsonpath } from "json-p3";
import { isMap, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import { DescriptionError } from "../redocly.js";
import { isNode, type Node } from "./document.js";

interface Action {
  target: string;
  description: string;
  update?: unknown;
  remove?: boolean;
  /** File and line. */
  place: string;
}

const KNOWN = {
  overlay: ["overlay", "info", "extends", "actions"],
  action: ["target", "description", "update", "remove"],
};

/** Reads and checks the overlay. Every fault is told with file and line. */
function readOverlay(file: string): Action[] {
  const lines = new LineCounter();
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new DescriptionError(`The overlay ${file} cannot be read.`);
  }
  const document: Document = parseDocument(text, { lineCounter: lines });
  const placeOf = (offset = 0) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const refuse = (offset: number | undefined, message: string): never => {
    throw new DescriptionError(`${placeOf(offset)}\n\n${message}`);
  };
  for (const error of document.errors) refuse(error.pos[0], error.message);
  const { contents } = document;
  const known = (holder: unknown, names: string[], offset?: number) => {
    if (!isNode(holder)) return refuse(offset, "This has to be an object.");
    const odd = Object.keys(holder).find((name) => !names.includes(name) && !name.startsWith("x-"));
    if (odd !== undefined) refuse(offset, `\`${odd}\` is not known here; ${names.join(", ")} are.`);
    return holder;
  };
  const overlay = known(document.toJS(), KNOWN.overlay);
  if (!/^1\.0\.\d+$/.test(String(overlay.overlay))) refuse(0, "Begin with `overlay: 1.0.0`.");
  const list = isMap(contents) ? contents.get("actions", true) : undefined;
  if (!isSeq(list) || list.items.length === 0) return refuse(0, "Give `actions`, a list of at least one correction.");
  return list.items.map((item, index) => {
    const offset = (item as { range?: [number, number, number] }).range?.[0];
    const { target, description, update, remove } = known((overlay.actions as unknown[])[index], KNOWN.action, offset);
    if (typeof target !== "string") return refuse(offset, "Say in `target`, a JSONPath, what is corrected.");
    if (typeof description !== "string" || description.trim() === "") {
      return refuse(offset, "Say in `description` why the correction is needed.");
    }
    if ((update === undefined) === (remove !== true)) return refuse(offset, "Give one of `update` and `remove: true`.");
    try {
      jsonpath.compile(target);
    } catch (error) {
      return refuse(offset, `\`${target}\` is no JSONPath (RFC 9535): ${(error as Error).message}`);
    }
    return {
      target,
      description: description.trim(),
      place: placeOf(offset),
      ...(remove === true ? { remove } : { update }),
    };
  });
}

/** Merges as the specification of overlays says: objects member by member, lists by appending; anything else is replaced. */
function merge(target: unknown, update: unknown): unknown {
  if (isNode(target) && isNode(update)) {
    const names = new Set([...Object.keys(target), ...Object.keys(update)]);
    return Object.fromEntries(
      [...names].map((name) => {
        if (!Object.hasOwn(update, name)) return [name, target[name]];
        return [name, Object.hasOwn(target, name) ? merge(target[name], update[name]) : update[name]];
      }),
    );
  }
  if (Array.isArray(target)) {
    const entries: unknown[] = Array.isArray(update) ? update : [update];
    // What is there already is not appended again, so that a correction that became unnecessary shows.
    return [
      ...(target as unknown[]),
      ...entries.filter((entry) => !target.some((known) => isDeepStrictEqual(known, entry))),
    ];
  }
  return update;
}

type Holder = Record<string | number, unknown>;

/** Applies one correction; tells whether it changed anything. */
function apply(document: Node, { target, update, remove, place }: Action): "changed" | "same" | "nothing there" {
  const found = [...jsonpath.query(target, document as never)].map(({ location, value }) => ({
    location,
    value: value,
  }));
  if (found.length === 0) return "nothing there";
  let outcome: "changed" | "same" = "same";
  // From the end, so that removing an entry of a list does not move the ones that are still to be removed.
  for (const { location, value } of found.reverse()) {
    const name = location.at(-1);
    const holder = location.slice(0, -1).reduce<unknown>((at, step) => (at as Holder)[step], document) as Holder;
    if (remove) {
      if (name === undefined) throw new DescriptionError(`${place}\n\nThe whole document cannot be removed.`);
      if (Array.isArray(holder)) holder.splice(Number(name), 1);
      else delete holder[name];
      outcome = "changed";
      continue;
    }
    if (typeof value !== "object" || value === null) {
      throw new DescriptionError(
        `${place}\n\n\`${target}\` selects a value that is no object and no list; select what holds it.`,
      );
    }
    const merged = merge(value, update);
    if (isDeepStrictEqual(merged, value)) continue;
    outcome = "changed";
    if (name === undefined) Object.assign(document, merged);
    else holder[name] = merged;
  }
  return outcome;
}

/** Corrects a document in place. Resolves to what to tell: what was corrected and why, and what has become unnecessary. */
export function applyOverlay(document: Node, file: string): { notes: string[]; warnings: string[] } {
  const notes: string[] = [];
  const warnings: string[] = [];
  for (const action of readOverlay(file)) {
    const outcome = apply(document, action);
    const { target, description, place } = action;
    if (outcome === "changed") notes.push(`corrected ${target}: ${description}`);
    else {
      const why = outcome === "same" ? "the document is so already" : `nothing is at ${target}`;
      warnings.push(
        `warning: ${place} has become unnecessary, since ${why}. Remove it. It was there because: ${description}`,
      );
    }
  }
  return { notes, warnings };
}
