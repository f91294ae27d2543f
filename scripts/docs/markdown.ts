// Markdown of docs/ as HTML of the site: links between pages, highlighted snippets, pictures inside the page.
import { readFileSync } from "node:fs";
import { posix } from "node:path";
import hljs from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import typescript from "highlight.js/lib/languages/typescript";
import { Marked, type Tokens } from "marked";
import { escape } from "./frame.js";

hljs.registerLanguage("bash", bash);
hljs.registerLanguage("json", json);
hljs.registerLanguage("typescript", typescript);
const LANGUAGES: Record<string, string> = {
  sh: "bash",
  bash: "bash",
  json: "json",
  ts: "typescript",
  typescript: "typescript",
};

export interface Heading {
  id: string;
  text: string;
}

export interface Rendered {
  html: string;
  /** The headings of the second level. */
  headings: Heading[];
}

export interface Surroundings {
  /** The file below docs/, such as `guides/ciba.md`. */
  file: string;
  /** Where the reference shows an operation, from the root of the site, or nothing for what is no operation. */
  placeOf: (operation: string) => string | undefined;
  /** Whether the site has a page for a file below docs/. */
  hasPage: (file: string) => boolean;
}

/** As GitHub makes the anchor of a heading. */
export const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

/** The page that a Markdown file becomes. */
export const pageOf = (file: string): string => file.replace(/README\.md$/, "index.md").replace(/\.md$/, ".html");

/** Lets a long name break between its words. */
export const breakable = (name: string): string => name.replaceAll(/([a-z])(?=[A-Z])/g, "$1<wbr>");

const MARKS: Record<string, string> = {
  ":heavy_check_mark:": '<span class="site-mark" role="img" aria-label="required">✓</span>',
  ":heavy_minus_sign:": '<span class="site-mark" role="img" aria-label="optional">–</span>',
};

export function renderMarkdown(markdown: string, { file, placeOf, hasPage }: Surroundings): Rendered {
  const folder = posix.dirname(file);
  const root = folder === "." ? "" : "../";
  const headings: Heading[] = [];
  let section = "";
  const marked = new Marked({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        const plain = text.replaceAll("`", "");
        const id = slug(plain);
        if (depth === 2) headings.push({ id, text: plain });
        section = plain;
        const anchor =
          depth === 1 ? "" : `<a class="site-anchor" href="#${id}" aria-label="Link to ${escape(plain)}">#</a>`;
        return `<h${depth} id="${id}">${depth === 1 ? breakable(this.parser.parseInline(tokens)) : this.parser.parseInline(tokens)}${anchor}</h${depth}>\n`;
      },
      code({ text, lang }: Tokens.Code) {
        const language = LANGUAGES[lang ?? ""];
        const html = language === undefined ? escape(text) : hljs.highlight(text, { language }).value;
        return `<div class="site-snippet"><pre tabindex="0"><code>${html}</code></pre><button class="site-copy" type="button">Copy</button></div>\n`;
      },
      codespan({ text }: Tokens.Codespan) {
        const place = placeOf(text.replace(/^authlete\./, ""));
        const code = `<code>${escape(text)}</code>`;
        return place === undefined ? code : `<a href="${root}${place}">${code}</a>`;
      },
      link({ href, tokens }: Tokens.Link) {
        // Links around code are not to hold another link.
        const text = this.parser.parseInline(tokens).replaceAll(/<\/?a[^>]*>/g, "");
        if (/^(https?:|#)/.test(href)) return `<a href="${escape(href)}">${text}</a>`;
        const [path, anchor] = href.split("#") as [string, string | undefined];
        const target = posix.normalize(posix.join(folder, path));
        // What is elsewhere in the repository is no page of the site.
        if (!hasPage(target)) return text;
        const page = posix.relative(folder, pageOf(target));
        const isModel = target.startsWith("models/");
        return `<a href="${page}${anchor === undefined ? "" : `#${anchor}`}">${isModel ? breakable(text) : text}</a>`;
      },
      image({ href, text }: Tokens.Image) {
        const picture = readFileSync(posix.join("docs", folder, href), "utf8");
        if (!picture.includes("<svg")) throw new Error(`${file}: ${href} is no SVG`);
        return `<figure aria-label="${escape(text)}">${picture.slice(picture.indexOf("<svg")).replaceAll("\n\n", "\n")}</figure>`;
      },
      table(token: Tokens.Table) {
        const cells = (row: Tokens.TableCell[], tag: string) =>
          row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join("");
        const isFields = token.header.map(({ text }) => text).join() === "Field,Type,Required,Description";
        const rows = token.rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("\n");
        return `<div class="site-table${isFields ? " site-fields" : ""}" role="region" aria-label="Table: ${escape(section)}" tabindex="0"><table><thead><tr>${cells(token.header, "th")}</tr></thead><tbody>${rows}</tbody></table></div>\n`;
      },
      text(token: Tokens.Text | Tokens.Escape) {
        if ("tokens" in token && token.tokens) return this.parser.parseInline(token.tokens);
        const text = "escaped" in token && token.escaped ? token.text : escape(token.text);
        return text.replaceAll(/:heavy_\w+:/g, (mark) => MARKS[mark] ?? mark);
      },
      // Comments are for the tests of the snippets. Other HTML is not used.
      html: () => "",
    },
  });
  return { html: marked.parse(markdown, { async: false }), headings };
}
