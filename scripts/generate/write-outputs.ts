// Puts generated files into their folders, all or nothing.
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
const besideName = (folder: string, name: string) => join(dirname(folder), `.${basename(folder)}.${name}`);

/** Sets right what runs that were killed have left beside a folder. */
function sweep(folder: string): void {
  const pattern = new RegExp(`^\\.${basename(folder)}\\.(\\d+)\\.(old|new)$`);
  for (const name of readdirSync(dirname(folder))) {
    const [, id, state] = pattern.exec(name) ?? [];
    if (id === undefined || isRunning(Number(id))) continue;
    const path = join(dirname(folder), name);
    // Killed between the two renames: the old folder goes back to its place.
    if (state === "old" && !existsSync(folder)) renameSync(path, folder);
    else rmSync(path, { recursive: true });
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
 * Writes the folders in which something is stale: first all of them anew beside the old ones, then each into its place by two renames.
 * The renames are one uninterrupted step of this process, so that neither an error nor an interrupt can leave some files new and
 * others old. Whoever is killed between two renames leaves no folder, and the old one beside it, which the next run puts back.
 */
export function writeOutputs(outputs: Output[], stale = findStale(outputs)): void {
  const swaps: { folder: string; old: string; fresh: string }[] = [];
  const onSignal = (signal: NodeJS.Signals) => {
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal).kill(process.pid, signal);
  };
  process.on("SIGINT", onSignal).on("SIGTERM", onSignal);
  try {
    for (const { folder, files } of outputs) {
      if (stale.every((path) => relative(folder, path).startsWith(".."))) continue;
      mkdirSync(dirname(folder), { recursive: true });
      sweep(folder);
      const [old, fresh] = [besideName(folder, `${process.pid}.old`), besideName(folder, `${process.pid}.new`)];
      swaps.push({ folder, old, fresh });
      for (const [name, text] of files) {
        const path = join(fresh, name);
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
    }
    for (const { folder, old, fresh } of swaps) {
      if (existsSync(folder)) renameSync(folder, old);
      renameSync(fresh, folder);
    }
  } finally {
    for (const { old, fresh } of swaps) for (const path of [old, fresh]) rmSync(path, { recursive: true, force: true });
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}
