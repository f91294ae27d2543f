// A copy of the project as a git repository with one release, for tests of scripts that use its history.
import { execFileSync } from "node:child_process";
import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { copyProject } from "./project-copy.js";

export function copyRepository(): { folder: string; git: (...args: string[]) => string } {
  const folder = copyProject();
  for (const name of ["package-lock.json", "CHANGELOG.md"]) cpSync(name, join(folder, name));
  writeFileSync(join(folder, ".gitignore"), "node_modules\n");
  const git = (...args: string[]) => execFileSync("git", args, { cwd: folder, encoding: "utf8" });
  git("init", "-q");
  const settings = {
    "user.name": "Test",
    "user.email": "test@example.com",
    "commit.gpgsign": "false",
    "tag.gpgsign": "false",
  };
  for (const [name, value] of Object.entries(settings)) git("config", name, value);
  git("add", ".");
  git("commit", "-qm", "Release 0.1.0");
  git("tag", "v0.1.0");
  return { folder, git };
}
