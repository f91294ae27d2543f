// The reference: Redoc with everything inside the page, in the frame of the site.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Description } from "../generate/description.js";
import { DescriptionError } from "../generate/redocly.js";
import { redocly } from "../redocly-cli.js";
import { amend } from "./amendments.js";
import { frame } from "./frame.js";
import { withPolicy } from "./policy.js";

/** Height of the header in pixels, below which Redoc begins. */
const HEADER = 56;

export interface ReferenceOptions {
  languages: { lang: string; label: string }[];
  reload?: string | undefined;
}

export async function referencePage(
  description: Description,
  { languages, reload }: ReferenceOptions,
): Promise<string> {
  const { title, version } = description.info;
  const template = frame({
    title: `${title} ${version}`,
    section: "reference",
    root: "",
    version,
    styles: ["reference.css"],
    scripts: [],
    head: "{{{redocHead}}}",
    body: '<div id="content">{{{redocHTML}}}</div>',
    reload,
  });
  const folder = await mkdtemp(join(tmpdir(), "authlete-docs-"));
  try {
    const file = (name: string) => join(folder, name);
    await writeFile(file("description.json"), JSON.stringify(description));
    await writeFile(file("page.hbs"), template);
    const options = { scrollYOffset: HEADER, codeSamples: { languages } };
    const { failed, output } = await redocly([
      "build-docs",
      file("description.json"),
      "--config=redocly.yaml",
      `--output=${file("index.html")}`,
      "--inlineBundle",
      `--template=${file("page.hbs")}`,
      `--openapi=${JSON.stringify(options)}`,
    ]);
    if (failed) throw new DescriptionError(output);
    const html = amend(await readFile(file("index.html"), "utf8"));
    return withPolicy(html, { drawsItself: true, connectsHome: reload !== undefined });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
