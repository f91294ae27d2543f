/** An HTTP date, in the preferred format or an obsolete one: RFC 9110, section 5.6.7. */
const DATE = /\w{3,9},? [\w -]+ \d\d:\d\d:\d\d( GMT| \d{4})/g;

/**
 * Seconds to wait before calling again: `Retry-After` (RFC 9110, section 10.2.3) or `RateLimit-Reset`. The latter is a number of
 * seconds too, but some gateways send a Unix time there. Times are relative to the `Date` of the answer, since the clock of this
 * machine may be wrong.
 */
export function readRetryAfter(headers: Headers): number | undefined {
  const now = readDate(headers.get("date")) ?? Date.now() / 1000;
  return readDelay(headers.get("retry-after"), now) ?? readDelay(headers.get("ratelimit-reset"), now);
}

/** Seconds until the time in a header. Of several values, as when a proxy adds its own, the longest counts. */
function readDelay(value: string | null, now: number): number | undefined {
  const isNumber = /^(-?\d+(\.\d+)?(, *|$))+$/.test(value ?? "");
  const time = isNumber ? Math.max(...value!.split(",").map(Number)) : readDate(value);
  if (time === undefined) return undefined;
  const seconds = !isNumber || (time > 1e9 && time < 1e10) ? time - now : time;
  return Math.min(Math.max(0, seconds), Number.MAX_VALUE);
}

/** The latest date in a header, in seconds since the Unix epoch. Undefined if the header holds anything else. */
export function readDate(value: string | null): number | undefined {
  const dates = value?.match(DATE);
  if (!dates || /[^, ]/.test(value!.replace(DATE, ""))) return undefined;
  const time = Math.max(...dates.map((date) => Date.parse(date.endsWith("GMT") ? date : `${date} GMT`))) / 1000;
  return isNaN(time) ? undefined : time;
}
