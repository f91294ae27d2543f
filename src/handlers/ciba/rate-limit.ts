import { checkOptions, optionalFunction, type OptionCheck } from "../../shared/option-checks.js";
import { createStopwatch, type DurationOptions } from "../endpoint/clock.js";

/** Options of {@link createRateLimit}. */
export interface RateLimitOptions extends DurationOptions {
  /** How many times something may happen in a period. */
  limit: number;
  /** Length of a period in seconds. A period begins with the first event. */
  period: number;
}

const POSITIVE: OptionCheck = {
  expected: "a number above 0",
  required: true,
  holds: (value) => Number.isFinite(value) && (value as number) > 0,
};

/**
 * Makes a function that limits how often something happens: prompts to a user, or attempts at a user code. The counts are
 * kept in the memory of this process, so that several processes have separate limits. An event is counted when the function is
 * called, so the limit holds however many requests are under way: ask it before anything is awaited.
 *
 * @returns A function that counts an event for a key, such as a subject, and returns whether it is within the limit. It throws
 * a `TypeError` if `now` returns no time.
 * @throws TypeError naming the option that is wrong.
 */
export function createRateLimit(options: RateLimitOptions): (key: string) => boolean {
  checkOptions("createRateLimit", options, { limit: POSITIVE, period: POSITIVE, now: optionalFunction });
  const { limit, period } = options;
  const elapsed = createStopwatch(options);
  // All periods have the same length, so they end in the order in which they were added.
  const periods = new Map<string, { count: number; end: number }>();
  return (key) => {
    const time = elapsed();
    for (const [old, { end }] of periods) {
      if (end > time) break;
      periods.delete(old);
    }
    const current = periods.get(key) ?? { count: 0, end: time + period * 1000 };
    periods.set(key, current);
    return ++current.count <= limit;
  };
}
