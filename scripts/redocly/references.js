// Reports references that do not resolve. Replaces Redocly's `no-unresolved-refs`, which repeats a problem of a file at every
// reference to it and suggests no alternatives.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { unescapePointerFragment } from "@redocly/openapi-core";
import { parse } from "yaml";
import { nearest } from "./nearest.js";

/** Finds the step of a reference that does not resolve, and similar names. */
function missing($ref, { absoluteRef, body }) {
  const [name, pointer = ""] = $ref.split("#");
  const file = name === "" ? absoluteRef : resolve(dirname(absoluteRef), name);
  const shown = relative(".", file);
  if (name !== "" && !existsSync(file)) {
    const names = existsSync(dirname(file)) ? readdirSync(dirname(file)) : [];
    return { message: `There is no file ${shown}.`, suggest: nearest(basename(file), names) };
  }
  let node = parse(name === "" ? body : readFileSync(file, "utf8"));
  const steps = pointer.split("/").slice(1).map(unescapePointerFragment);
  for (const [index, step] of steps.entries()) {
    const names = typeof node === "object" && node !== null ? Object.keys(node) : [];
    if (!names.includes(step)) {
      const message = `${shown} has no ${steps.slice(0, index + 1).join("/")}.`;
      return { message, suggest: nearest(step, names) };
    }
    node = node[step];
  }
  return { message: `${$ref} does not resolve: ${shown} has nothing there.` };
}

export const references = () => {
  const seen = new Set();
  return {
    ref: {
      leave({ $ref }, { report, location }, { node, error }) {
        if (node !== undefined) return;
        const isBroken = error?.name === "YamlParseError" || error?.line !== undefined;
        const key = isBroken ? error.source.absoluteRef : location.absolutePointer;
        if (seen.has(key)) return;
        seen.add(key);
        if (!isBroken) return report({ ...missing($ref, location.source), location: location.child("$ref") });
        const { message, source, line, col } = error;
        report({ message, location: { source, pointer: undefined, start: { line, col } } });
      },
    },
  };
};
