// `npm run generate -- --watch`: generates after each change of the description, and prints what changed in the API. The last good
// output stays in place while the description is broken.
import { existsSync, watch as watchFolder } from "node:fs";
import { dirname, resolve } from "node:path";
import { compareDescriptions } from "../spec-diff/compare.js";
import { renderText } from "../spec-diff/report.js";
import type { Description } from "../description.js";
import type { Output } from "./outputs.js";
import { DescriptionError, type OnFiles } from "../redocly/read-description.js";
import { findStale, writeStale } from "./write-outputs.js";

export interface Generated {
  outputs: Output[];
  /** Our own description, for the report of changes. */
  description?: Description;
  /** Lines to print. */
  notes: string[];
}

export type Generate = (onFiles?: OnFiles) => Promise<Generated>;

/** Debounce in milliseconds, since editors save in several steps. */
const QUIET = 30;

/** Never resolves. */
export async function watch(generate: Generate, root: string): Promise<never> {
  let last: Description | undefined;
  let onChange = () => {};
  const files = new Set<string>();
  const folders = new Set<string>();
  const follow: OnFiles = (names) => {
    for (const name of names) files.add(resolve(name));
    for (const folder of new Set([...files].map((file) => dirname(file)))) {
      if (folders.has(folder) || !existsSync(folder)) continue;
      folders.add(folder);
      // Watches the folder, since many editors replace a file on save, which a watcher of the file would miss.
      watchFolder(folder, (_, name) => {
        if (name === null || files.has(resolve(folder, name))) onChange();
      });
    }
  };

  const turn = async (): Promise<void> => {
    const begin = performance.now();
    try {
      const { description, outputs, notes } = await generate(follow);
      const stale = findStale(outputs);
      writeStale(stale);
      const took = `${((performance.now() - begin) / 1000).toFixed(2)} s`;
      for (const note of notes) console.log(note);
      const changes = last && description ? compareDescriptions(last, description) : [];
      if (changes.length > 0) console.log(renderText(changes));
      const written = stale.map(({ path }) => path).join(", ");
      console.log(written === "" ? `up to date (${took})` : `wrote ${written} (${took})`);
      last = description;
    } catch (error) {
      if (!(error instanceof DescriptionError)) throw error;
      console.error(`${error.message}\n\nThe files stay as they were. Waiting for the description to be corrected.`);
    }
  };

  follow([root]);
  console.log(`Watching ${root} and the files that it refers to. Stop with Ctrl+C.`);
  for (;;) {
    const changed = new Promise<void>((done) => (onChange = done));
    await turn();
    await changed;
    await new Promise((done) => setTimeout(done, QUIET));
  }
}
