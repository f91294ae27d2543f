// Prepares a release: version, changelog and tag. The changes of the API determine the version.
//
// `npm version` does the rest: it sets the version in package.json and package-lock.json, runs this script again (as `version` in
// package.json) to write the changelog and the baseline, commits, and creates the tag. Nothing is pushed or published.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import type { Step } from "./spec-diff/change.js";
import { renderMarkdown, stepOf } from "./spec-diff/report.js";
import { BASELINE, lastRelease, readRevision, readWorkingCopy, writeBaseline } from "./spec-diff/revisions.js";
import { makesStep, nextVersion } from "./spec-diff/version.js";
import { compareRevisions } from "./spec-diff.js";
import { startScript } from "./start-script.js";

const USAGE = `Usage: npm run release -- [STEP | VERSION] [--dry-run]

Sets the version, writes the changelog, commits and creates the tag. Nothing is pushed or published.

  STEP                 major, minor or patch (default: what spec:diff asks for; patch if the API did not change)
  VERSION              such as 1.0.0
  --dry-run            only print the version and the changes
  --changelog          only write the changelog; npm calls this
  -h, --help           show this text
`;

/** A release is not possible yet. The message says what to do. */
class ReleaseError extends Error {}

const git = (...args: string[]): string => execFileSync("git", args, { encoding: "utf8" }).trim();

const manifest = (): { version: string } => JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

/** The changes since the last release; `undefined` before the first one. */
async function changesSinceRelease() {
  const base = lastRelease();
  if (base === undefined) return undefined;
  const [before, after] = [await readRevision(base), await readWorkingCopy()];
  return { base, version: before.version!, changes: await compareRevisions(before, after) };
}

/** Chooses the version. Throws if the wanted one is too low. */
export function chooseVersion(
  wanted: string | undefined,
  released: { version: string; step: Step } | undefined,
): string {
  const current = manifest().version;
  if (released === undefined) return wanted !== undefined && /^\d/.test(wanted) ? wanted : current;
  const needed = nextVersion(released.version, released.step);
  const isStep = wanted === "major" || wanted === "minor" || wanted === "patch";
  const chosen = wanted === undefined ? needed : isStep ? nextVersion(released.version, wanted) : wanted;
  if (!makesStep(released.version, chosen, released.step)) {
    throw new ReleaseError(
      `${chosen} is too low: the API's changes since ${released.version} need ${needed} or later.`,
    );
  }
  return chosen;
}

/** Turns the section of unreleased changes into the version's, with the changes of the API below it. */
export function withRelease(changelog: string, version: string, api: string | undefined): string {
  const [, begin, unreleased, rest] = /^([^]*?\n## Unreleased\n)([^]*?)((?:\n## [^]*)?)$/.exec(changelog) ?? [];
  if (begin === undefined) throw new ReleaseError("CHANGELOG.md has no section `## Unreleased`.");
  const parts = [unreleased!.trim(), api?.trim()].filter(Boolean);
  if (parts.length === 0) throw new ReleaseError("CHANGELOG.md says nothing under `## Unreleased`. Say what is new.");
  return `${begin}\n## ${version}\n\n${parts.join("\n\n")}\n${rest}`;
}

async function main(): Promise<void> {
  const { values, positionals } = startScript(USAGE, {
    options: { "dry-run": { type: "boolean", default: false }, changelog: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const released = await changesSinceRelease();
  const api = released === undefined || released.changes.length === 0 ? undefined : renderMarkdown(released.changes);
  if (values.changelog) {
    writeFileSync("CHANGELOG.md", withRelease(readFileSync("CHANGELOG.md", "utf8"), manifest().version, api));
    await writeBaseline();
    git("add", "CHANGELOG.md", BASELINE);
    return;
  }
  const step = released === undefined ? undefined : (stepOf(released.changes) ?? "patch");
  const version = chooseVersion(positionals[0], released && { version: released.version, step: step! });
  withRelease(readFileSync("CHANGELOG.md", "utf8"), version, api);
  const reason = released === undefined ? "the first release" : `a ${step} step since ${released.base}`;
  console.log(`${version}: ${reason}${api === undefined ? "" : `\n\n${api}`}`);
  if (values["dry-run"]) return;
  if (git("status", "--porcelain") !== "")
    throw new ReleaseError("There are uncommitted changes. Commit or stash them.");
  execFileSync("npm", ["run", "-s", "generate", "--", "--check"], { stdio: "inherit" });
  const isSame = version === manifest().version;
  execFileSync("npm", ["version", version, "--message", "Release %s", ...(isSame ? ["--allow-same-version"] : [])], {
    stdio: "inherit",
  });
  console.log("Look at the last commit, then: git push --follow-tags && npm publish");
}

if (process.argv[1]?.endsWith("release.ts")) await main();
