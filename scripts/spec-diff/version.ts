// Computes versions from steps. Before 1.0.0 a breaking change raises the minor version, and anything else the patch version:
// `^0.1.0`, as npm writes it into package.json, accepts the latter and not the former.
import type { Step } from "./change.js";

const read = (version: string): [number, number, number] => {
  const numbers = /^(\d+)\.(\d+)\.(\d+)/.exec(version)?.slice(1).map(Number);
  if (numbers === undefined) throw new Error(`${version} is not a version`);
  return numbers as [number, number, number];
};

/** The lowest version that is at least the step above `version`. */
export function nextVersion(version: string, step: Step): string {
  const [major, minor, patch] = read(version);
  const index = step === "patch" ? 2 : (step === "major" ? 0 : 1) + (major === 0 ? 1 : 0);
  return [
    [major + 1, 0, 0],
    [major, minor + 1, 0],
    [major, minor, patch + 1],
  ][index]!.join(".");
}

/** Whether going from one version to the other is at least the step. */
export function makesStep(before: string, after: string, step: Step): boolean {
  const [needed, made] = [read(nextVersion(before, step)), read(after)];
  const index = made.findIndex((number, place) => number !== needed[place]);
  return index < 0 || made[index]! > needed[index]!;
}
