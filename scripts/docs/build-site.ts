// Makes the whole site: the reference, the guides and the models.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { listOperations } from "../description.js";
import { readDescription } from "../generate/redocly.js";
import { readGuides } from "./guides.js";
import { referenceDescription, sampleLanguages } from "./reference-description.js";
import { referencePage } from "./reference-page.js";
import { textPages } from "./text-pages.js";

export interface Built {
  pages: number;
  /** Size of the reference in bytes. */
  size: number;
}

/** Writes every page below a folder, all or nothing. Rejects with a DescriptionError for a faulty description. */
export async function buildSite(folder: string, reload?: string): Promise<Built> {
  const guides = await readGuides();
  const description = await readDescription("openapi.yaml");
  const site = { operations: listOperations(description), guides, version: description.info.version, reload };
  const [reference, pages] = await Promise.all([
    referencePage(referenceDescription(description, guides), { languages: sampleLanguages, reload }),
    textPages(site),
  ]);
  pages.set("index.html", reference);
  await rm(folder, { recursive: true, force: true });
  for (const [path, html] of pages) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, html);
  }
  return { pages: pages.size, size: Buffer.byteLength(pages.get("index.html")!) };
}
