// One row of the fault table for each way in which a call ends; fault-table.slow.test.ts has all of them.
import { bundleProgram } from "../bundled-program.js";
import { testFaults } from "./expect-faults.js";
import { faultTable } from "./fault-table.js";

const NAMES = [
  "connection refused",
  "closed without an answer",
  "idle connection closed before it is used again",
  "half of the body, then silence",
  "body cut short, with `Content-Length`",
  "JSON cut short with status 200",
  "HTML with status 403",
  "HTML with status 503",
  "JSON with status 400",
  "204",
  "307 to another origin",
  "429 with a negative `Retry-After`",
  "certificate that is trusted",
  "expired certificate",
];

const faults = Object.values(faultTable).flat();

testFaults(
  await bundleProgram("test/faults/caller.ts"),
  NAMES.map((name) => {
    const fault = faults.find((fault) => fault.name === name);
    if (fault === undefined) throw new Error(`The table has no row "${name}".`);
    return fault;
  }),
);
