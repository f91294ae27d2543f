// `npm run generate -- --watch`, as a process in a copy of the project.
import { spawn, type ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { copyProject, edit } from "../project-copy.js";

let child: ChildProcess | undefined;
afterEach(() => void child?.kill());

it("generates after each change, tells what it was, and keeps the last good files when the description is broken", async () => {
  const folder = copyProject();
  let output = "";
  child = spawn(process.execPath, ["--import", "tsx", "scripts/generate.ts", "--watch"], { cwd: folder });
  const heard = new Set<() => void>();
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      heard.forEach((tell) => tell());
    });
  }
  /** Waits until the output contains a text, and returns the output so far. */
  const until = async (text: string) => {
    while (!output.includes(text)) await new Promise<void>((done) => heard.add(done));
    const said = output;
    output = "";
    return said;
  };
  const models = () => readFileSync(join(folder, "src/generated/models.ts"), "utf8");
  const list = "        enum:\n          - ACCESS_DENIED\n";

  expect(await until("up to date (")).toContain(
    "Watching openapi.yaml and the files that it refers to. Stop with Ctrl+C.\n",
  );
  edit(folder, "openapi/ciba.yaml", list, `${list}          - BRAND_NEW\n`);
  expect(await until("wrote ")).toContain(
    "New:\n  BackchannelAuthenticationFailRequest.reason: value `BRAND_NEW` added\n",
  );
  expect(models()).toContain('"BRAND_NEW"');

  edit(folder, "openapi/ciba.yaml", "operationId: ciba.fail\n", "operationId: ciba.fail\n   broken\n");
  const complaint = await until("The files stay as they were");
  expect(complaint).toMatch(/openapi\/ciba\.yaml:\d+:\d+/);
  expect(complaint).toMatch(/\d+ \|.*broken/);
  expect(models()).toContain('"BRAND_NEW"');

  edit(folder, "openapi/ciba.yaml", "operationId: ciba.fail\n   broken\n", "operationId: ciba.fail\n");
  edit(folder, "openapi/ciba.yaml", "          - BRAND_NEW\n", "");
  expect(await until("wrote ")).toContain(
    "Breaking:\n  BackchannelAuthenticationFailRequest.reason: value `BRAND_NEW` removed\n",
  );
  expect(models()).not.toContain('"BRAND_NEW"');
}, 300_000);
