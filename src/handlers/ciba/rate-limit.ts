/** Options of {@link createRateLimit}. */
export interface RateLimitOptions {
  /** How often something may happen in a period. */
  limit: number;
  /** Length of a period in seconds. It begins with the first time. */
  period: number;
  /** The time, in milliseconds. Default `Date.now`. */
  now?: (() => number) | undefined;
}

/**
 * Makes a function that says whether something may happen once more: for the prompts that a user gets, or the user codes
 * that are tried on one. It counts in the memory of this process, so with several processes each has a limit of its own.
 *
 * @returns A function that counts and answers for a key, the subject for instance.
 * @throws TypeError naming the option that is wrong.
 */
export function createRateLimit({ limit, period, now = Date.now }: RateLimitOptions): (key: string) => boolean {
  for (const [name, value] of Object.entries({ limit, period })) {
    if (!(value > 0 && value < Infinity)) throw new TypeError(`createRateLimit: ${name} must be a number above 0`);
  }
  // All periods have the same length, so those that end first come first.
  const periods = new Map<string, { count: number; end: number }>();
  return (key) => {
    const time = now();
    for (const [old, { end }] of periods) {
      if (end > time) break;
      periods.delete(old);
    }
    const current = periods.get(key) ?? { count: 0, end: time + period * 1000 };
    periods.set(key, current);
    return ++current.count <= limit;
  };
}
