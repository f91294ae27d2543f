import { encodeBase64url } from "../../shared/base64.js";

/** Prefix of the cookies that tie a pending authorization to a browser: RFC 6265, section 4.1. */
const NAME = "authz-";

/** Generates unguessable text from 192 random bits. */
export function randomText(): string {
  return encodeBase64url(crypto.getRandomValues(new Uint8Array(24)));
}

/**
 * Serializes the cookie of a pending authorization. Each has its own, so that tabs do not overwrite each other's.
 *
 * @param request The request. Only over https can the cookie be protected from other hosts.
 * @param lifetime Lifetime in milliseconds; 0 deletes the cookie.
 */
export function makeCookie(request: Request, reference: string, value: string, lifetime: number): string {
  const isSecure = request.url.startsWith("https:");
  const attributes = [`Path=/`, "HttpOnly", "SameSite=Lax", `Max-Age=${Math.round(lifetime / 1000)}`];
  return `${nameOf(isSecure, reference)}=${value}; ${attributes.join("; ")}${isSecure ? "; Secure" : ""}`;
}

/** The value of the cookie of a pending authorization, if the browser sent it. */
export function readCookie(request: Request, reference: string): string | undefined {
  const name = nameOf(request.url.startsWith("https:"), reference);
  for (const pair of (request.headers.get("cookie") ?? "").split(/; */)) {
    if (pair.startsWith(`${name}=`)) return pair.slice(name.length + 1);
  }
  return undefined;
}

function nameOf(isSecure: boolean, reference: string): string {
  return (isSecure ? "__Host-" : "") + NAME + reference.slice(0, 8);
}
