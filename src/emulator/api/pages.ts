import { ApiFailure, unlessEmpty } from "./answers.js";
import { emulatorCodes } from "./emulator-codes.js";
import type { Query } from "./handler.js";
import type { RequestBody } from "./request-body.js";

/** The requested range of a list: `start` is inclusive, `end` is exclusive. */
export interface Page {
  readonly start: number;
  readonly end: number;
}

/** The default `end`. */
const PAGE_END = 5;

export function pageInQuery(query: Query<keyof Page>): Page {
  return pageOf((name) => {
    const text = query.get(name) ?? "";
    return text === "" ? undefined : Number(/^-?\d+$/.test(text) ? text : NaN);
  });
}

export function pageInBody(
  body: RequestBody<{ start?: number | null | undefined; end?: number | null | undefined }>,
): Page {
  return pageOf((name) => body.integer(name));
}

/** The entries of a page, or undefined if it is empty, such as when the caller only wants the count. */
export function entriesOf<T>(all: readonly T[], { start, end }: Page): readonly T[] | undefined {
  return unlessEmpty(all.slice(start, Math.max(start, end)));
}

function pageOf(read: (name: "start" | "end") => number | undefined): Page {
  const page = { start: read("start") ?? 0, end: read("end") ?? PAGE_END };
  for (const [name, index] of Object.entries(page)) {
    // The OpenAPI description types both as int32.
    if (Number.isInteger(index) && index >= 0 && index <= 0x7fffffff) continue;
    const text = `The parameter '${name}' must be an integer that is not negative.`;
    throw new ApiFailure(400, emulatorCodes.queryInvalid, text);
  }
  return page;
}
