// The generated parts of the guides are up to date and complete, and their links work.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, it } from "vitest";
import { officialMethods } from "../../scripts/docs-parts/official-sdk.js";
import { docsParts } from "../../scripts/docs-parts.js";
import { loadDescription } from "../bundled-description.js";

const { operations } = await loadDescription();

it("the diagrams and tables are those of the data", async () => {
  const parts = await docsParts();
  expect([...parts.keys()]).toEqual([
    "README.md",
    "docs/guides/errors-and-retries.md",
    "docs/guides/emulator-settings.md",
    "docs/guides/moving-over.md",
    "docs/diagrams/ciba-ping.svg",
    "docs/diagrams/ciba-poll.svg",
    "docs/diagrams/ciba-push.svg",
    "docs/diagrams/code-flow.svg",
  ]);
  for (const [file, text] of parts) expect(readFileSync(file, "utf8"), "run `npm run docs:parts`").toBe(text);
});

describe("the diagrams", () => {
  const sources = readdirSync("docs/diagrams").filter((name) => name.endsWith(".mmd"));

  it("show operations, and actions that they have", () => {
    const calls = sources.flatMap((name) => [
      ...readFileSync(`docs/diagrams/${name}`, "utf8").matchAll(/server->>api: (.+)\n {2}api-->>server: ([A-Z_]+)/g),
    ]);
    expect(calls.length).toBe(15);
    for (const [, call, action] of calls) {
      const operation = operations.find(({ id }) => id === call);
      expect(Object.keys(operation?.actions ?? {}), call).toContain(action);
    }
  });

  it("carry their colours themselves, and load nothing", () => {
    for (const name of sources) {
      const picture = readFileSync(`docs/diagrams/${name.replace(".mmd", ".svg")}`, "utf8");
      expect(picture).toContain("light-dark(");
      expect(picture).toContain("color-scheme: light dark");
      expect(picture).not.toMatch(/href=|url\('?http|@import/);
    }
  });
});

describe("the table for users of the official SDK", () => {
  const guide = readFileSync("docs/guides/moving-over.md", "utf8");

  it("has each of its methods, beside the method that makes the same call", () => {
    const theirs = officialMethods();
    expect(theirs.size).toBeGreaterThan(70);
    for (const [call, names] of theirs) {
      const operation = operations.find(({ method, path }) => `${method} ${path}` === call);
      expect(operation, call).toBeDefined();
      for (const name of names) expect(guide).toMatch(new RegExp(`\\| .*\`${name}\`.* \\| \`${operation!.id}\` \\|`));
    }
  });

  it("has each of ours", () => {
    for (const { id } of operations) expect(guide).toContain(`| \`${id}\` |`);
  });
});

describe("the guides", () => {
  const guides = readdirSync("docs/guides")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/guides/${name}`);
  const slug = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(/\s/g, "-");

  it("begin with a title and say in a paragraph what they are about", () => {
    for (const file of guides) expect(readFileSync(file, "utf8"), file).toMatch(/^# .{4,}\n\n\w[^]{30}/);
  });

  it("have no dead link, and neither has the README", () => {
    const anchors = (file: string) =>
      [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, title]) => slug(title!.replaceAll("`", "")));
    const files = ["README.md", "docs/extensions.md", ...guides];
    const links = files.flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(
        ([, target]) => [file, target!] as const,
      ),
    );
    expect(links.length).toBeGreaterThan(30);
    for (const [file, target] of links) {
      const [path, anchor] = target.split("#") as [string, string | undefined];
      const found = path === "" ? file : normalize(join(dirname(file), path));
      expect(existsSync(found), `${file} links to ${target}`).toBe(true);
      if (anchor !== undefined) expect(anchors(found), `${file} links to ${target}`).toContain(anchor);
    }
  });
});
