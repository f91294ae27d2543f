import type { OperationId } from "../../generated/operations.js";
import type { IncomingCall } from "../api/handler.js";
import { isObject } from "../../shared/is-object.js";

/** A call that the emulator received, and what came of it. */
export interface JournalEntry {
  /** Null for a path, or a method at that path, that no operation has. */
  readonly operation: OperationId | null;
  /** HTTP method, in upper case. */
  readonly method: string;
  /** Path of the request with its parameters filled in, without the query. */
  readonly path: string;
  /** Query parameters; of one that came several times, the last value. */
  readonly query: Readonly<Record<string, string>>;
  /** The parsed body, or its text where it could not be parsed; null where there was none. */
  readonly body: unknown;
  /** HTTP status of the answer; null where there was none, since the connection was dropped or the caller gave up. */
  readonly status: number | null;
  /** `action` of the answer; null where it has none. */
  readonly action: string | null;
  /** `resultCode` of the answer; null where it has none. */
  readonly resultCode: string | null;
}

/** What an entry is made from. */
interface Occurrence {
  readonly operation: OperationId | null;
  readonly method: string;
  readonly url: URL;
  readonly call: IncomingCall;
  readonly status: number | null;
  readonly answer: unknown;
}

/** How many entries a journal keeps: more than a test makes, and few enough for an emulator that runs for days. */
export const DEFAULT_JOURNAL_SIZE = 10_000;

/** The calls in the order of their answers. Of more than its size, the oldest are forgotten. */
export class Journal {
  #entries: JournalEntry[] = [];

  constructor(private readonly size: number) {}

  get entries(): readonly JournalEntry[] {
    return this.size === 0 ? [] : this.#entries.slice(-this.size);
  }

  add({ operation, method, url, call, status, answer }: Occurrence): JournalEntry {
    const entry = Object.freeze({
      operation,
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: readable(call),
      status,
      action: textOf(answer, "action"),
      resultCode: textOf(answer, "resultCode"),
    });
    this.#entries.push(entry);
    // Old entries are cut off at twice the size, since cutting one off for each new one is slow.
    if (this.#entries.length > 2 * this.size) this.#entries = this.size === 0 ? [] : this.#entries.slice(-this.size);
    return entry;
  }

  clear(): void {
    this.#entries = [];
  }
}

function readable(call: IncomingCall): unknown {
  if (call.text === "") return null;
  if (/^application\/x-www-form-urlencoded\b/i.test(call.contentType))
    return Object.fromEntries(new URLSearchParams(call.text));
  try {
    return JSON.parse(call.text);
  } catch {
    return call.text;
  }
}

function textOf(answer: unknown, name: string): string | null {
  const value = isObject(answer) ? answer[name] : undefined;
  return typeof value === "string" ? value : null;
}
