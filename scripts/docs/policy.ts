// The content security policy of a page, in its own head: it runs and styles itself by what is in it, and loads nothing.
import { createHash } from "node:crypto";

/** Where the policy goes. */
export const POLICY = "__POLICY__";

const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The contents of every inline script or style element, in order. */
function contents(html: string, tag: "script" | "style"): string[] {
  const found: string[] = [];
  const open = new RegExp(`<${tag}(?: [^>]*)?>`, "g");
  for (let match = open.exec(html); match !== null; match = open.exec(html)) {
    const end = html.indexOf(`</${tag}>`, open.lastIndex);
    found.push(html.slice(open.lastIndex, end));
    // Whatever looks like a tag inside is text.
    open.lastIndex = end;
  }
  return found;
}

export interface PolicyNeeds {
  /** Style elements that are empty when they are made and filled by script, style attributes, and fonts that are inside. */
  drawsItself?: boolean;
  /** The server that the page came from, for a page that reloads itself. */
  connectsHome?: boolean;
}

/** The page with its policy. Scripts and styles are allowed one by one, by their hash. */
export function withPolicy(page: string, { drawsItself = false, connectsHome = false }: PolicyNeeds = {}): string {
  // A browser hashes what it parsed, and there is no carriage return any more then.
  const html = page.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
  const body = html.slice(html.indexOf("<head>"));
  const scripts = contents(body, "script").map(hash);
  // Scripts may contain the text of style elements.
  const withoutScripts = contents(body, "script").reduce((text, script) => text.replace(script, () => ""), body);
  const styles = contents(withoutScripts, "style").map(hash);
  if (drawsItself) styles.push(hash(""));
  const policy = [
    "default-src 'none'",
    `script-src ${[...new Set(scripts)].join(" ")}`,
    `style-src-elem ${[...new Set(styles)].join(" ")}`,
    ...(drawsItself ? ["style-src-attr 'unsafe-inline'", "font-src data:"] : []),
    "img-src data:",
    ...(connectsHome ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ];
  if (!html.includes(POLICY)) throw new Error("the page has no place for its policy");
  return html.replace(POLICY, () => policy.join("; "));
}
