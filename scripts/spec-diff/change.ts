// A change of the description and what it means for the version.

/** The part of the version that a change requires to be raised. */
export type Step = "major" | "minor" | "patch";

export interface Change {
  step: Step;
  /** The operation or schema and the path inside it: `ciba.fail`, `Client.grantTypes`. */
  where: string;
  what: string;
  /** JSON Pointer into the normalised document, before or after the change. */
  pointer: string;
}

const ORDER: readonly Step[] = ["patch", "minor", "major"];

export const compareSteps = (a: Step, b: Step): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** The highest step. */
export const highest = (steps: Step[]): Step | undefined => [...steps].sort(compareSteps).at(-1);
