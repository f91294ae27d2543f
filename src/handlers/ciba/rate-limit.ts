import { checkOptions, optionalFunction, type OptionCheck } from "../../shared/option-checks.js";
import { createStopwatch, type DurationOptions } from "../endpoint/clock.js";

/** Options of {@link createRateLimit}. */
export interface RateLimitOptions extends DurationOptions {
  /** Maximum number of events in a period. */
  limit: number;
  /** Length of a period in seconds. A period begins with its first event. */
  period: number;
}

const POSITIVE: OptionCheck = {
  expected: "a number above 0",
  required: true,
  holds: (value) => Number.isFinite(value) && (value as number) > 0,
};

/**
 * Creates a function that limits how often something happens, such as prompts to a user or attempts at a user code. Counts are kept in
 * memory, so each process has its own limits. An event is counted when the function is called. Call it before you await anything, and
 * the limit also holds for concurrent requests.
 *
 * @returns A function that counts an event for a key, such as a subject, and returns whether it is within the limit. It throws
 * a `TypeError` if `now` does not return a number.
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
