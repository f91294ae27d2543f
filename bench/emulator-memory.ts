// Memory that flows retain in the emulator, while their tokens live and after they have expired:
//   node --expose-gc --import tsx bench/emulator-memory.ts [flows] [ciba|code]
import { createClock, createEmulator, type Emulator } from "../src/emulator/index.js";
import { runCibaFlows, takeTurns } from "./ciba-flows.js";
import { apiCaller } from "./code-flow-calls.js";
import { heap } from "./heap.js";

const run = {
  ciba: (emulator: Emulator, count: number) => runCibaFlows(emulator, count),
  code: (emulator: Emulator, count: number) => {
    const { clientId, clientSecret } = emulator.clients[3]!;
    const served = { origin: emulator.url, clientId: String(clientId), clientSecret, api: emulator };
    const flow = apiCaller(served, async (url, method, headers, body) => {
      const response = await emulator.fetch(url, { method, headers, body: body! });
      return { body: (await response.json()) as Record<string, string> };
    });
    return takeTurns(count, 50, flow);
  },
};

async function measureEmulatorMemory(flows: number, kind: keyof typeof run) {
  const emulator = createEmulator({ clock: createClock(), journalSize: 1000 });
  // Warm-up: code that the first flows load does not count as growth.
  await run[kind](emulator, 1000);
  emulator.clock.advance(100_000);
  const before = { heap: await heap(), ...emulator.records };
  const started = performance.now();
  await run[kind](emulator, flows);
  const seconds = (performance.now() - started) / 1000;
  const living = { heap: await heap(), ...emulator.records };
  // Longer than the lifetime of any token, and than expired ones are remembered.
  emulator.clock.advance(100_000);
  const after = { ...emulator.records, heap: await heap() };
  return { flows, flowsPerSecond: flows / seconds, before, living, after };
}

const rounded = (_name: string, value: unknown) => (typeof value === "number" ? Math.round(value * 10) / 10 : value);
const [flows = "50000", kind = "code"] = process.argv.slice(2);
const measured = await measureEmulatorMemory(Number(flows), kind === "ciba" ? "ciba" : "code");
console.log(JSON.stringify(measured, rounded, 2));
