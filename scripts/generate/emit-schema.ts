// The types of paths and schemas, from the process that knows openapi-typescript.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Description } from "./description.js";
import { header } from "./documentation.js";

/** A copy of a JSON value without the members for which `drop` holds. */
function without(node: unknown, drop: (name: string, value: unknown, holder: object) => boolean): unknown {
  if (Array.isArray(node)) return node.map((entry) => without(entry, drop));
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([name, value]) => !drop(name, value, node));
  return Object.fromEntries(kept.map(([name, value]) => [name, without(value, drop)]));
}

/** What the types of paths have no use for: the facade documents the methods. */
const PROSE = new Set(["summary", "description", "example", "examples", "tags", "x-actions", "x-retry", "x-deviation"]);

/**
 * The document as the emitter gets it. Paths and answers lose their prose. Schemas keep theirs, but lose the mark that they are
 * open: as a type, an open object would accept every misspelt name beside its properties.
 */
function prepare({ openapi, info, paths, components }: Description): object {
  const isProse = (name: string) => PROSE.has(name);
  const isOpen = (name: string, value: unknown, holder: object) =>
    name === "additionalProperties" && value === true && "properties" in holder;
  const { schemas, ...rest } = components;
  return {
    openapi,
    info,
    paths: without(paths, isProse),
    components: { ...(without(rest, isProse) as object), schemas: without(schemas, isOpen) },
  };
}

/** Starts the process, so that it loads while there is no description yet, and gives what turns a description into text. */
export function startSchemaEmitter(): { emit: (description: Description) => Promise<string>; stop: () => void } {
  const script = fileURLToPath(new URL("openapi-typescript.js", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  return {
    emit: async (description) => {
      child.stdin.end(JSON.stringify(prepare(description)));
      const module = await text(child.stdout);
      if (module === "") throw new Error("openapi-typescript gave nothing; see above");
      return header("Types of the paths and schemas, by openapi-typescript.") + module;
    },
    stop: () => void child.kill(),
  };
}
