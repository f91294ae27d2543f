/** Option of everything that depends on the current time. */
export interface ClockOptions {
  /** Returns the current time, in milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** Option of everything that measures elapsed time. */
export interface DurationOptions {
  /** Returns a time in milliseconds, of which only differences matter. Default: the monotonic clock, `performance.now`. */
  now?: (() => number) | undefined;
}

/**
 * Reads the time.
 *
 * @param otherwise The clock to read if the options have none.
 * @throws TypeError for anything but a finite number, since periods and limits would never end.
 */
export function readClock(options: ClockOptions, otherwise = Date.now): number {
  const time: unknown = options.now ? options.now() : otherwise();
  if (Number.isFinite(time)) return time as number;
  // If it is a promise by mistake, its rejection must not go unhandled.
  new Promise((resolve) => resolve(time)).catch(() => {});
  throw new TypeError("now must return the time in milliseconds since the epoch");
}

/**
 * Creates a function that returns the milliseconds since its first call. The time never goes backwards: if the clock is set back,
 * it stands still for one call and continues from there.
 */
export function createStopwatch(options: DurationOptions): () => number {
  let last: number | undefined;
  let elapsed = 0;
  return () => {
    const time = readClock(options, () => performance.now());
    elapsed += Math.max(0, time - (last ?? time));
    last = time;
    return elapsed;
  };
}
