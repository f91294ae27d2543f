import { setImmediate as nextTurn } from "node:timers/promises";

/** The size of the heap after a garbage collection, in megabytes. */
export async function heap(): Promise<number> {
  if (!globalThis.gc) throw new Error("Garbage would be counted too: run node with --expose-gc");
  // Targets of dereferenced WeakRefs are kept until the current turn of the event loop ends.
  await nextTurn();
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1_048_576;
}
