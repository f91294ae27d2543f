/** The name of a script: `redocly` is in redocly-process.js. */
export type ProcessName = "redocly" | "schema";

/** Starts a process that does not run yet, so that it loads while something else is done. */
export function startProcess(name: ProcessName): void;

/** Asks a process, once it has answered earlier questions. Rejects if it fails or ends. */
export function ask<Answer, Part = never>(
  name: ProcessName,
  question: object,
  onPart?: (part: Part) => void,
): Promise<Answer>;
