// CIBA flows from end to end: through the example server to the emulator, over loopback, beside the bare calls that the server
// makes of the API, by a fetch written by hand. And what very many of them leave in memory.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startExample } from "../examples/ciba-server/example.js";
import { runCibaFlows } from "./ciba-flows.js";
import type { CibaMemory, Held } from "./ciba-memory.js";
import { crowd, runServedFlows } from "./ciba-server-flows.js";
import { compare } from "./compare.js";
import type { Surroundings, Table } from "./topic.js";

const WIDTH = 50;
const CONTENDERS = ["four calls by hand, no server", "the example server"] as const;

export async function measureCiba({ quick }: Surroundings): Promise<Table[]> {
  return [await measureFlows(quick ? 3 : 9), await measureMemory(quick ? 5_000 : 50_000)];
}

async function measureFlows(rounds: number): Promise<Table> {
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
    const results = await compare(CONTENDERS, rounds, async (name) => {
      // Each slice begins warm.
      await run[name](WIDTH);
      const [count, started] = [200, performance.now()];
      await run[name](count);
      return { time: (performance.now() - started) / count };
    });
    return {
      title: "A CIBA flow over loopback, client, server and emulator in one process, 50 at a time",
      head: ["way", "flows per second", "time per flow (ms)", "ratio"],
      rows: CONTENDERS.map((name) => {
        const { medians, ratios } = results[name];
        return [name, (1000 / medians.time).toFixed(0), medians.time.toFixed(2), ratios.time.toFixed(2)];
      }),
    };
  } finally {
    await example.close();
  }
}

async function measureMemory(flows: number): Promise<Table> {
  const args = ["--expose-gc", "--import", "tsx", "bench/ciba-memory.ts", String(flows)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { before, living, after } = JSON.parse(stdout) as CibaMemory;
  const row = (name: string, { heap, records }: Held) => [
    name,
    records.toLocaleString("en"),
    heap.toFixed(1),
    (heap - before.heap).toFixed(1),
  ];
  return {
    title: `Memory of example server and emulator, ${flows.toLocaleString("en")} flows`,
    head: ["when", "records", "heap (MiB)", "growth (MiB)"],
    rows: [row("before", before), row("all tokens live", living), row("all have expired", after)],
  };
}
