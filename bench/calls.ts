// Time per call: with a fetch that answers at once, and over loopback, one at a time and fifty at a time.
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Bench } from "tinybench";
import { ANSWER } from "./answer.js";
import { createContenders, type Contender } from "./contenders.js";
import { median } from "./median.js";

export interface Measurement {
  /** What one unit of the numbers is. */
  unit: string;
  /** Median over the rounds, by contender. */
  medians: Record<string, number>;
  /** Median of the rounds' own ratios to the first contender: both are measured in the same round. */
  ratios: Record<string, number>;
}

/** Each contender once a round, so that a slow moment of the machine hits all of them. */
async function measure(
  contenders: Record<string, () => Promise<unknown>>,
  rounds: number,
  time: number,
): Promise<Measurement> {
  const names = Object.keys(contenders);
  const times: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const bench = new Bench({ time, warmupTime: time / 4, throws: true });
    for (const name of names) bench.add(name, contenders[name]!);
    await bench.run();
    for (const task of bench.tasks) {
      if (!("latency" in task.result)) throw new Error(`${task.name} was not measured`);
      times[task.name]!.push(task.result.latency.p50 * 1000);
    }
  }
  const first = times[names[0]!]!;
  return {
    unit: "µs",
    medians: Object.fromEntries(names.map((name) => [name, median(times[name]!)])),
    ratios: Object.fromEntries(
      names.map((name) => [name, median(times[name]!.map((value, round) => value / first[round]!))]),
    ),
  };
}

export function measureStubbed(rounds: number, time: number): Promise<Measurement> {
  const headers = { "content-type": "application/json" };
  const stub = () => Promise.resolve(new Response(ANSWER, { headers }));
  return measure(createContenders("https://api.example.com", stub), rounds, time);
}

/** Measures against a server in a process of its own. */
export async function measureLoopback(
  rounds: number,
  time: number,
): Promise<{ sequential: Measurement; concurrent: Measurement }> {
  const server: ChildProcess = fork(new URL("server.js", import.meta.url));
  try {
    const [port] = (await once(server, "message")) as [number];
    const contenders = createContenders(`http://127.0.0.1:${port}`, globalThis.fetch);
    const fifty = Object.fromEntries(
      (Object.keys(contenders) as Contender[]).map((name) => [
        name,
        () => Promise.all(Array.from({ length: 50 }, contenders[name])),
      ]),
    );
    const sequential = await measure(contenders, rounds, time);
    const concurrent = await measure(fifty, rounds, time);
    for (const name of Object.keys(concurrent.medians)) concurrent.medians[name]! /= 50;
    return { sequential, concurrent };
  } finally {
    server.kill();
  }
}
