// What may be said of a change of the description.

/** The step of the version that a change asks for. */
export type Step = "major" | "minor" | "patch";

export interface Change {
  step: Step;
  /** The operation or the schema, and the way inside it: `ciba.fail`, `Client.grantTypes`. */
  where: string;
  what: string;
  /** Where it is in the document, before or after. */
  pointer: string;
}

const ORDER: readonly Step[] = ["patch", "minor", "major"];

export const compareSteps = (a: Step, b: Step): number => ORDER.indexOf(a) - ORDER.indexOf(b);

/** The highest step that any of the changes asks for. */
export const highest = (steps: Step[]): Step | undefined => [...steps].sort(compareSteps).at(-1);

/** A name as a step of a JSON Pointer. */
export const step = (name: string): string => name.replaceAll("~", "~0").replaceAll("/", "~1");
