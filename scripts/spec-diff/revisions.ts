// Reads the description of the working copy, a file, or a revision of the repository.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Description } from "../description.js";
import { bundleDescription, DescriptionError } from "../redocly/read-description.js";

export interface Revision {
  /** Name in the report. */
  name: string;
  description: Description;
  /** Version of the package at the revision; `undefined` for a file. */
  version: string | undefined;
}

const git = (...args: string[]): Buffer =>
  execFileSync("git", args, { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 2 ** 28 });

/**
 * The description of the last release, written by `npm run release`, since a clone may have neither its tag nor its commit. Until the
 * first release it is a snapshot of 2026-11-28, so changes before that day are not judged.
 */
export const BASELINE = "scripts/spec-diff/baseline.json";

/** The tag of the last release, if this clone has one. */
export function lastRelease(): string | undefined {
  try {
    return git("describe", "--tags", "--abbrev=0", "--match", "v[0-9]*").toString().trim();
  } catch {
    return undefined;
  }
}

/** The default base of comparisons: the tag of the last release, or else the baseline. */
export const defaultBase = (): string => lastRelease() ?? BASELINE;

/** Stores the working copy as the baseline of later comparisons. */
export async function writeBaseline(): Promise<void> {
  const { description, version } = await readWorkingCopy();
  writeFileSync(BASELINE, `${JSON.stringify({ version, description })}\n`);
}

const versionIn = (text: string): string => (JSON.parse(text) as { version: string }).version;

export async function readWorkingCopy(): Promise<Revision> {
  const description = await bundleDescription("openapi.yaml");
  return { name: "the working copy", description, version: versionIn(readFileSync("package.json", "utf8")) };
}

/** `name` is a revision of the repository, or the path of a description. */
export async function readRevision(name: string): Promise<Revision> {
  if (name === BASELINE) {
    const { version, description } = JSON.parse(readFileSync(BASELINE, "utf8")) as Pick<
      Revision,
      "version" | "description"
    >;
    return { name: `${version}, as ${BASELINE} has it`, description, version };
  }
  if (existsSync(name) && statSync(name).isFile()) {
    return { name, description: await bundleDescription(name), version: undefined };
  }
  let hash;
  try {
    hash = git("rev-parse", "--verify", "--quiet", `${name}^{commit}`).toString().trim();
  } catch {
    throw new DescriptionError(`${name} is neither a revision of this repository nor a file.`);
  }
  const folder = mkdtempSync(join(tmpdir(), "authlete-revision-"));
  try {
    const prefix = git("rev-parse", "--show-prefix").toString().trim();
    const names = git("ls-tree", "--name-only", `${hash}:${prefix}`).toString().split("\n");
    if (!names.includes("openapi.yaml")) throw new DescriptionError(`${name} has no openapi.yaml.`);
    const parts = ["openapi.yaml", "openapi"].filter((part) => names.includes(part));
    const archive = git("archive", `${hash}:${prefix}`, ...parts);
    execFileSync("tar", ["-x", "-C", folder], { input: archive });
    const description = await bundleDescription(join(folder, "openapi.yaml"));
    return { name, description, version: versionIn(git("show", `${hash}:${prefix}package.json`).toString()) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
