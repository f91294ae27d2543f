// A process that makes many concurrent calls and prints their outcomes. Arguments: address, number of calls, concurrency.
import { AuthleteError, createAuthlete } from "authlete";
import { leftOpen } from "./left-open.js";

export interface Tally {
  succeeded: number;
  /** The number of failed calls by error code. */
  failed: Record<string, number>;
  /** How often each hook was called. */
  heard: { onRequest: number; onResponse: number; onRetry: number; onError: number };
  /** Resources that keep the process running after the calls, and did not before. */
  left: string[];
}

const [, , baseUrl, calls, lanes] = process.argv;
const heard = { onRequest: 0, onResponse: 0, onRetry: 0, onError: 0 };
const tally: Tally = { succeeded: 0, failed: {}, heard, left: [] };
const authlete = createAuthlete({
  baseUrl,
  serviceId: "1",
  token: "token",
  timeout: 3000,
  retry: { retries: 3, delay: 5 },
  hooks: {
    onRequest: () => void heard.onRequest++,
    onResponse: () => void heard.onResponse++,
    onRetry: () => void heard.onRetry++,
    onError: () => void heard.onError++,
  },
});
// Node opens it when fetch is first used, and keeps it.
void process.stderr;
const before = await leftOpen([], 0);
let next = 0;
await Promise.all(
  Array.from({ length: Number(lanes) }, async () => {
    while (next < Number(calls)) {
      const id = `${next++}`;
      // One that may be repeated, and one that may not.
      const call = Number(id) % 2 ? authlete.introspection.process({ token: id }) : authlete.ciba.issue({ ticket: id });
      await call.then(
        () => tally.succeeded++,
        (error: unknown) => {
          const name = error instanceof AuthleteError ? error.code : String(error);
          tally.failed[name] = (tally.failed[name] ?? 0) + 1;
        },
      );
    }
  }),
);
tally.left = await leftOpen(before, 10_000);
process.stdout.write(JSON.stringify(tally));
