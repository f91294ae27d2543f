// `npm run docs:serve` in a copy of the project, as authors of documentation use it.
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { delimiter, join, resolve } from "node:path";
import { afterEach, expect, it } from "vitest";
import { copyProject, edit } from "../project-copy.js";

let served: ChildProcess | undefined;
afterEach(() => void served?.kill());

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

it("shows pages and Redoc at the port it is told, renews them after a change, and ends with its server", async () => {
  const [folder, port] = [copyProject(), await freePort()];
  for (const file of ["CHANGELOG.md", "tsconfig.build.json"]) cpSync(file, join(folder, file));
  const options = ["--watch", "--port", String(port)];
  // The PATH that npm would set.
  const PATH = [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter);
  served = spawn(process.execPath, ["--import", "tsx", "scripts/docs.ts", ...options], {
    cwd: folder,
    env: { ...process.env, PATH },
    stdio: "ignore",
  });
  const get = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/${path}`);
    return `${response.status} ${await response.text()}`;
  };
  const shows = (path: string, text: string) =>
    expect.poll(() => get(path).catch(String), { timeout: 120_000, interval: 500 }).toContain(text);

  await shows("guides/ciba.md", "backchannel");
  await shows("reference/index.html", "<title>Authlete API</title>");
  edit(folder, "openapi/ciba.yaml", "summary: Refuse a backchannel", "summary: Decline a backchannel");
  await shows("operations/ciba.fail.md", "Decline a backchannel");
  await shows("reference/index.html", "Decline a backchannel");

  const ended = once(served, "exit");
  served.kill("SIGTERM");
  await ended;
  await expect(get("")).rejects.toThrow("fetch failed");
}, 300_000);
