import { readClock, type ClockOptions } from "../endpoint/clock.js";

/** Options of {@link createRateLimit}. */
export interface RateLimitOptions extends ClockOptions {
  /** How many times something may happen in a period. */
  limit: number;
  /** Length of a period in seconds. A period begins with the first event. */
  period: number;
}

/**
 * Makes a function that limits how often something happens: prompts to a user, or attempts at a user code. The counts are
 * kept in the memory of this process, so that several processes have separate limits.
 *
 * @returns A function that counts an event for a key, such as a subject, and returns whether it is within the limit. It throws
 * a `TypeError` if `now` returns no time.
 * @throws TypeError naming the option that is wrong.
 */
export function createRateLimit(options: RateLimitOptions): (key: string) => boolean {
  const { limit, period } = options;
  for (const [name, value] of Object.entries({ limit, period })) {
    if (!Number.isFinite(value) || value <= 0) throw new TypeError(`createRateLimit: ${name} must be a number above 0`);
  }
  // All periods have the same length, so they end in the order in which they were added.
  const periods = new Map<string, { count: number; end: number }>();
  return (key) => {
    const time = readClock(options);
    for (const [old, { end }] of periods) {
      if (end > time) break;
      periods.delete(old);
    }
    const current = periods.get(key) ?? { count: 0, end: time + period * 1000 };
    periods.set(key, current);
    return ++current.count <= limit;
  };
}
