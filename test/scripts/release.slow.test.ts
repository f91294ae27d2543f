// `npm run release`, and the report of stale generated files, in a copy of the repository.
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { edit, run } from "../project-copy.js";
import { copyRepository } from "../repository-copy.js";

vi.setConfig({ testTimeout: 300_000 });

const version = (folder: string, name: string) =>
  (JSON.parse(readFileSync(join(folder, name), "utf8")) as { version: string }).version;

const generate = (folder: string, ...args: string[]) => run(folder, "scripts/generate.ts", ...args);

describe.concurrent("a release", () => {
  it("has the version that the changes ask for, their list in the changelog, and a tag", async () => {
    const { folder, git } = copyRepository();
    const release = (...args: string[]) => run(folder, "scripts/release.ts", ...args);
    const base = version(folder, "package.json");
    edit(folder, "openapi/ciba.yaml", "operationId: ciba.fail\n", "operationId: ciba.refuse\n");
    edit(folder, "CHANGELOG.md", "## Unreleased\n", "## Unreleased\n\n- A sentence of ours.");

    expect(await release()).toMatchObject({
      status: 1,
      output: expect.stringContaining("There are uncommitted changes.") as string,
    });
    expect((await generate(folder)).status).toBe(0);
    git("add", ".");
    git("commit", "-qm", "Break");
    const low = await release(base);
    expect(low).toMatchObject({
      status: 1,
      output: "0.1.0 is too low: the API's changes since 0.1.0 need 0.2.0 or later.\n",
    });

    const { status, output } = await release();
    expect(output).toContain("0.2.0: a major step since v0.1.0");
    expect(status).toBe(0);
    expect([version(folder, "package.json"), version(folder, "package-lock.json")]).toEqual(["0.2.0", "0.2.0"]);
    expect(git("tag", "--points-at", "HEAD")).toBe("v0.2.0\n");
    expect(git("status", "--porcelain")).toBe("");
    expect(git("log", "-1", "--format=%s")).toBe("Release 0.2.0\n");
    const changelog = readFileSync(join(folder, "CHANGELOG.md"), "utf8");
    expect(changelog).toMatch(/^# Changelog\n\n## Unreleased\n\n## 0\.2\.0\n\n- A sentence of ours\./);
    expect(changelog).toContain("### API\n\n**Breaking**\n\n- `ciba.fail`: the method is ciba.refuse\n");
  });
});

describe.concurrent("stale generated files", () => {
  it("stop a commit, which is told what changed and which command to run", async () => {
    const { folder, git } = copyRepository();
    const hook = () =>
      new Promise<{ status: number; output: string }>((done) => {
        execFile("sh", ["scripts/hooks/pre-commit"], { cwd: folder }, (error, stdout, stderr) =>
          done({ status: error === null ? 0 : (error.code as number), output: stdout + stderr }),
        );
      });
    writeFileSync(join(folder, "notes.txt"), "Nothing to do with it.\n");
    git("add", ".");
    expect(await hook()).toEqual({ status: 0, output: "" });

    edit(folder, "openapi/ciba.yaml", "    summary: Refuse a", "    summary: Turn down a");
    git("add", ".");
    const { status, output } = await hook();
    expect(status).toBe(1);
    expect(output).toBe(
      "These generated files do not fit the description:\n" +
        "  docs/operations/README.md\n  docs/operations/ciba.fail.md\n  src/generated/facade.ts\n" +
        "Since they were committed,\n  the description changed: openapi/ciba.yaml\n" +
        "Run `npm run generate` and commit the result.\n" +
        "The commit was not made. (git commit --no-verify makes it all the same.)\n",
    );
  });

  it("are explained by the lock file, if that changed the generator", async () => {
    const { folder } = copyRepository();
    const lock = join(folder, "package-lock.json");
    const text = readFileSync(lock, "utf8");
    const changed = text.replace(/("node_modules\/openapi-typescript": \{\s+"version": ")[^"]+/, "$199.0.0");
    expect(changed).not.toBe(text);
    writeFileSync(lock, changed);
    edit(folder, "src/generated/schema.ts", "export interface paths", "export type paths");
    const { status, output } = await generate(folder, "--check");
    expect(status).toBe(1);
    expect(output).toMatch(
      /package-lock\.json changed the generator: openapi-typescript [\d.]+ -> 99\.0\.0 \(run `npm ci` first\)\nRun `npm run generate`/,
    );
  });
});
