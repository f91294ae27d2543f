import { encodeBase64 } from "../../shared/base64.js";

const HTML = /^text\/html\b/i;

/**
 * Adds security headers to a page of an authorization: it must not be framed and sends no referrer. A page of the API, which posts an
 * answer to the client with a script, may run that script and load nothing.
 */
export async function protectPage(response: Response, isFromApi: boolean): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.set("referrer-policy", "no-referrer");
  headers.set("x-frame-options", "DENY");
  if (!isFromApi || !HTML.test(headers.get("content-type") ?? "")) {
    // An existing policy stays: browsers enforce all of them.
    headers.append("content-security-policy", "frame-ancestors 'none'");
    return new Response(response.body, { status: response.status, headers });
  }
  const page = await response.text();
  const hashes = await Promise.all(scriptsOf(page).map(hash));
  // No form-action: browsers also apply it to redirects after the form, which are up to the client.
  const scripts = hashes.length > 0 ? `'unsafe-hashes' ${hashes.join(" ")}` : "'none'";
  headers.set(
    "content-security-policy",
    `default-src 'none'; script-src ${scripts}; base-uri 'none'; frame-ancestors 'none'`,
  );
  return new Response(page, { status: response.status, headers });
}

/** The scripts of a page, including those in attributes. */
function scriptsOf(page: string): string[] {
  const elements = page.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script/gi);
  const attributes = page.matchAll(/\son\w+\s*=\s*(?:"([^"]*)"|'([^']*)')/gi);
  return [...elements, ...attributes].map(([, first, second]) => first ?? second ?? "");
}

/** The hash source of a script in a content security policy: CSP Level 3, section 2.3.1. */
async function hash(script: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  return `'sha256-${encodeBase64(new Uint8Array(digest))}'`;
}
