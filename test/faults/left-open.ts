import { setTimeout as sleep } from "node:timers/promises";

/** Resources that keep this process running, and did not before. Waits at most `milliseconds` for connections to close. */
export async function leftOpen(before: string[], milliseconds: number): Promise<string[]> {
  for (const end = performance.now() + milliseconds; ;) {
    await sleep(5);
    const open = process.getActiveResourcesInfo();
    for (const name of before) if (open.includes(name)) open.splice(open.indexOf(name), 1);
    if (open.length === 0 || performance.now() > end) return open;
  }
}
