/** What the answer says about when to call again, in seconds: `Retry-After` (RFC 9110, section 10.2.3) or `RateLimit-Reset`. */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? headers.get("ratelimit-reset") ?? "";
  const seconds = /^\d+$/.test(value) ? +value : (Date.parse(value) - Date.now()) / 1000;
  return isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
