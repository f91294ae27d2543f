// `npm run docs:serve` in a copy of the project: pages reload after a change, and a fault leaves them as they were.
import { spawn, type ChildProcess } from "node:child_process";
import { get } from "node:http";
import { afterAll, expect, it } from "vitest";
import { copyProject, edit } from "../project-copy.js";

let child: ChildProcess | undefined;
afterAll(() => void child?.kill());

it(
  "serves the site and builds it again after a change of a guide or of the description",
  { timeout: 180_000 },
  async () => {
    const folder = copyProject();
    child = spawn(process.execPath, ["--import", "tsx", "scripts/docs-serve.ts", "--port", "0"], { cwd: folder });
    let output = "";
    child.stdout!.on("data", (chunk: Buffer) => (output += chunk.toString()));
    child.stderr!.on("data", (chunk: Buffer) => (output += chunk.toString()));
    const until = (pattern: RegExp) => expect.poll(() => output, { timeout: 60_000 }).toMatch(pattern);
    await until(/shows the documentation/);
    const url = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)![0];

    let events = "";
    get(`${url}.events`, (response) => response.on("data", (chunk: Buffer) => (events += chunk.toString())));
    const read = async (path: string) => (await fetch(url + path)).text();

    const guide = await read("guides/security.html");
    expect(guide).toContain("new EventSource");
    expect(guide).toContain("connect-src 'self'");
    edit(folder, "docs/guides/security.md", "# Security notes", "# Notes of the test");
    await expect.poll(() => events, { timeout: 60_000 }).toContain("data: built");
    expect(await read("guides/security.html")).toContain("Notes of the test");

    events = "";
    edit(
      folder,
      "openapi/ciba.yaml",
      "summary: Refuse a backchannel authentication request",
      "summary: Summary of the test",
    );
    await expect.poll(() => events, { timeout: 60_000 }).toContain("data: built");
    expect(await read("index.html")).toContain("Summary of the test");

    edit(folder, "openapi/ciba.yaml", "  post:\n    operationId: ciba.issue", "  post:\n   - operationId: ciba.issue");
    await until(/openapi\/ciba\.yaml:\d+/);
    expect(await read("index.html")).toContain("Summary of the test");

    expect((await fetch(`${url}../../package.json`)).status).toBe(404);
    expect((await fetch(`${url}%2e%2e%2fpackage.json`)).status).toBe(404);
  },
);
