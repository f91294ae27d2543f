// Copies the project to a temporary folder, for tests that change the description and run the project's commands.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export function copyProject(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "authlete-copy-")));
  folders.push(folder);
  for (const name of [
    "openapi.yaml",
    "openapi",
    "redocly.yaml",
    "package.json",
    "tsconfig.json",
    "scripts",
    "src",
    "docs",
  ]) {
    cpSync(name, join(folder, name), { recursive: true });
  }
  symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Replaces a text. Throws if it is missing. */
export function edit(folder: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(folder, file), "utf8");
  expect(text.includes(from), `${file} contains: ${from}`).toBe(true);
  writeFileSync(join(folder, file), text.replace(from, to));
}

/** Runs a program of the project in a folder. Resolves for any exit status. */
export function run(folder: string, program: string, ...args: string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const command = ["--import", "tsx", program, ...args];
    execFile(process.execPath, command, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : (error.code as number), output: stdout + stderr });
    });
  });
}
