// The runtimes: where each is installed, and how it runs the test.
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Outcome } from "./scenario.js";

const HERE = fileURLToPath(new URL(".", import.meta.url));
/** Timeout in milliseconds, longer than all tests take on a slow machine. */
const PATIENCE = 120_000;

export interface Runtime {
  /** Name and version. */
  label: string;
  run: (installation: string, emulators: string) => Promise<Outcome[]>;
}

/** The runtimes that run `program.js`: the file in their package, and their arguments. */
const PROGRAMS: Record<string, { file: string; args: string[] }> = {
  "node-20": { file: "bin/node", args: [] },
  "node-22": { file: "bin/node", args: [] },
  "node-24": { file: "bin/node", args: [] },
  "node-26": { file: "bin/node", args: [] },
  bun: { file: "bin/bun", args: ["--no-install"] },
  deno: { file: "deno", args: ["run", "--allow-all", "--no-remote", "--no-lock", "--node-modules-dir=manual"] },
};
const NAMES = ["node-20", "node-22", "node-24", "node-26", "bun", "deno", "workerd"];

/** Finds all runtimes, and installs missing ones. */
export async function findRuntimes(): Promise<Runtime[]> {
  const folderOf = (name: string) => join(HERE, "node_modules", `${name}-${process.platform}-${process.arch}`);
  const installed = join(HERE, "node_modules/.package-lock.json");
  const stale =
    !existsSync(installed) || statSync(installed).mtimeMs < statSync(join(HERE, "package-lock.json")).mtimeMs;
  if (stale || NAMES.some((name) => !existsSync(folderOf(name)))) {
    console.log("installing the runtimes, some 700 MB …");
    // The packages contain the programs, so no install scripts are needed.
    await promisify(execFile)("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: HERE });
  }
  return NAMES.map((name) => {
    const folder = folderOf(name);
    // npm ignores optional packages that could not be installed.
    if (!existsSync(folder)) throw new Error(`There is no ${name} for ${process.platform} ${process.arch}`);
    const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as { version: string };
    const program = PROGRAMS[name];
    const run: Runtime["run"] = program
      ? (installation, emulators) => runProgram(join(folder, program.file), program.args, installation, emulators)
      : (installation, emulators) => runWorker(join(folder, "bin/workerd"), installation, emulators);
    return { label: `${name.replace(/-\d+$/, "")} ${version.replace(/^v/, "")}`, run };
  });
}

async function runProgram(file: string, args: string[], installation: string, emulators: string): Promise<Outcome[]> {
  const { stdout } = await promisify(execFile)(file, [...args, "program.js", emulators], {
    cwd: installation,
    timeout: PATIENCE,
    env: { NO_COLOR: "1", DENO_NO_UPDATE_CHECK: "1", DENO_DIR: join(installation, ".deno"), HOME: installation },
  });
  return JSON.parse(stdout) as Outcome[];
}

/** A worker that may call this machine, and that listens on a random port. */
const CONFIG = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .worker), (name = "outside", network = (allow = ["local"]))],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker.js", esModule = embed "worker.js")],
  compatibilityDate = "2025-01-01",
  globalOutbound = "outside",
);
`;

async function runWorker(file: string, installation: string, emulators: string): Promise<Outcome[]> {
  const config = join(installation, "worker.capnp");
  writeFileSync(config, CONFIG);
  const child = spawn(file, ["serve", config, "--control-fd=1"], { stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  child.stderr.on("data", (data) => (log += String(data)));
  try {
    const port = await portOf(child);
    const signal = AbortSignal.timeout(PATIENCE);
    const response = await fetch(`http://127.0.0.1:${port}`, { method: "POST", body: emulators, signal });
    const text = await response.text();
    if (!response.ok) throw new Error(`${text}\n${log}`);
    return JSON.parse(text) as Outcome[];
  } catch (error) {
    throw new Error(`workerd: ${String(error)}\n${log}`, { cause: error });
  } finally {
    child.kill("SIGKILL");
  }
}

/** The port of the socket, which workerd reports on the control channel. */
function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout!.on("data", (data) => {
      text += String(data);
      const port = /"event":"listen".*"port":(\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once("error", reject).once("exit", () => reject(new Error("it ended before it listened")));
  });
}
