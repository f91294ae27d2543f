import { encodeBase64 } from "../../shared/base64.js";

const HTML = /^text\/html\b/i;

/**
 * Adds what keeps a page of an authorization to itself: no frame around it, no referrer from it. A page of the API, which posts an
 * answer to the client by a script, may run that script and load nothing.
 */
export async function protectPage(response: Response, isFromApi: boolean): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.set("referrer-policy", "no-referrer");
  headers.set("x-frame-options", "DENY");
  if (!isFromApi || !HTML.test(headers.get("content-type") ?? "")) {
    // A policy of the host's own stays: browsers heed all of them.
    headers.append("content-security-policy", "frame-ancestors 'none'");
    return new Response(response.body, { status: response.status, headers });
  }
  const page = await response.text();
  const hashes = await Promise.all(scriptsOf(page).map(hash));
  // No form-action: browsers apply it to the redirects that follow the form as well, and those are the client's affair.
  const scripts = hashes.length > 0 ? `'unsafe-hashes' ${hashes.join(" ")}` : "'none'";
  headers.set(
    "content-security-policy",
    `default-src 'none'; script-src ${scripts}; base-uri 'none'; frame-ancestors 'none'`,
  );
  return new Response(page, { status: response.status, headers });
}

/** Scripts of a page, those in attributes included. */
function scriptsOf(page: string): string[] {
  const elements = page.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script/gi);
  const attributes = page.matchAll(/\son\w+\s*=\s*(?:"([^"]*)"|'([^']*)')/gi);
  return [...elements, ...attributes].map(([, first, second]) => first ?? second ?? "");
}

/** A script as a content security policy names it: CSP Level 3, section 2.3.1. */
async function hash(script: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(script));
  return `'sha256-${encodeBase64(new Uint8Array(digest))}'`;
}
