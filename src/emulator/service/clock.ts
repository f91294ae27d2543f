import { isObject } from "../../shared/is-object.js";

/** Where the emulator takes the time from. It must not run backwards. */
export interface EmulatorClock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Moves the clock forward. @param seconds Not negative; may be a fraction. */
  advance(seconds: number): void;
}

/** Options of {@link createClock}. */
export interface ClockOptions {
  /** Where the clock stands at first: milliseconds since the Unix epoch, or a Date. Default: the time of the call. */
  start?: number | Date;
}

/** The latest time that a `Date` can have: ECMA-262, section 21.4.1.1. */
const LATEST = 8.64e15;

/**
 * Makes a clock that stands still until `advance()` moves it, so that tests need not sleep.
 *
 * @throws TypeError for a start that is no time.
 */
export function createClock(options: ClockOptions = {}): EmulatorClock {
  if (!isObject(options)) throw new TypeError("options must be an object");
  const { start = Date.now(), ...others }: ClockOptions = options;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`${unknown} is not an option`);
  let time = start instanceof Date ? start.getTime() : start;
  if (!Number.isFinite(time) || Math.abs(time) > LATEST)
    throw new TypeError("start must be a number of milliseconds or a valid Date");
  return {
    now: () => time,
    advance: (seconds) => {
      time += milliseconds(seconds, time);
    },
  };
}

/**
 * The system's time plus what `advance()` added: the emulator's clock unless it is given another. When the system's time is set
 * back, it goes on as if that had not happened, since expiry and polling intervals are measured with it.
 */
export function createSystemClock(): EmulatorClock {
  let added = 0;
  let offset = Number.NEGATIVE_INFINITY;
  const now = () => {
    const sinceStart = performance.now();
    // Follows the system's time when that is set forward, as after a sleep of the machine.
    offset = Math.max(offset, Date.now() - sinceStart);
    return Math.floor(offset + sinceStart) + added;
  };
  return {
    now,
    advance: (seconds) => {
      added += milliseconds(seconds, now());
    },
  };
}

/** Expiry and polling intervals assume that time does not run backwards. */
function milliseconds(seconds: number, now: number): number {
  if (!Number.isFinite(seconds) || seconds < 0) throw new TypeError("seconds must be a number that is not negative");
  if (now + seconds * 1000 > LATEST)
    throw new TypeError("seconds must not lead past the last time that a Date can have");
  return seconds * 1000;
}
