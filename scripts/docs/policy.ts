// Adds a content security policy to a page's head: it runs only the scripts it was built with, and loads nothing from other origins.
import { createHash } from "node:crypto";

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const prefixes = ["-webkit-", "-moz-", "-o-", "-ms-", ""];
const WHILE_COLOURS_CHANGE = `*,*::before,*::after{${prefixes.map((prefix) => `${prefix}transition:none!important`).join(";")}}`;

/** Returns the page with its policy. Inline scripts and styles are allowed by hash; files may be loaded from `from`. */
export function withPolicy(page: string, from: "'self'" | "" = ""): string {
  // Browsers hash the parsed text, which has no carriage returns.
  const html = page.replaceAll(/\r\n?/g, "\n");
  // Some style elements are created empty and filled by script. VitePress adds one while the colour scheme changes.
  const texts = { script: [] as string[], style: ["", WHILE_COLOURS_CHANGE] };
  // Inside these elements, whatever looks like a tag is text.
  for (const [, tag, text] of html.matchAll(/<(script|style)(?: [^>]*)?>([^]*?)<\/\1>/g))
    texts[tag as keyof typeof texts].push(text!);
  const allowed = (tag: keyof typeof texts) => [from, ...new Set(texts[tag].map(hash))].join(" ").trim();
  const policy = [
    "default-src 'none'",
    `script-src ${allowed("script")}`,
    `style-src-elem ${allowed("style")}`,
    // The colours of code blocks are in style attributes.
    "style-src-attr 'unsafe-inline'",
    `img-src data: ${from}`.trim(),
    `font-src data: ${from}`.trim(),
    `connect-src ${from || "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html.replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
