/**
 * What the answer says about when to call again, in seconds: `Retry-After` (RFC 9110, section 10.2.3) or `RateLimit-Reset`. The latter is
 * a number of seconds too, but some gateways send the time since 1970 there.
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const value = headers.get("retry-after") ?? headers.get("ratelimit-reset") ?? "-";
  const now = Date.now() / 1000;
  let seconds = isNaN(+value) ? Date.parse(value) / 1000 - now : +value;
  if (seconds > 1e9 && seconds < 1e10) seconds -= now;
  return isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
