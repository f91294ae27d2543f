// Compares the time of CIBA flows through the example server with that of the bare API calls that it makes. A program that is run
// from its built code and prints the comparison. Argument: rounds.
import { startExample } from "../examples/authorization-server/example.js";
import { runCibaFlows } from "./ciba-flows.js";
import { crowd, runServedFlows } from "./ciba-server-flows.js";
import { compare, type Comparison } from "./compare.js";

const WIDTH = 50;
const CONTENDERS = ["four calls by hand, no server", "the example server"] as const;
export type CibaSpeed = Record<(typeof CONTENDERS)[number], Comparison<"time">>;

async function measure(rounds: number): Promise<CibaSpeed> {
  const example = await startExample({ users: crowd(WIDTH) });
  const emulator = example.backend.emulator!;
  const served = {
    prompts: example.prompts,
    client: emulator.clients[0]!,
    post: (path: string, init: RequestInit) => fetch(`${example.url}${path}`, init),
  };
  const run = {
    "four calls by hand, no server": (count: number) => runCibaFlows(emulator, count, WIDTH, fetch),
    "the example server": (count: number) => runServedFlows(served, count, WIDTH),
  };
  try {
    return await compare(CONTENDERS, rounds, async (name) => {
      // Warm-up.
      await run[name](WIDTH);
      const [count, started] = [200, performance.now()];
      await run[name](count);
      return { time: (performance.now() - started) / count };
    });
  } finally {
    await example.close();
  }
}

console.log(JSON.stringify(await measure(Number(process.argv[2]))));
