import type { OptionCheck } from "../../shared/option-checks.js";
import type { Awaitable } from "../endpoint/handler.js";

/**
 * Where handlers keep what has to survive from one request to the next. A `Map` is not one, since entries expire; anything with
 * Keyv's interface is, so several machines can share Redis, Valkey or PostgreSQL. Values are text.
 */
export interface Store {
  /** The text kept under a key, or nothing if there is none or it has expired. */
  get(key: string): Awaitable<unknown>;
  /** Keeps a text. `lifetime` is in milliseconds; without one, the entry does not expire. */
  set(key: string, value: string, lifetime?: number): Awaitable<unknown>;
  delete(key: string): Awaitable<unknown>;
}

/** The check of an option that is a store. */
export const storeCheck: OptionCheck = {
  expected: "a store with get, set and delete",
  holds: (value) => ["get", "set", "delete"].every((name) => typeof (Object(value) as never)[name] === "function"),
};
