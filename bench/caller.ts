// One contender in a process of its own, lest its garbage and its compiled code be another one's burden. It makes calls when it
// is told to, and says how long one of them took.
import { setImmediate as nextTurn } from "node:timers/promises";
import { ANSWER } from "./answer.js";
import { createContender, type Contender } from "./contenders.js";

/** How long a slice of calls should take, in milliseconds: so short that a busy system seldom takes the processor away meanwhile. */
const SLICE = 3;

const [contender, baseUrl, atOnce] = process.argv.slice(2) as [Contender, string, string];
const headers = { "content-type": "application/json" };
const stub = () => Promise.resolve(new Response(ANSWER, { headers }));
const call = createContender(contender, baseUrl || "https://api.example.com", baseUrl ? globalThis.fetch : stub);
const many = Number(atOnce);
const step = many === 1 ? call : () => Promise.all(Array.from({ length: many }, call));

/** Milliseconds for so many steps. */
async function time(steps: number): Promise<number> {
  const start = performance.now();
  for (let done = 0; done < steps; done++) await step();
  return performance.now() - start;
}

const { action } = (await call()) as { action?: unknown };
if (action !== "FORBIDDEN") throw new Error(`${contender} does not give the answer`);
// Until the code is compiled, which takes so much of the processor, however busy it is with other things. The fastest steps say how
// many a slice should have: with fewer, after a slow moment, the processor's caches would never be warm again.
let steps = 1;
let fastest = Infinity;
while (process.cpuUsage().user < 1_000_000) {
  fastest = Math.min(fastest, (await time(steps)) / steps);
  steps = Math.max(1, Math.min(steps * 4, Math.round(SLICE / fastest)));
  await nextTurn();
}
process.on("message", () => {
  // The first ones find the caches cold, after the turns of others.
  void time(Math.ceil(steps / 4))
    .then(() => time(steps))
    .then((took) => process.send!((took * 1_000) / (steps * many)));
});
process.send!("ready");
