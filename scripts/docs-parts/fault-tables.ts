// The guide's tables of how the client handles each fault. The rows are the faults that test/faults tries on real sockets.
import { table } from "../markdown.js";
import { faultTable, type Fault } from "../../test/faults/fault-table.js";

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

function rowOf(fault: Fault): string[] {
  const { retry } = fault.options ?? {};
  const retries =
    retry === false ? "`retry: false`" : retry?.retries === undefined ? "" : `\`retries: ${retry.retries}\``;
  const name = retries ? `${fault.name} (${retries})` : fault.name;
  return [name, outcomeOf(fault), String(fault.sent.safe), String(fault.sent.unsafe)];
}

export function faultTables(): string {
  const head = ["what happens, every time", "outcome", "safe", "unsafe"];
  const parts = Object.entries(faultTable).map(
    ([group, faults]) => `### ${TITLES[group]}\n\n<!-- prettier-ignore -->\n${table(head, faults.map(rowOf))}`,
  );
  return parts.join("\n\n");
}
