// Builds the reference as one self-contained page, dist/docs/index.html.
import { readFile, writeFile } from "node:fs/promises";
import { redocly } from "./generate/redocly-cli.js";
import { DescriptionError, withDescription } from "./generate/redocly.js";

const PAGE = "dist/docs/index.html";

/** Redoc loads its mark from a server of its maker's. The name instead, as a picture inside the page. */
const MARK = /https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg/g;
const NAME =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='36' height='12'%3E" +
  "%3Ctext y='10' font-family='sans-serif' font-size='10' fill='%237a7a85'%3ERedoc%3C/text%3E%3C/svg%3E";

try {
  const info = await withDescription({ file: "openapi.yaml" }, (description) => Promise.resolve(description.info));
  const { failed, output } = await redocly([
    "build-docs",
    "openapi.yaml",
    `--output=${PAGE}`,
    "--inlineBundle",
    "--template=docs/page.hbs",
    `--title=${info.title} ${info.version}`,
  ]);
  if (failed) throw new DescriptionError(output);
  const html = await readFile(PAGE, "utf8");
  if (!MARK.test(html))
    throw new Error("The page has no mark to replace any more: look how this version of Redoc shows it.");
  const page = html.replaceAll(MARK, NAME);
  await writeFile(PAGE, page);
  console.log(`wrote ${PAGE} (${(page.length / 1e6).toFixed(1)} MB)`);
} catch (error) {
  console.error(error instanceof DescriptionError ? error.message : error);
  process.exitCode = 1;
}
