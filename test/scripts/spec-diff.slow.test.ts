// `npm run spec:diff` in a copy of the repository.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { copyProject, edit, run } from "../project-copy.js";

vi.setConfig({ testTimeout: 300_000 });

describe("npm run spec:diff", () => {
  const git = (folder: string, ...args: string[]) =>
    execFileSync(
      "git",
      ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false", ...args],
      { cwd: folder },
    );

  it("compares with the last release and fails when package.json does not make the step", async () => {
    const folder = copyProject();
    const diff = (...args: string[]) => run(folder, "scripts/spec-diff.ts", ...args);
    git(folder, "init", "-q");
    git(folder, "add", "openapi.yaml", "openapi", "package.json");
    git(folder, "commit", "-qm", "Release");
    git(folder, "tag", "v0.1.0");
    edit(folder, "openapi/ciba.yaml", "          - ACCESS_DENIED\n", "");
    git(folder, "commit", "-qam", "Break");

    const failed = await diff();
    expect(failed.output).toContain(
      "Breaking:\n  BackchannelAuthenticationFailRequest.reason: value `ACCESS_DENIED` removed",
    );
    expect(failed.output).toContain(
      "A breaking change since v0.1.0, but package.json has 0.1.0. It needs 0.2.0 or later",
    );
    expect(failed.status).toBe(1);

    const manifest = join(folder, "package.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace(/"version": "[^"]*"/, '"version": "0.2.0"'));
    const report = JSON.parse((await diff("v0.1.0", "--format", "json")).output) as { step: string; isMade: boolean };
    expect(report).toMatchObject({
      base: "v0.1.0",
      step: "major",
      isMade: true,
      versions: { base: "0.1.0", now: "0.2.0", needed: "0.2.0" },
    });
    expect(await diff("HEAD")).toMatchObject({ status: 0, output: "Nothing changed since HEAD.\n" });
    const unknown = await diff("v9.9.9");
    expect(unknown).toMatchObject({
      status: 1,
      output: "v9.9.9 is neither a revision of this repository nor a file.\n",
    });
  });

  it("compares with the kept baseline where there is no tag, so that a committed break is still one", async () => {
    const folder = copyProject();
    const diff = () => run(folder, "scripts/spec-diff.ts");
    git(folder, "init", "-q");
    git(folder, "add", "openapi.yaml", "openapi", "package.json");
    git(folder, "commit", "-qm", "Begin");
    const before = await diff();
    expect(before.status).toBe(0);
    expect(before.output).toContain("since 0.1.0, as scripts/spec-diff/baseline.json has it");
    expect(before.output).not.toContain("ACCESS_DENIED");
    edit(folder, "openapi/ciba.yaml", "          - ACCESS_DENIED\n", "");
    git(folder, "commit", "-qam", "Break");
    const { status, output } = await diff();
    expect(output).toContain("value `ACCESS_DENIED` removed");
    expect(output).toContain(
      "A breaking change since 0.1.0, as scripts/spec-diff/baseline.json has it, but package.json has 0.1.0.",
    );
    expect(status).toBe(1);
  });
});
