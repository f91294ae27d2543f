// `npm run generate -- --watch`: generates after each change of the description, and tells what changed in the API. A description
// that is broken leaves the last good output as it is.
import { existsSync, watch as watchFolder } from "node:fs";
import { dirname, resolve } from "node:path";
import { compareDescriptions } from "../spec-diff/compare.js";
import { renderText } from "../spec-diff/report.js";
import type { Description } from "./description.js";
import type { Output } from "./outputs.js";
import { DescriptionError } from "./redocly.js";
import { findStale, writeOutputs } from "./write-outputs.js";

interface Generated {
  description: Description;
  outputs: Output[];
  notes: string[];
}

/** Editors write in several steps; what comes within this time, in milliseconds, is one change. */
const QUIET = 30;

/** Never resolves: whoever watches ends it. `generate` tells the files as soon as it knows them. */
export async function watch(
  generate: (onFiles: (files: string[]) => void) => Promise<Generated>,
  root: string,
): Promise<never> {
  let last: Description | undefined;
  const files = new Set([resolve(root)]);
  const folders = new Map<string, () => void>();
  let wake = () => {};
  const follow = (names: string[]) => {
    for (const name of names) files.add(resolve(name));
    for (const folder of new Set([...files].map(dirname))) {
      if (folders.has(folder) || !existsSync(folder)) continue;
      // The folder rather than the file: saving often replaces the file, and what was watched is gone.
      const watcher = watchFolder(folder, (_, name) => {
        if (name === null || files.has(resolve(folder, name))) wake();
      });
      folders.set(folder, () => watcher.close());
    }
  };

  const turn = async (): Promise<void> => {
    const begin = performance.now();
    try {
      const { description, outputs, notes } = await generate(follow);
      const stale = findStale(outputs);
      writeOutputs(outputs, stale);
      const took = `${((performance.now() - begin) / 1000).toFixed(2)} s`;
      if (last === undefined) for (const note of notes) console.log(note);
      const changes = last === undefined ? [] : compareDescriptions(last, description);
      if (changes.length > 0) console.log(renderText(changes));
      console.log(stale.length === 0 ? `up to date (${took})` : `wrote ${stale.join(", ")} (${took})`);
      last = description;
    } catch (error) {
      if (!(error instanceof DescriptionError)) throw error;
      console.error(`${error.message}\n\nThe files stay as they were. Waiting for the description to be corrected.`);
    }
  };

  follow([root]);
  for (;;) {
    let hasChanged = false;
    let onWake: () => void;
    const changed = new Promise<void>((done) => (onWake = done));
    wake = () => {
      hasChanged = true;
      onWake();
    };
    await turn();
    if (!hasChanged) await changed;
    await new Promise((done) => setTimeout(done, QUIET));
  }
}
