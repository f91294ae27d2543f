// Starts caller.ts and talks to it.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Answer, Job } from "./caller-protocol.js";

export interface CallingProcess {
  /** Makes calls concurrently, then waits at most `patience` milliseconds for everything that they opened to be closed. */
  call(jobs: Job[], patience: number): Promise<Answer>;
  /** Ends the input of the process, which then has to end by itself. Resolves to how it ended, and what it wrote to stderr. */
  end(): Promise<{ status: number | null; signal: string | null; complaints: string }>;
}

/**
 * @param program Path of caller.ts, bundled.
 * @param authorities File of certificates to trust, in PEM.
 */
export function startCallingProcess(program: string, authorities: string): CallingProcess {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, NODE_EXTRA_CA_CERTS: authorities, NODE_OPTIONS: "" },
  });
  let complaints = "";
  child.stderr.on("data", (chunk) => (complaints += String(chunk)));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const exit = once(child, "exit") as Promise<[number | null, string | null]>;
  return {
    call: async (jobs, patience) => {
      child.stdin.write(`${JSON.stringify({ jobs, patience })}\n`);
      const line = await lines.next();
      if (line.done) throw new Error(`the calling process died: ${complaints}`);
      return JSON.parse(line.value) as Answer;
    },
    end: async () => {
      child.stdin.end();
      const timer = setTimeout(() => child.kill(), 30_000);
      const [status, signal] = await exit;
      clearTimeout(timer);
      return { status, signal, complaints };
    },
  };
}
