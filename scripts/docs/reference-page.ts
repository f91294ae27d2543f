// Builds the reference: Redoc in one self-contained page.
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Description } from "../description.js";
import { DescriptionError } from "../redocly/read-description.js";
import { redocly } from "../redocly-cli.js";
import { withPolicy } from "./policy.js";

const asset = (name: string): Promise<string> => readFile(join("scripts/docs/reference", name), "utf8");

/** Rewrites links the way Redoc's script does, so that they work before it has run. Scripts are left alone. */
const withHashes = (html: string): string =>
  html.replace(/<script[^]*?<\/script>|(<a [^>]*?href=")(?=\/)(?![^"]*\.html)/g, (found, link) =>
    link ? `${found}#` : found,
  );

export async function referencePage(description: Description): Promise<string> {
  const [page, style, script] = await Promise.all(["page.hbs", "reference.css", "reference.js"].map(asset));
  const template = page!.replace("STYLE", () => style!).replace("SCRIPT", () => script!);
  const folder = await mkdtemp(join(tmpdir(), "authlete-docs-"));
  try {
    const file = (name: string) => join(folder, name);
    await writeFile(file("description.json"), JSON.stringify(description));
    await writeFile(file("page.hbs"), template);
    const languages = ["TypeScript", "curl", "Payload"].map((lang) => ({ lang, label: lang }));
    const options = { scrollYOffset: 56, codeSamples: { languages } };
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
    return withPolicy(withHashes(await readFile(file("index.html"), "utf8")));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
