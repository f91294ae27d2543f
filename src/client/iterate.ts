import { checkResult } from "./errors.js";

/** Properties that hold the entries of a page. */
const LISTS = ["services", "clients", "accessTokens"] as const;

/** The type of the entries of a page. */
export type EntryOf<Page> =
  NonNullable<Page[keyof Page & (typeof LISTS)[number]]> extends readonly (infer Entry)[] ? Entry : never;

/** The part of a list to fetch. */
export interface ListRange {
  /** Index of the first entry, from 0. */
  start: number;
  /** Index of the end of the page. */
  end: number;
}

/**
 * Iterates over a list of the API entry by entry, fetching page after page.
 *
 * ```ts
 * for await (const client of iterate((range) => authlete.client.list(range))) console.log(client.clientName);
 * ```
 *
 * Each page begins after the last entry received, so it does not matter whether the API treats `end` as inclusive. Entries added or
 * removed meanwhile may be missed or returned twice.
 *
 * @param fetchPage Fetches a page. Filters and other parameters are up to you.
 * @param pageSize Number of entries to request at a time. Default 50.
 * @throws TypeError if `pageSize` is not a positive integer, {@link AuthleteResponseError} if a page is not an object or its entries
 * are not a list, and whatever `fetchPage` rejects with.
 */
export async function* iterate<Page extends object>(
  fetchPage: (range: ListRange) => Promise<Page>,
  pageSize = 50,
): AsyncGenerator<EntryOf<Page>, void, undefined> {
  if (!Number.isInteger(pageSize) || pageSize < 1) throw new TypeError("pageSize must be a positive integer");
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
