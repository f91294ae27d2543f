import type { OperationId } from "../../generated/operations.js";
import type { IncomingCall } from "../api/handler.js";
import { isOfMediaType } from "../../shared/http/media-type.js";
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

/** How many bytes the requests in a journal may have together. */
export const DEFAULT_JOURNAL_BYTES = 16 * 1_048_576;

/** The calls in the order of their answers. Of more than it may hold, the oldest are forgotten. */
export class Journal {
  #kept: { readonly entry: JournalEntry; readonly bytes: number }[] = [];
  #bytes = 0;
  /** How many at the beginning were forgotten. They are cut off together, since one at a time is slow. */
  #forgotten = 0;

  constructor(
    private readonly size: number,
    private readonly maxBytes: number,
  ) {}

  get entries(): readonly JournalEntry[] {
    return this.#kept.slice(this.#forgotten).map(({ entry }) => entry);
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
    const bytes = bytesOf(url.href) + bytesOf(call.text);
    this.#kept.push({ entry, bytes });
    this.#bytes += bytes;
    this.#forget();
    return entry;
  }

  clear(): void {
    this.#kept = [];
    this.#bytes = 0;
    this.#forgotten = 0;
  }

  #forget(): void {
    while (this.#kept.length - this.#forgotten > this.size || this.#bytes > this.maxBytes) {
      this.#bytes -= this.#kept[this.#forgotten]!.bytes;
      // The place stays, what was in it goes.
      this.#kept[this.#forgotten] = nothing;
      this.#forgotten += 1;
    }
    if (this.#forgotten <= this.#kept.length / 2) return;
    this.#kept = this.#kept.slice(this.#forgotten);
    this.#forgotten = 0;
  }
}

const nothing = { entry: {} as JournalEntry, bytes: 0 };

/** Engines keep a text in one byte a character as long as it is Latin-1, and otherwise in two. */
function bytesOf(text: string): number {
  return /[^\0-\xff]/.test(text) ? 2 * text.length : text.length;
}

function readable(call: IncomingCall): unknown {
  if (call.text === "") return null;
  if (isOfMediaType(call.contentType, "application/x-www-form-urlencoded"))
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
