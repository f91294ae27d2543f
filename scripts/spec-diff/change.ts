// A change of the description and what it means for the version.

/** Which part of the version a change makes necessary to raise. */
export type Step = "major" | "minor" | "patch";

export interface Change {
  step: Step;
  /** The operation or schema and the path inside it: `ciba.fail`, `Client.grantTypes`. */
  where: string;
  what: string;
  /** JSON Pointer into the normalised document, before or after. */
  pointer: string;
}

const ORDER: readonly Step[] = ["patch", "minor", "major"];

export const compareSteps = (a: Step, b: Step): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** The highest of the steps. */
export const highest = (steps: Step[]): Step | undefined => [...steps].sort(compareSteps).at(-1);
