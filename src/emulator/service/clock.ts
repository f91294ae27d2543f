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

/** Makes a clock that stands still until `advance()` moves it, so that tests need not sleep. */
export function createClock(options: ClockOptions = {}): EmulatorClock {
  let time = Number(options.start ?? Date.now());
  if (!Number.isFinite(time)) throw new TypeError("start must be a number of milliseconds or a valid Date");
  return {
    now: () => time,
    advance: (seconds) => {
      time += milliseconds(seconds);
    },
  };
}

/** The system's time plus what `advance()` added: the emulator's clock unless it is given another. */
export function createSystemClock(): EmulatorClock {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    advance: (seconds) => {
      ahead += milliseconds(seconds);
    },
  };
}

/** Expiry and polling intervals assume that time does not run backwards. */
function milliseconds(seconds: number): number {
  if (!Number.isFinite(seconds) || seconds < 0) throw new TypeError("seconds must be a number that is not negative");
  return seconds * 1000;
}
