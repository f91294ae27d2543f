// The demonstration of `npm start` as a process.
import { execFile } from "node:child_process";
import { bundleProgram } from "../bundled-program.js";

export interface Shown {
  status: number;
  out: string;
  err: string;
}

/** Resolves to a function that runs the demonstration with only the given API environment variables. */
export async function bundleDemonstration(): Promise<
  (env?: Record<string, string>, ...args: string[]) => Promise<Shown>
> {
  const program = await bundleProgram("examples/ciba-flow/main.ts");
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("AUTHLETE_")));
  return (env = {}, ...args) =>
    new Promise((resolve) => {
      execFile(process.execPath, [program, ...args], { env: { ...clean, ...env } }, (error, out, err) => {
        resolve({ status: error === null ? 0 : (error.code as number), out, err });
      });
    });
}
