import { diagnose } from "./snippets.js";

/** The names of those snippets with which the compiler finds fault, in one run for all. */
export function compileAll(snippets: ReadonlyMap<string, string>): string[] {
  const faults = diagnose(
    [...snippets].map(([name, code]) => {
      const lines = `${code}\n`.split("\n").map(() => name);
      return { id: name, code, output: undefined, lines };
    }),
  );
  return [...new Set(faults.map((fault) => fault.slice(0, fault.indexOf(": "))))].sort();
}
