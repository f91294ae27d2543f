// The content security policy of a page, in its own head: it runs what it was built with, and loads nothing from elsewhere.
import { createHash } from "node:crypto";

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const prefixes = ["-webkit-", "-moz-", "-o-", "-ms-", ""];
const WHILE_COLOURS_CHANGE = `*,*::before,*::after{${prefixes.map((prefix) => `${prefix}transition:none!important`).join(";")}}`;

/** The page with its policy. Inline scripts and styles are allowed one by one, by their hash; `from` is where files may come from. */
export function withPolicy(page: string, from: "'self'" | "" = ""): string {
  // A browser hashes what it parsed, and there is no carriage return any more then.
  const html = page.replaceAll(/\r\n?/g, "\n");
  // Some style elements are empty when they are made, and filled by script. VitePress has one of its own while colours change.
  const texts = { script: [] as string[], style: ["", WHILE_COLOURS_CHANGE] };
  // Whatever looks like a tag inside an element is text.
  for (const [, tag, text] of html.matchAll(/<(script|style)(?: [^>]*)?>([^]*?)<\/\1>/g))
    texts[tag as keyof typeof texts].push(text!);
  const allowed = (tag: keyof typeof texts) => [from, ...new Set(texts[tag].map(hash))].join(" ").trim();
  const policy = [
    "default-src 'none'",
    `script-src ${allowed("script")}`,
    `style-src-elem ${allowed("style")}`,
    // Colours of code stand in attributes.
    "style-src-attr 'unsafe-inline'",
    `img-src data: ${from}`.trim(),
    `font-src data: ${from}`.trim(),
    `connect-src ${from || "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return html.replace("<head>", () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}">`);
}
