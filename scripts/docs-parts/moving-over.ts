// The tables of the guide for those who come from the official SDK.
import type { Operation } from "../description.js";
import { codes, table } from "../markdown.js";
import { officialCallOptions, officialClientOptions, officialMethods, officialPackage } from "./official-sdk.js";

/** What takes the place of an option of the official SDK. An option that is not here stops the generation. */
const CLIENT_OPTIONS: Record<string, string> = {
  bearer: "`token`: a string, or a function that gives one, also at once",
  httpClient: "`fetch` to send requests, `hooks` to watch them",
  serverIdx: "`baseUrl`, in full",
  serverURL: "`baseUrl`",
  userAgent: "`headers`, with `User-Agent`",
  retryConfig: "`retry`: `{ retries, delay, deadline }` in milliseconds, or `false`",
  timeoutMs: "`timeout`, in milliseconds for each attempt; 10000 if you say nothing",
  debugLogger: "`hooks`: they are told of operation, attempt, status and duration, and never of a secret",
};
const CALL_OPTIONS: Record<string, string> = {
  timeoutMs: "`timeout`",
  retries: "`retry`",
  retryCodes: "nothing: which answers are repeated follows from `x-retry` of the operation",
  serverURL: "nothing: make a second client with another `baseUrl`",
  fetchOptions: "`signal` and `headers`",
};

const rows = (names: string[], known: Record<string, string>): string[][] =>
  names.map((name) => {
    const ours = known[name];
    if (ours === undefined) throw new Error(`say what takes the place of the option ${name} of ${officialPackage()}`);
    return [`\`${name}\``, ours];
  });

/** By the name of the mark between which each goes. */
export function movingOverTables(operations: Operation[]): Record<string, string> {
  const methods = officialMethods();
  const methodRows = operations.map(({ id, method, path }) => {
    const theirs = methods.get(`${method} ${path}`) ?? [];
    return [codes(theirs) || "none", `\`${id}\``];
  });
  const head = [officialPackage(), "this package"];
  const comparison = (rows: string[][]) => `<!-- prettier-ignore -->\n${table(head, rows)}`;
  return {
    methods: comparison(methodRows),
    "client options": comparison(rows(officialClientOptions(), CLIENT_OPTIONS)),
    "call options": comparison(rows(officialCallOptions(), CALL_OPTIONS)),
  };
}
