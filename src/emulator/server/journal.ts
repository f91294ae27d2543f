import type { OperationId } from "../../generated/operations.js";
import type { IncomingCall } from "../api/handler.js";
import { isOfMediaType } from "../../shared/http/media-type.js";
import { isObject } from "../../shared/is-object.js";

/** A call that the emulator received, and its outcome. */
export interface JournalEntry {
  /** Identifier of the operation, such as `ciba.issue`; null if no operation has this path and method. */
  readonly operation: OperationId | null;
  /** HTTP method, in upper case. */
  readonly method: string;
  /** Path of the request, without the query. */
  readonly path: string;
  /** Query parameters. A repeated parameter has its last value. */
  readonly query: Readonly<Record<string, string>>;
  /** The parsed body, or its text if it could not be parsed; null if there was none. */
  readonly body: unknown;
  /** HTTP status of the answer; null if the connection was dropped or the caller gave up. */
  readonly status: number | null;
  /** `action` of the answer; null if it has none. */
  readonly action: string | null;
  /** `resultCode` of the answer; null if it has none. */
  readonly resultCode: string | null;
}

/** The source of an entry. */
interface Occurrence {
  readonly operation: OperationId | null;
  readonly method: string;
  readonly url: URL;
  readonly call: IncomingCall;
  readonly status: number | null;
  readonly answer: unknown;
}

/** Default number of entries: more than a test makes, and few enough for an emulator that runs for days. */
export const DEFAULT_JOURNAL_SIZE = 10_000;

/** Default limit on the total size of the requests, in bytes. */
export const DEFAULT_JOURNAL_BYTES = 16 * 1_048_576;

/** The calls, in the order of their answers. The oldest are forgotten when a limit is exceeded. */
export class Journal {
  #kept: { readonly entry: JournalEntry; readonly bytes: number }[] = [];
  #bytes = 0;
  /** Number of forgotten entries at the front. They are removed in bulk, since one at a time is slow. */
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
      // Releases the entry but keeps its place in the array.
      this.#kept[this.#forgotten] = nothing;
      this.#forgotten += 1;
    }
    if (this.#forgotten <= this.#kept.length / 2) return;
    this.#kept = this.#kept.slice(this.#forgotten);
    this.#forgotten = 0;
  }
}

const nothing = { entry: {} as JournalEntry, bytes: 0 };

/** Engines store a Latin-1 string in one byte per character, and any other in two. */
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
