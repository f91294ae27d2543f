// Runs one contender in a separate process, so that its garbage and compiled code do not affect the others. It makes calls when the
// parent asks, and reports the time per call.
import { setImmediate as nextTurn } from "node:timers/promises";
import { ANSWER } from "./answer.js";
import { createContender, type Contender } from "./contenders.js";

/** How long a slice of calls should take, in milliseconds: short enough that a busy system rarely preempts it. */
const SLICE = 3;

const [contender, baseUrl, atOnce] = process.argv.slice(2) as [Contender, string, string];
const headers = { "content-type": "application/json" };
const stub = () => Promise.resolve(new Response(ANSWER, { headers }));
const call = createContender(contender, baseUrl || "https://api.example.com", baseUrl ? globalThis.fetch : stub);
const many = Number(atOnce);
const step = many === 1 ? call : () => Promise.all(Array.from({ length: many }, call));

/** The time for a number of steps, in milliseconds. */
async function time(steps: number): Promise<number> {
  const start = performance.now();
  for (let done = 0; done < steps; done++) await step();
  return performance.now() - start;
}

const { action } = (await call()) as { action?: unknown };
if (action !== "FORBIDDEN") throw new Error(`${contender} does not give the answer`);
// Warms up by processor time, so that the code is compiled however busy the machine is. The fastest steps determine how many a slice
// should have: with fewer, after a slow moment, the processor's caches would never be warm again.
let steps = 1;
let fastest = Infinity;
while (process.cpuUsage().user < 1_000_000) {
  fastest = Math.min(fastest, (await time(steps)) / steps);
  steps = Math.max(1, Math.min(steps * 4, Math.round(SLICE / fastest)));
  await nextTurn();
}
process.on("message", () => {
  // Not measured: the caches are cold after the turns of the other contenders.
  void time(Math.ceil(steps / 4))
    .then(() => time(steps))
    .then((took) => process.send!((took * 1_000) / (steps * many)));
});
process.send!("ready");
