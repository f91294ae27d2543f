// Every link of the built site leads to an existing page or heading. redoc.test.ts checks the links of Redoc and those to its
// operations.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";

const ROOT = "dist/docs";

it("no link of the site is dead", () => {
  const files = (readdirSync(ROOT, { recursive: true }) as string[]).filter((file) => file.endsWith(".html"));
  expect(files.length).toBeGreaterThan(330);
  const pages = new Map(files.map((file) => [join(ROOT, file), readFileSync(join(ROOT, file), "utf8")]));
  const dead = new Set<string>();
  let checked = 0;
  for (const [file, html] of pages) {
    if (file.includes("/reference/")) continue;
    for (const [, href] of html.matchAll(/<a [^>]*href="(?!https?:)([^"]+)"/g)) {
      checked++;
      const [path, anchor] = decodeURI(href!).split("#") as [string, string | undefined];
      const found = path === "" ? file : path.startsWith("/") ? join(ROOT, path) : join(dirname(file), path);
      const target = found.endsWith("/") ? `${found}index.html` : found === ROOT ? `${ROOT}/index.html` : found;
      const isThere =
        existsSync(target) &&
        (anchor === undefined || target.includes("/reference/") || pages.get(target)!.includes(` id="${anchor}"`));
      if (!isThere) dead.add(`${file}: ${href}`);
    }
  }
  expect(checked).toBeGreaterThan(1000);
  expect([...dead]).toEqual([]);
});
