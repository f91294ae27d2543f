import { createStopwatch, type DurationOptions } from "../endpoint/clock.js";
import { checkOptions, countOf, optionalFunction } from "../../shared/option-checks.js";
import type { Store } from "./store.js";

/** Options of {@link memoryStore}. */
export interface MemoryStoreOptions extends DurationOptions {
  /** Maximum size of all keys and values, in UTF-16 code units. The oldest entries make room for new ones. Default 2^25. */
  maxSize?: number | undefined;
}

/** Interval between removals of expired entries, in milliseconds. */
const SWEEP_MS = 30_000;

interface Entry {
  readonly value: string;
  readonly size: number;
  /** Time on the stopwatch, in milliseconds. */
  readonly expiresAt: number;
}

/** Creates a store in memory, for a single process and for state that may be lost when it ends. */
export function memoryStore(options: MemoryStoreOptions = {}): Store {
  checkOptions("memoryStore", options, { maxSize: countOf("characters"), now: optionalFunction });
  const { maxSize = 2 ** 25 } = options;
  const elapsed = createStopwatch(options);
  // In insertion order.
  const entries = new Map<string, Entry>();
  let size = 0;
  let sweptAt = 0;

  const remove = (key: string) => {
    size -= entries.get(key)?.size ?? 0;
    return entries.delete(key);
  };
  const sweep = (now: number) => {
    if (now - sweptAt < SWEEP_MS) return;
    sweptAt = now;
    for (const [key, { expiresAt }] of entries) if (expiresAt <= now) remove(key);
  };

  return {
    get(key) {
      const now = elapsed();
      sweep(now);
      const entry = entries.get(key);
      return entry && entry.expiresAt > now ? entry.value : undefined;
    },
    set(key, value, lifetime = Infinity) {
      const now = elapsed();
      sweep(now);
      remove(key);
      const entry = { value, size: key.length + value.length, expiresAt: now + lifetime };
      entries.set(key, entry);
      size += entry.size;
      for (const [oldest] of entries) {
        if (size <= maxSize) break;
        remove(oldest);
      }
    },
    delete: remove,
  };
}
