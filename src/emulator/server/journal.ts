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
  #kept: Recorded[] = [];
  #bytes = 0;
  /** Number of forgotten entries at the front. They are removed in bulk, since one at a time is slow. */
  #forgotten = 0;

  constructor(
    private readonly size: number,
    private readonly maxBytes: number,
  ) {}

  get entries(): readonly JournalEntry[] {
    return this.#kept.slice(this.#forgotten).map(({ read }) => read());
  }

  /** @returns A function that returns the new entry. */
  add(occurrence: Occurrence): () => JournalEntry {
    const recorded = record(occurrence);
    this.#kept.push(recorded);
    this.#bytes += recorded.bytes;
    this.#forget();
    return recorded.read;
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

/** A call in the journal. */
interface Recorded {
  readonly bytes: number;
  /** Creates the entry at the first read, since most are forgotten unread. */
  readonly read: () => JournalEntry;
}

const nothing: Recorded = { bytes: 0, read: () => ({}) as JournalEntry };

function record({ operation, method, url, call: { text, contentType }, status, answer }: Occurrence): Recorded {
  const { href, pathname, search } = url;
  const [action, resultCode] = [textOf(answer, "action"), textOf(answer, "resultCode")];
  let entry: JournalEntry | undefined;
  const read = () => {
    if (entry) return entry;
    const query = Object.fromEntries(new URLSearchParams(search));
    const body = readable(text, contentType);
    return (entry = Object.freeze({ operation, method, path: pathname, query, body, status, action, resultCode }));
  };
  return { bytes: bytesOf(href) + bytesOf(text), read };
}

/** Engines store a Latin-1 string in one byte per character, and any other in two. */
function bytesOf(text: string): number {
  return /[^\0-\xff]/.test(text) ? 2 * text.length : text.length;
}

function readable(text: string, contentType: string): unknown {
  if (text === "") return null;
  if (isOfMediaType(contentType, "application/x-www-form-urlencoded"))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function textOf(answer: unknown, name: string): string | null {
  const value = isObject(answer) ? answer[name] : undefined;
  return typeof value === "string" ? value : null;
}
