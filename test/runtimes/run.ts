// Runs the same test on every runtime, against the built package, and prints a table of the outcomes.
import { startScript } from "../../scripts/start-script.js";
import { serveEmulators } from "./emulators.js";
import { createInstallation } from "./installation.js";
import { findRuntimes } from "./runtimes.js";
import type { Outcome } from "./scenario.js";

startScript("Usage: npm run test:runtimes\n\nRuns one test on Node.js 20, 22 and 24, Bun, Deno and workerd.\n", {});
const runtimes = await findRuntimes();
const [installation, emulators] = await Promise.all([createInstallation(), serveEmulators()]);
const problems: string[] = [];
const rows: string[][] = [["", "in process", "over a socket"]];
try {
  let expected: string | undefined;
  for (const { label, run } of runtimes) {
    try {
      const outcomes = await run(installation.folder, emulators.url);
      // A runtime that skips a test has not passed.
      const tests = outcomes.map(({ place, test }) => `${place}: ${test}`).join("\n");
      expected ??= tests;
      if (tests !== expected || tests === "")
        problems.push(`${label} ran other tests than the first runtime:\n${tests}`);
      rows.push([label, summary(outcomes, "in process"), summary(outcomes, "over a socket")]);
      for (const { place, test, problem } of outcomes) {
        if (problem !== undefined) problems.push(`${label}, ${place}: ${test}\n${problem.replace(/^/gm, "  ")}`);
      }
    } catch (error) {
      rows.push([label, "failed", "failed"]);
      const { stderr, message } = error as { stderr?: string; message: string };
      problems.push(`${label}: ${stderr || message}`);
    }
  }
} finally {
  await emulators.close();
  installation.remove();
}
const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
for (const row of rows)
  console.log(
    row
      .map((cell, column) => cell.padEnd(widths[column]! + 3))
      .join("")
      .trimEnd(),
  );
if (problems.length > 0) {
  console.log(`\n${problems.join("\n\n")}`);
  process.exitCode = 1;
}

function summary(outcomes: Outcome[], place: Outcome["place"]): string {
  const here = outcomes.filter((outcome) => outcome.place === place);
  const failed = here.filter(({ problem }) => problem !== undefined).length;
  return failed === 0 ? `${here.length} passed` : `${failed} of ${here.length} failed`;
}
