// Generating is ended at random moments. Whenever that is, the folder is as it was before, or as it should be after; or it is away, for the
// instant between two renames, and the old one waits beside it for the next run.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { copyProject, edit } from "../project-copy.js";

/** Ended some time after the start, and ended as soon as files are being written. */
const [ANY_TIME, WHILE_WRITING] = [12, 8];

const readFolder = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));

/** What the folder holds, or what the next run will put there. */
function read(folder: string): Record<string, string> {
  if (existsSync(folder)) return readFolder(folder);
  const old = readdirSync(dirname(folder)).filter((name) => /^\.generated\.\d+\.old$/.test(name));
  expect(old.length).toBe(1);
  return readFolder(join(folder, "..", old[0]!));
}

/** Starts generating; resolves when the process has ended. */
function start(folder: string): { ended: Promise<number | null>; kill: () => void } {
  const child = spawn(process.execPath, ["scripts/generate/start.js"], { cwd: folder, stdio: "ignore" });
  return { ended: new Promise((done) => child.on("exit", done)), kill: () => void child.kill("SIGKILL") };
}

it(`leaves no half-written folder when it is killed at ${ANY_TIME + WHILE_WRITING} moments`, async () => {
  const folder = copyProject();
  const generated = join(folder, "src/generated");
  // Every file differs between the two, apart from those that cannot.
  const [one, other] = ["operationId: ciba.fail", "operationId: ciba.refuse"];
  const turn = (from: string, to: string) => edit(folder, "openapi/ciba.yaml", from, to);

  const states = [read(generated)];
  turn(one, other);
  const begin = performance.now();
  expect(await start(folder).ended).toBe(0);
  const duration = performance.now() - begin;
  states.push(read(generated));
  expect(Object.keys(states[0]!).filter((name) => states[0]![name] !== states[1]![name]).length).toBeGreaterThan(3);

  const outcomes = { old: 0, new: 0 };
  for (let round = 0; round < ANY_TIME + WHILE_WRITING; round++) {
    const isNew = round % 2 === 1;
    turn(isNew ? one : other, isNew ? other : one);
    const before = read(generated);
    const { ended, kill } = start(folder);
    let timer: NodeJS.Timeout | undefined;
    const watcher = watch(join(folder, "src"), (_, name) => {
      if (round >= ANY_TIME && name?.startsWith(".generated.")) timer ??= setTimeout(kill, Math.random() * 4);
    });
    if (round < ANY_TIME) timer = setTimeout(kill, Math.random() * duration);
    await ended;
    clearTimeout(timer);
    watcher.close();
    const after = read(generated);
    const wanted = states[isNew ? 1 : 0]!;
    expect([before, wanted]).toContainEqual(after);
    outcomes[JSON.stringify(after) === JSON.stringify(wanted) ? "new" : "old"]++;
  }
  // Neither would say much alone.
  expect(outcomes.old).toBeGreaterThan(0);

  // What was left beside the folder goes with the next run.
  turn(readFileSync(join(folder, "openapi/ciba.yaml"), "utf8").includes(one) ? one : other, "operationId: ciba.deny");
  expect(await start(folder).ended).toBe(0);
  expect(readdirSync(join(folder, "src")).filter((name) => name.includes("generated"))).toEqual(["generated"]);
}, 900_000);
