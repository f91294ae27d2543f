// The content security policy of a page, in its own head: it runs what it was built with, and loads nothing from elsewhere.
import { createHash } from "node:crypto";

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

const prefixes = ["-webkit-", "-moz-", "-o-", "-ms-", ""];
const WHILE_COLOURS_CHANGE = `*,*::before,*::after{${prefixes.map((prefix) => `${prefix}transition:none!important`).join(";")}}`;

/** The contents of every inline script or style element, in order. */
function contents(html: string, tag: "script" | "style"): string[] {
  const found: string[] = [];
  const open = new RegExp(`<${tag}(?: [^>]*)?>`, "g");
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const end = html.indexOf(`</${tag}>`, open.lastIndex);
    if (end < 0) break;
    found.push(html.slice(open.lastIndex, end));
    // Whatever looks like a tag inside is text.
    open.lastIndex = end;
  }
  return found;
}

/** The page with its policy. Inline scripts and styles are allowed one by one, by their hash; `from` is where files may come from. */
export function withPolicy(page: string, from: "'self'" | "" = ""): string {
  // A browser hashes what it parsed, and there is no carriage return any more then.
  const html = page.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const scripts = contents(html, "script");
  // Scripts may contain the text of style elements.
  const withoutScripts = scripts.reduce((text, script) => text.replace(script, () => ""), html);
  // Some style elements are empty when they are made, and filled by script. VitePress has one of its own while colours change.
  const styles = [...contents(withoutScripts, "style"), "", WHILE_COLOURS_CHANGE];
  const allowed = (texts: string[]) => [from, ...new Set(texts.map(hash))].filter(Boolean).join(" ");
  const policy = [
    "default-src 'none'",
    `script-src ${allowed(scripts.filter((script) => script !== ""))}`,
    `style-src-elem ${allowed(styles)}`,
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
