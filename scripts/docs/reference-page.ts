// The reference: Redoc with everything inside the page, in the frame of the site.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Description } from "../description.js";
import { DescriptionError } from "../generate/redocly.js";
import { redocly } from "../redocly-cli.js";
import { frame } from "./frame.js";
import { withPolicy } from "./policy.js";

/** Height of the header in pixels, below which Redoc begins. */
const HEADER = 56;

/** Redoc loads the picture in its mark from its maker's server, and has no option for it. */
const MARK = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const OWN_MARK =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='36' height='12'%3E" +
  "%3Ctext y='10' font-family='sans-serif' font-size='10' fill='%237a7a85'%3ERedoc%3C/text%3E%3C/svg%3E";

function withOwnMark(html: string): string {
  const changed = html.replace(MARK, OWN_MARK);
  if (changed === html)
    throw new Error("Redoc loads its mark from another address now. Find it, since pages load nothing.");
  return changed;
}

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
    scripts: ["reference.js"],
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
    const html = withOwnMark(await readFile(file("index.html"), "utf8"));
    return withPolicy(html, { drawsItself: true, connectsHome: reload !== undefined });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
