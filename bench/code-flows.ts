// Code flows compared with oidc-provider, and how soon the emulator's command answers.
import { execFile, spawn, type StdioOptions } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";
import type { CodeFlowSpeed } from "./code-flow-speed.js";
import { compare } from "./compare.js";
import type { Surroundings, Table } from "./topic.js";

const NAMES = {
  provider: "oidc-provider, in-memory adapter",
  server: "a thin server that calls the emulator in its process",
  remote: "the same server, with the emulator in a process of its own",
  api: "the emulator's API alone, seven calls",
} as const;

export async function measureCodeFlows({ folder, quick }: Surroundings): Promise<Table[]> {
  const args = ["code-flow-speed.js", String(quick ? 1 : 21), import.meta.resolve("oidc-provider")];
  // Progress goes to the terminal.
  const stdio: StdioOptions = ["ignore", "pipe", "inherit"];
  const child = spawn(process.execPath, args, { cwd: folder, stdio });
  let text = "";
  child.stdout!.on("data", (part: Buffer) => (text += part.toString()));
  const [status] = (await once(child, "close")) as [number];
  if (status !== 0) throw new Error(`code-flow-speed.js ended with ${status}`);
  const speed = JSON.parse(text) as CodeFlowSpeed;
  const rows = (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((name) => {
    const { medians, ratios } = speed[name];
    const figures = [1000 / medians.time, medians.time, 1 / ratios.time, medians.processor, 1 / ratios.processor];
    return [NAMES[name], ...figures.map((figure, index) => figure.toFixed(index === 0 ? 0 : 2))];
  });
  return [
    {
      title: "A code flow over loopback, five requests to a server in a process of its own, 50 at a time",
      head: [
        "server",
        "flows per second",
        "time per flow (ms)",
        "flows, as a ratio",
        "its process's CPU time per flow (ms)",
        "flows per CPU time, as a ratio",
      ],
      rows,
    },
    await measureStart(folder, quick),
  ];
}

/** Time from the start of the process to the answer to its first call. */
async function measureStart(folder: string, quick: boolean): Promise<Table> {
  const nothing = "node -e 0";
  const names = [nothing, "service/get", "service/jwks/get"] as const;
  const results = await compare(names, quick ? 3 : 21, async (name) => {
    const begun = performance.now();
    await (name === nothing ? promisify(execFile)(process.execPath, ["-e", "0"]) : firstCall(folder, name));
    return { time: performance.now() - begun };
  });
  return {
    title: "The emulator's process, from its start to the answer to its first call",
    head: ["first call", "time (ms)", "ratio"],
    rows: names.map((name) => [name, results[name].medians.time.toFixed(0), results[name].ratios.time.toFixed(2)]),
  };
}

async function firstCall(folder: string, path: string): Promise<void> {
  const program = spawn(process.execPath, ["node_modules/authlete/dist/cli.js", "emulator", "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(program, "exit");
  try {
    let text = "";
    for await (const part of program.stdout) {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec((text += String(part)));
      if (found === null) continue;
      const response = await fetch(`${found[0]}/api/1000000001/${path}`, {
        headers: { authorization: "Bearer api-token-of-the-local-emulator" },
      });
      if (!response.ok) throw new Error(`The emulator answered ${response.status}`);
      return;
    }
    throw new Error(`The emulator ended: ${text}`);
  } finally {
    program.kill();
    await ended;
  }
}
