// Compares generated files with those on disk, and writes the ones that differ.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Output } from "./outputs.js";

/** A file that is out of date. */
export interface StaleFile {
  path: string;
  /** The current content; `undefined` for a file that should not exist. */
  text: string | undefined;
}

/** The files below a folder, as paths relative to it. */
const listFiles = (folder: string): string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)));

const isCurrent = ({ path, text }: StaleFile): boolean => existsSync(path) && readFileSync(path, "utf8") === text;

/** The files that are out of date, sorted by path. */
export function findStale(outputs: Output[]): StaleFile[] {
  const stale = outputs.flatMap(({ folder, files, isShared }) => {
    const names = isShared ? files.keys() : new Set([...listFiles(folder), ...files.keys()]);
    return [...names]
      .map((name) => ({ path: join(folder, name), text: files.get(name) }))
      .filter((file) => !isCurrent(file));
  });
  return stale.sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function writeStale(stale: StaleFile[]): void {
  for (const { path, text } of stale) {
    if (text === undefined) rmSync(path);
    else {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}
