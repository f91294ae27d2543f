import { isObject } from "../../shared/is-object.js";

/** The emulator's source of time, which must not run backwards. */
export interface EmulatorClock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Moves the clock forward. @param seconds Not negative; may be a fraction. */
  advance(seconds: number): void;
}

/** Options of {@link createClock}. */
export interface ClockOptions {
  /** Initial time: milliseconds since the Unix epoch, or a Date. Default: the current time. */
  start?: number | Date;
}

/** The latest time that a `Date` can hold, in milliseconds since the Unix epoch: ECMA-262, section 21.4.1.1. */
const LATEST = 8.64e15;

/**
 * Creates a clock that stands still until `advance()` moves it, so that tests need not sleep.
 *
 * @throws TypeError if `start` is not a valid time.
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
 * Creates the default clock: the system time plus what `advance()` has added. It ignores when the system time is set
 * back, since expiry and polling intervals assume that time does not run backwards.
 */
export function createSystemClock(): EmulatorClock {
  let added = 0;
  let offset = Number.NEGATIVE_INFINITY;
  const now = () => {
    const sinceStart = performance.now();
    // Follows the system time when it jumps forward, as after the machine has slept.
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

/** Converts seconds to milliseconds. Negative ones would make time run backwards. */
function milliseconds(seconds: number, now: number): number {
  if (!Number.isFinite(seconds) || seconds < 0) throw new TypeError("seconds must be a number that is not negative");
  if (now + seconds * 1000 > LATEST)
    throw new TypeError("seconds must not lead past the last time that a Date can have");
  return seconds * 1000;
}
