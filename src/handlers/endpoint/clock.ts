/** Option of everything that depends on the time. */
export interface ClockOptions {
  /** The current time, in milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/**
 * Reads the time.
 *
 * @throws TypeError for anything but a finite number, with which periods and limits would have no end.
 */
export function readClock(options: ClockOptions): number {
  const time: unknown = options.now ? options.now() : Date.now();
  if (Number.isFinite(time)) return time as number;
  // A promise by mistake: its rejection must not go unhandled.
  new Promise((resolve) => resolve(time)).catch(() => {});
  throw new TypeError("now must return the time in milliseconds since the epoch");
}
