import { wireNames } from "../../generated/metadata-names.js";

const names: Readonly<Record<string, string>> = wireNames;

/** The name that a value of an enum has on the wire. */
export function wireNameOf(value: string): string {
  return names[value] ?? value.toLowerCase();
}

/** The value that a text on the wire stands for. The words of a response type have no order. */
export function valueNamed<T extends string>(values: readonly T[], text: string): T | undefined {
  const sorted = text.split(" ").filter(Boolean).sort().join(" ");
  return values.find((value) => wireNameOf(value) === sorted);
}
