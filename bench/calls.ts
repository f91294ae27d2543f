// Time per call: with a fetch that answers immediately, and over loopback, one at a time and fifty at a time.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { compare } from "./compare.js";
import type { Contender } from "./contenders.js";
import type { Surroundings, Table } from "./topic.js";

/** Without the loader that runs this module, which would slow down the contenders. */
const execArgv: string[] = [];

/** How often the processes are restarted. Two processes with the same code can differ by 5 % throughout. */
const STARTS = 5;

const NAMES: Contender[] = ["fetch by hand", "openapi-fetch", "authlete", "official SDK"];

async function measure(
  title: string,
  { folder, quick }: Surroundings,
  baseUrl: string,
  atOnce: number,
): Promise<Table> {
  const rounds = quick ? 2 : 100;
  const processes = new Map<Contender, ChildProcess>();
  const stop = () => processes.forEach((child) => child.kill());
  const start = async (round: number) => {
    if (round % rounds > 0) return;
    stop();
    for (const name of NAMES) {
      const child = fork(join(folder, "caller.js"), [name, baseUrl, String(atOnce)], { cwd: folder, execArgv });
      processes.set(name, child);
      await message(child);
    }
  };
  try {
    const turn = async (name: Contender) => {
      const child = processes.get(name)!;
      child.send("go");
      return { time: (await message(child)) as number };
    };
    const results = await compare(NAMES, (quick ? 1 : STARTS) * rounds, turn, start);
    const rows = NAMES.map((name) => {
      const { medians, ratios } = results[name];
      return [name, medians.time.toFixed(1), ratios.time.toFixed(2)];
    });
    return { title, head: ["way of calling", "time per call (µs)", "ratio"], rows };
  } finally {
    stop();
  }
}

/** The next message of a process; rejects if it ends instead. */
async function message(child: ChildProcess): Promise<unknown> {
  const ended = new AbortController();
  const exit = once(child, "exit", { signal: ended.signal }).then(
    () => Promise.reject(new Error("a process of the measurement ended")),
    () => {},
  );
  try {
    const [value] = (await Promise.race([once(child, "message"), exit])) as [unknown];
    return value;
  } finally {
    ended.abort();
  }
}

export async function measureCalls(surroundings: Surroundings): Promise<Table[]> {
  const server = fork(join(surroundings.folder, "server.js"), { execArgv });
  try {
    const port = (await message(server)) as number;
    const baseUrl = `http://127.0.0.1:${port}`;
    return [
      await measure("A call, fetch stubbed", surroundings, "", 1),
      await measure("A call over loopback, one at a time", surroundings, baseUrl, 1),
      await measure("A call over loopback, 50 at a time", surroundings, baseUrl, 50),
    ];
  } finally {
    server.kill();
  }
}
