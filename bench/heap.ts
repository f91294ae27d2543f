import { setImmediate as nextTurn } from "node:timers/promises";

/** The heap after a collection, in megabytes. */
export async function heap(): Promise<number> {
  if (!globalThis.gc) throw new Error("What is garbage would be counted too: run node with --expose-gc");
  // What weak references were followed to is kept until the turn of the event loop has ended.
  await nextTurn();
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1_048_576;
}
