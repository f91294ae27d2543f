// The tables of the guide for users of the official SDK.
import type { Operation } from "../description.js";
import { codes, table } from "../markdown.js";
import { officialCallOptions, officialClientOptions, officialMethods, officialPackage } from "./official-sdk.js";

/** What replaces each option of the official SDK. An option that is missing here stops the generation. */
const CLIENT_OPTIONS: Record<string, string> = {
  bearer: "`token`: a string, or a function that returns one or a promise of one",
  httpClient: "`fetch` to send requests, `hooks` to watch them",
  serverIdx: "`baseUrl`, in full",
  serverURL: "`baseUrl`",
  userAgent: "`headers`, with `User-Agent`",
  retryConfig: "`retry`: `{ retries, delay, deadline }` in milliseconds, or `false`",
  timeoutMs: "`timeout`, in milliseconds for each attempt; the default is 10000",
  debugLogger: "`hooks`: they get the operation, attempt, status and duration, and never a secret",
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
    if (ours === undefined) throw new Error(`say what replaces the option ${name} of ${officialPackage()}`);
    return [`\`${name}\``, ours];
  });

/** The tables, by the names of their marks in the guide. */
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
