// One contender in a process of its own, lest its garbage and its compiled code be another one's burden. It makes calls when it
// is told to, and says how long one of them took.
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
// Until the code is compiled, and known to be so fast.
let steps = 1;
for (let warm = performance.now() + 1_000; performance.now() < warm;) {
  const took = await time(steps);
  steps = Math.max(1, Math.min(steps * 4, Math.round((steps * SLICE) / took)));
}
process.on("message", () => {
  // The first ones find the caches cold, after the turns of others.
  void time(Math.ceil(steps / 4))
    .then(() => time(steps))
    .then((took) => process.send!((took * 1_000) / (steps * many)));
});
process.send!("ready");
