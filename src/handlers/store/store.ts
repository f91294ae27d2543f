import type { OptionCheck } from "../../shared/option-checks.js";
import type { Awaitable } from "../endpoint/handler.js";

/**
 * Where handlers keep state between requests. Anything with Keyv's interface will do, so several machines can share Redis, Valkey or
 * PostgreSQL. A `Map` will not, since entries expire.
 */
export interface Store {
  /** Returns the value of a key, or nothing if there is none or it has expired. */
  get(key: string): Awaitable<unknown>;
  /** Stores a value. `lifetime` is in milliseconds; without it, the entry does not expire. */
  set(key: string, value: string, lifetime?: number): Awaitable<unknown>;
  /** Deletes a key. */
  delete(key: string): Awaitable<unknown>;
}

/** The check of an option that is a store. */
export const storeCheck: OptionCheck = {
  expected: "a store with get, set and delete",
  holds: (value) => ["get", "set", "delete"].every((name) => typeof (Object(value) as never)[name] === "function"),
};
