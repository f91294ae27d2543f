// Puts generated files into their folders, all or nothing.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { Output } from "./outputs.js";

/** The files below a folder, by their paths from there. */
function listFiles(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** The paths of files that differ from what they should be, those included that should not be there. */
export function findStale(outputs: Output[]): string[] {
  return outputs
    .flatMap(({ folder, files }) => {
      const surplus = listFiles(folder).filter((name) => !files.has(name));
      const changed = [...files].filter(([name, text]) => read(join(folder, name)) !== text).map(([name]) => name);
      return [...surplus, ...changed].map((name) => join(folder, name));
    })
    .sort();
}

/** Beside the folder, so that a rename is enough, and with a dot, so that no compiler looks into it. */
const stagingName = (folder: string, id: number | string) => join(dirname(folder), `.${basename(folder)}.${id}`);

/** Removes what runs that were killed have left beside a folder. */
function sweep(folder: string): void {
  const prefix = `.${basename(folder)}.`;
  for (const name of readdirSync(dirname(folder))) {
    const id = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : NaN;
    if (Number.isInteger(id) && !isRunning(id)) rmSync(join(dirname(folder), name), { recursive: true });
  }
}

function isRunning(id: number): boolean {
  try {
    return process.kill(id, 0);
  } catch {
    return false;
  }
}

/**
 * Writes what is stale: first everything beside the folders, then each file into its place by a rename. The renames are one
 * uninterrupted step of this process, so that neither an error nor an interrupt can leave some files new and others old.
 */
export function writeOutputs(outputs: Output[], stale = findStale(outputs)): void {
  const moves: [from: string, to: string][] = [];
  const removals: string[] = [];
  const stagings: string[] = [];
  const onSignal = (signal: NodeJS.Signals) => {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal).kill(process.pid, signal);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    for (const { folder, files } of outputs) {
      const own = stale.filter((path) => !relative(folder, path).startsWith(".."));
      if (own.length === 0) continue;
      mkdirSync(dirname(folder), { recursive: true });
      sweep(folder);
      const staging = stagingName(folder, process.pid);
      stagings.push(staging);
      for (const path of own) {
        const name = relative(folder, path);
        const text = files.get(name);
        if (text === undefined) {
          removals.push(path);
          continue;
        }
        const from = join(staging, name);
        mkdirSync(dirname(from), { recursive: true });
        writeFileSync(from, text);
        mkdirSync(dirname(path), { recursive: true });
        moves.push([from, path]);
      }
    }
    for (const [from, to] of moves) renameSync(from, to);
    for (const path of removals) rmSync(path);
  } finally {
    for (const staging of stagings) rmSync(staging, { recursive: true, force: true });
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
  removeEmptyFolders(removals);
}

function removeEmptyFolders(removed: string[]): void {
  for (const folder of new Set(removed.map(dirname))) {
    try {
      rmdirSync(folder);
    } catch {
      // Something else is in it.
    }
  }
}
