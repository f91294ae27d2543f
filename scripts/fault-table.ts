// Writes into the guide how the client handles each fault. The rows are the faults that test/faults tries on real sockets, and a test
// compares.
//
//   npm run readme
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { faultTable, type Fault } from "../test/faults/fault-table.js";
import { replaceMarkedPart } from "./marked-part.js";

const GUIDE = "docs/guides/errors-and-retries.md";
const TITLES: Record<keyof typeof faultTable, string> = {
  connections: "Connections",
  times: "Time",
  bodies: "Bodies",
  contents: "Contents",
  headers: "Headers and interim answers",
  redirects: "Redirects",
  advice: "Advice on when to call again",
  tls: "TLS",
};
const CLASSES: Record<NonNullable<Fault["code"]>, string> = {
  ERR_API: "AuthleteApiError",
  ERR_RESPONSE: "AuthleteResponseError",
  ERR_TIMEOUT: "AuthleteTimeoutError",
  ERR_CONNECTION: "AuthleteConnectionError",
};

function outcomeOf({ code, details, result }: Fault): string {
  if (code === undefined) return result === undefined ? "success, `undefined`" : "success";
  return `\`${CLASSES[code]}\`${details ? ` (${details.status})` : ""}`;
}

function rowOf(fault: Fault): string {
  const { retry } = fault.options ?? {};
  const retries =
    retry === false ? "`retry: false`" : retry?.retries === undefined ? "" : `\`retries: ${retry.retries}\``;
  const name = retries ? `${fault.name} (${retries})` : fault.name;
  return `| ${name} | ${outcomeOf(fault)} | ${fault.sent.safe} | ${fault.sent.unsafe} |`;
}

function table(): string {
  const parts = Object.entries(faultTable).map(([group, faults]) =>
    [
      `### ${TITLES[group]}`,
      "",
      "<!-- prettier-ignore -->",
      "| what happens, every time | outcome | safe | unsafe |",
      "| --- | --- | --- | --- |",
      ...faults.map(rowOf),
    ].join("\n"),
  );
  return parts.join("\n\n");
}

/** The guide with the table as it should be. */
export function withFaultTable(guide: string): string {
  return replaceMarkedPart(guide, "faults", table());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  writeFileSync(GUIDE, withFaultTable(readFileSync(GUIDE, "utf8")));
}
