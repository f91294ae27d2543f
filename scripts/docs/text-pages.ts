// The pages that are text: guides, models, and what else lies in docs/.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Operation } from "../description.js";
import { escape, frame, type Section } from "./frame.js";
import type { Guide } from "./guides.js";
import { breakable, pageOf, renderMarkdown, type Heading } from "./markdown.js";
import { placeOfOperation } from "./operation-place.js";
import { withPolicy } from "./policy.js";

export interface Site {
  operations: Operation[];
  guides: Guide[];
  version: string;
  /** A script that reloads a page when the site was built again. */
  reload?: string | undefined;
}

interface Entry {
  href: string;
  text: string;
  here: boolean;
  headings?: Heading[];
}

function sidebar(label: string, entries: Entry[], hasFilter: boolean): string {
  const items = entries.map(({ href, text, here, headings = [] }) => {
    const inner = headings.map(({ id, text: title }) => `<li><a href="#${id}">${escape(title)}</a></li>`).join("");
    const link = `<a href="${href}"${here ? ' aria-current="page"' : ""}>${breakable(escape(text))}</a>`;
    return `<li>${link}${inner === "" ? "" : `<ul>${inner}</ul>`}</li>`;
  });
  const filter = hasFilter
    ? `<input class="site-filter" type="search" aria-label="Filter the models" placeholder="Filter" />`
    : "";
  return `<nav class="site-side" aria-label="${label}"><details open><summary>${label}</summary>${filter}<ul>${items.join("\n")}</ul></details></nav>`;
}

/** Every file below docs/ that becomes a page. */
async function textFiles(): Promise<string[]> {
  const folders = ["", "guides", "models"];
  const lists = await Promise.all(
    folders.map(async (folder) => (await readdir(join("docs", folder))).map((name) => join(folder, name))),
  );
  return lists.flat().filter((file) => file.endsWith(".md"));
}

/** Every page by its path below the root of the site. */
export async function textPages({ operations, guides, version, reload }: Site): Promise<Map<string, string>> {
  const files = await textFiles();
  const places = new Map(operations.map((operation) => [operation.id, placeOfOperation(operation)]));
  const models = files.filter((file) => file.startsWith("models/") && !file.endsWith("README.md")).sort();
  const pages = new Map<string, string>();
  for (const file of files) {
    const markdown = await readFile(join("docs", file), "utf8");
    const { html, headings } = renderMarkdown(markdown, {
      file,
      placeOf: (id) => places.get(id),
      hasPage: (target) => files.includes(target),
    });
    const title = (/^# (.+)$/m.exec(markdown)?.[1] ?? file).replaceAll("`", "");
    const root = file.includes("/") ? "../" : "";
    const section: Section = file.startsWith("models/") ? "models" : "guides";
    const side =
      section === "models"
        ? sidebar(
            "Models",
            models.map((model) => ({
              href: pageOf(model.slice("models/".length)),
              text: model.slice("models/".length, -3),
              here: model === file,
            })),
            true,
          )
        : sidebar(
            "Guides",
            guides.map(({ name, title: text }) => {
              const here = file === `guides/${name}.md`;
              return { href: `${root}guides/${name}.html`, text, here, ...(here && { headings }) };
            }),
            false,
          );
    const page = frame({
      title: `${title} – authlete`,
      section,
      root,
      version,
      styles: ["page.css"],
      scripts: ["page.js"],
      body: `<div class="site-body">${side}<main id="content">${html}</main></div>`,
      reload,
    });
    pages.set(pageOf(file), withPolicy(page, { connectsHome: reload !== undefined }));
  }
  return pages;
}
