// Every link of the built site leads to a page, a heading or an operation that is there.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, it } from "vitest";
import { placeOfOperation } from "../../scripts/docs/operation-place.js";
import { loadDescription } from "../bundled-description.js";

const ROOT = "dist/docs";

it("no link of the guides, the models and the reference is dead", async () => {
  const { operations } = await loadDescription();
  const places = new Set(operations.map((operation) => placeOfOperation(operation).split("#")[1]));
  const files = (readdirSync(ROOT, { recursive: true }) as string[]).filter((file) => file.endsWith(".html"));
  expect(files.length).toBeGreaterThan(235);
  const dead: string[] = [];
  let checked = 0;
  for (const file of files) {
    const html = readFileSync(join(ROOT, file), "utf8");
    // The reference makes its links from the description; those to models are in its Markdown.
    const targets =
      file === "index.html"
        ? [...html.matchAll(/\]\(((?:models|guides)\/[\w.-]+)\)/g)]
        : [...html.matchAll(/<a [^>]*href="(?!https?:)([^"]+)"/g)];
    for (const [, target] of targets) {
      checked++;
      const [path, anchor] = target!.split("#") as [string, string | undefined];
      const found = path === "" ? join(ROOT, file) : normalize(join(ROOT, dirname(file), path));
      const isThere =
        existsSync(found) &&
        (anchor === undefined ||
          (found.endsWith("docs/index.html")
            ? places.has(anchor)
            : readFileSync(found, "utf8").includes(` id="${anchor}"`)));
      if (!isThere) dead.push(`${file}: ${target}`);
    }
  }
  expect(checked).toBeGreaterThan(1000);
  expect(dead).toEqual([]);
});
