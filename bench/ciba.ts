// End-to-end CIBA flows: through the example server to the emulator, over loopback, compared with the bare API calls of the server as
// hand-written fetch calls. Also the memory that very many of them retain.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { CibaMemory, Held } from "./ciba-memory.js";
import type { CibaSpeed } from "./ciba-speed.js";
import type { Surroundings, Table } from "./topic.js";

export async function measureCiba({ folder, quick }: Surroundings): Promise<Table[]> {
  const run = async (...args: string[]): Promise<unknown> =>
    JSON.parse((await promisify(execFile)(process.execPath, args, { cwd: folder })).stdout);
  const speed = (await run("ciba-speed.js", String(quick ? 1 : 31))) as CibaSpeed;
  const flows = quick ? 1_000 : 50_000;
  const memory = (await run("--expose-gc", "ciba-memory.js", String(flows))) as CibaMemory;
  return [speedTable(speed), memoryTable(memory)];
}

function speedTable(speed: CibaSpeed): Table {
  return {
    title: "A CIBA flow over loopback, client, server and emulator in one process, 50 at a time",
    head: ["way", "flows per second", "time per flow (ms)", "ratio"],
    rows: Object.entries(speed).map(([name, { medians, ratios }]) => {
      return [name, (1000 / medians.time).toFixed(0), medians.time.toFixed(2), ratios.time.toFixed(2)];
    }),
  };
}

function memoryTable({ flows, before, living, after }: CibaMemory): Table {
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
