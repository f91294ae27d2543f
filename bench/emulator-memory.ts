// What so many CIBA flows leave in the emulator's memory, while their tokens live and after they have expired:
//   node --expose-gc --import tsx bench/emulator-memory.ts [flows]
import { createClock, createEmulator } from "../src/emulator/index.js";
import { runCibaFlows } from "./ciba-flows.js";
import { heap } from "./heap.js";

async function measureEmulatorMemory(flows: number) {
  const emulator = createEmulator({ clock: createClock(), journalSize: 1000 });
  // What is loaded and compiled by the first flows is no growth.
  await runCibaFlows(emulator, 1000);
  emulator.clock.advance(100_000);
  const before = { heap: await heap(), ...emulator.records };
  const started = performance.now();
  await runCibaFlows(emulator, flows);
  const seconds = (performance.now() - started) / 1000;
  const living = { heap: await heap(), ...emulator.records };
  // Longer than any token lives and any expired one is remembered.
  emulator.clock.advance(100_000);
  const after = { ...emulator.records, heap: await heap() };
  return { flows, flowsPerSecond: flows / seconds, before, living, after };
}

const rounded = (_name: string, value: unknown) => (typeof value === "number" ? Math.round(value * 10) / 10 : value);
console.log(JSON.stringify(await measureEmulatorMemory(Number(process.argv[2] ?? 50_000)), rounded, 2));
