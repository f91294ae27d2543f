// The types of paths and schemas, from the process that knows openapi-typescript.
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Description } from "./description.js";
import { header } from "./documentation.js";

/** The schema without the mark that it is open: as a type, it would accept every misspelt name beside its properties. */
function closeObjects(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closeObjects);
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).filter(
    ([name, value]) => !(name === "additionalProperties" && value === true && "properties" in node),
  );
  return Object.fromEntries(entries.map(([name, value]) => [name, closeObjects(value)]));
}

/** Starts the process, so that it loads while there is no description yet, and gives what turns a description into text. */
export function startSchemaEmitter(): { emit: (description: Description) => Promise<string>; stop: () => void } {
  const script = fileURLToPath(new URL("openapi-typescript.js", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  return {
    emit: async (description) => {
      child.stdin.end(JSON.stringify(closeObjects(description)));
      const module = await text(child.stdout);
      if (module === "") throw new Error("openapi-typescript gave nothing; see above");
      return header("Types of the paths and schemas, by openapi-typescript.") + module;
    },
    stop: () => void child.kill(),
  };
}
