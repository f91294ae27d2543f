/** Option of everything that depends on the time. */
export interface ClockOptions {
  /** The current time, in milliseconds since the epoch. Default: `Date.now`. */
  now?: (() => number) | undefined;
}

/** Reads the time. A clock that gives no time must not make limits and periods endless. */
export function readClock(options: ClockOptions): number {
  const time: unknown = options.now ? options.now() : Date.now();
  if (!Number.isFinite(time)) throw new TypeError("now must return the time in milliseconds since the epoch");
  return time as number;
}
