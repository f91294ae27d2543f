import { wireNames } from "../../generated/metadata-names.js";

const names: Readonly<Record<string, string>> = wireNames;

/** The wire name of an enum value. */
export function wireNameOf(value: string): string {
  return names[value] ?? value.toLowerCase();
}

/** The enum value of a wire name. The words of a response type may come in any order. */
export function valueNamed<T extends string>(values: readonly T[], text: string): T | undefined {
  const sorted = text.split(" ").filter(Boolean).sort().join(" ");
  return values.find((value) => wireNameOf(value) === sorted);
}
