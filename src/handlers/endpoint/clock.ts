/** Option of everything that depends on the time. */
export interface ClockOptions {
  /** The current time, in milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** Option of everything that depends on how much time has passed. */
export interface DurationOptions {
  /** The time in milliseconds, of which only differences count. Default: a clock that nobody sets, that of `performance.now`. */
  now?: (() => number) | undefined;
}

/**
 * Reads the time.
 *
 * @param otherwise The clock to read if the options have none.
 * @throws TypeError for anything but a finite number, with which periods and limits would have no end.
 */
export function readClock(options: ClockOptions, otherwise = Date.now): number {
  const time: unknown = options.now ? options.now() : otherwise();
  if (Number.isFinite(time)) return time as number;
  // A promise by mistake: its rejection must not go unhandled.
  new Promise((resolve) => resolve(time)).catch(() => {});
  throw new TypeError("now must return the time in milliseconds since the epoch");
}

/**
 * Makes a function that returns for how many milliseconds it exists. It never goes back: a clock that is set back stands still
 * for that call and runs on from there.
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
