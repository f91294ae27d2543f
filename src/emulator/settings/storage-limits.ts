/** The longest subject, and the most bytes for claims and for properties. */
export const maxName = 100;
export const maxStored = 65_535;

/** How many bytes a value takes in stored form. */
export function storedSize(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
