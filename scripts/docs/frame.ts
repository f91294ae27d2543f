// The frame of every page: head, header and colours. Pages are complete in themselves and find each other by relative links.
import { readFileSync } from "node:fs";
import { POLICY } from "./policy.js";

const asset = (name: string): string => readFileSync(`docs/site/${name}`, "utf8").trim();

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%231f4e8c'/%3E%3Cpath d='M4 12 8 3l4 9M5.5 9h5' fill='none' stroke='white' stroke-width='1.6'/%3E%3C/svg%3E";

export type Section = "reference" | "guides" | "models";

export interface Frame {
  title: string;
  section: Section;
  /** The way from the page to the root of the site: "" or "../". */
  root: string;
  version: string;
  /** Names of files of docs/site. */
  styles: string[];
  scripts: string[];
  head?: string;
  body: string;
  /** A script that reloads the page when it was built again. */
  reload?: string | undefined;
}

export const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function header({ section, root, version }: Frame): string {
  const link = (name: Section, href: string, text: string) =>
    `<a href="${root}${href}"${name === section ? ' aria-current="true"' : ""}>${text}</a>`;
  return `<header class="site-header">
      <a class="site-skip" href="#content">Skip to the text</a>
      <a class="site-name" href="${root}index.html">authlete</a>
      <nav aria-label="Site">${link("reference", "index.html", "Reference")}${link("guides", "guides/getting-started.html", "Guides")}${link("models", "models/index.html", "Models")}</nav>
      <span class="site-version">API ${escape(version)}</span>
      <button class="site-mode" type="button" aria-label="Dark colours" aria-pressed="false">
        <svg class="moon" viewBox="0 0 16 16" aria-hidden="true"><path d="M6.2 1.6a6.5 6.5 0 1 0 8.2 8.2A5.6 5.6 0 0 1 6.2 1.6z" /></svg>
        <svg class="sun" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="3.4" /><path d="M7.3 0h1.4v2.6H7.3zm0 13.4h1.4V16H7.3zM0 7.3h2.6v1.4H0zm13.4 0H16v1.4h-2.6zM2 3l1-1 1.9 1.9-1 1zm9.1 9.1 1-1L14 13l-1 1zM13 2l1 1-1.900 1.900-1-1zM3.900 11.100l1 1L3 14l-1-1z" /></svg>
      </button>
    </header>`;
}

/** The page as HTML, with a place for its policy. */
export function frame(page: Frame): string {
  const { title, styles, scripts, head = "", body, reload } = page;
  const style = ["chrome.css", ...styles].map(asset).join("\n");
  const script = (text: string) => `<script>${text}</script>`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escape(title)}</title>
    <link rel="icon" href="${ICON}" />
    ${script(asset("mode.js"))}
    ${head}
    <style>${style}</style>
  </head>
  <body>
    ${header(page)}
    ${body}
    ${scripts.map((name) => script(asset(name))).join("")}${reload === undefined ? "" : script(reload)}
  </body>
</html>
`;
}
