// How every script handles arguments, usage errors, and a closed pipe.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { run } from "../project-copy.js";

const scripts = {
  build: "scripts/build.ts",
  bench: "bench/run.ts",
  "bench:docs": "bench/docs.ts",
  docs: "scripts/docs.ts",
  "docs:parts": "scripts/docs-parts.ts",
  generate: "scripts/generate.ts",
  "lint:spec": "scripts/lint-spec.ts",
  release: "scripts/release.ts",
  "spec:bundle": "scripts/spec-bundle.ts",
  "spec:diff": "scripts/spec-diff.ts",
  "spec:upstream": "scripts/spec-upstream.ts",
  "test:arazzo": "test/arazzo/run.ts",
  "test:runtimes": "test/runtimes/run.ts",
};

describe("npm run", () => {
  it.each(Object.entries(scripts))("%s -- --help shows what it takes, and does nothing else", async (name, program) => {
    const { status, output } = await run(".", program, "--help");
    expect(status).toBe(0);
    expect(output).toMatch(new RegExp(`^Usage: npm run ${name}\\b`));
    expect(output.endsWith("\n\n")).toBe(false);
  });

  it.each([
    ["an unknown option", ["scripts/build.ts", "--fast"], 2, "Unknown option '--fast'\n\nUsage: npm run build\n"],
    [
      "two modes",
      ["scripts/generate.ts", "--check", "--watch"],
      2,
      "Give one of --check and --watch.\n\nUsage: npm run",
    ],
    ["a file that is not there", ["scripts/spec-diff.ts", "no-such.yaml"], 1, "no-such.yaml is neither a revision "],
    ["a folder that is not there", ["scripts/spec-bundle.ts", "no/such.json"], 1, "no/such.json: no such file or dir"],
    ["a release that is none", ["scripts/spec-diff.ts", "a", "b", "c"], 2, "Give at most two revisions or files"],
  ])("says in a line what is wrong with %s", async (_, [program, ...args], status, text) => {
    const shown = await run(".", program!, ...args);
    expect(shown.status).toBe(status);
    expect(shown.output.slice(0, text.length)).toBe(text);
    expect(shown.output).not.toMatch(/\n {4}at /);
  });

  it("shows where a fault of its own is", async () => {
    const program = 'import { startScript } from "./scripts/start-script.ts"; startScript("", {}); null.fault;';
    const { status, output } = await run(".", "--input-type=module", "--eval", program);
    expect(status).toBe(1);
    expect(output).toMatch(/^TypeError: .*fault.*\n {4}at /);
  });

  it("is silent when its output is closed", async () => {
    const child = spawn(process.execPath, ["--import", "tsx", "scripts/spec-diff.ts", "--format", "json"]);
    child.stdout.destroy();
    let complaints = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints += text));
    const [status] = (await once(child, "close")) as [number];
    expect([status === 0 || status === 1, complaints]).toEqual([true, ""]);
  });
});
