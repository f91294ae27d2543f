import { checkResult } from "./errors.js";

/** The lists of the API have their entries under one of these names. */
const LISTS = ["services", "clients", "accessTokens"] as const;

/** The type of the entries of a page. */
export type EntryOf<Page> =
  NonNullable<Page[keyof Page & (typeof LISTS)[number]]> extends readonly (infer Entry)[] ? Entry : never;

/** Which part of a list to fetch, to be passed on as `start` and `end`. */
export interface ListRange {
  start: number;
  end: number;
}

/**
 * Goes through a list of the API entry by entry, fetching page after page.
 *
 * ```ts
 * for await (const client of iterate((range) => authlete.client.list(range))) console.log(client.clientName);
 * ```
 *
 * Each page begins behind what the last one held, so that it does not matter whether the API counts `end` in. Entries that are added
 * or removed meanwhile may be missed or met twice.
 *
 * @param fetchPage Fetches a page; its other parameters, a filter for instance, are up to you.
 * @param pageSize How many entries to ask for at a time. Default 50.
 * @throws TypeError for a page size that is not a whole number from 1 on; an {@link AuthleteResponseError} for a page without content; otherwise what
 * `fetchPage` rejects with.
 */
export async function* iterate<Page extends object>(
  fetchPage: (range: ListRange) => Promise<Page>,
  pageSize = 50,
): AsyncGenerator<EntryOf<Page>, void, undefined> {
  if (!Number.isInteger(pageSize) || pageSize < 1) throw new TypeError("pageSize must be a whole number from 1 on");
  if (typeof fetchPage !== "function") throw new TypeError("fetchPage must be a function");
  for (let start = 0; ;) {
    const page: unknown = await fetchPage({ start, end: start + pageSize });
    checkResult(page, "iterate");
    const { totalCount, ...lists } = page as Record<string, unknown>;
    const name = LISTS.find((list) => list in lists);
    const entries = ((name && lists[name]) ?? []) as EntryOf<Page>[];
    if (!Array.isArray(entries)) checkResult(undefined, "iterate");
    yield* entries;
    start += entries.length;
    if (entries.length === 0 || start >= Number(totalCount ?? Infinity)) return;
  }
}
