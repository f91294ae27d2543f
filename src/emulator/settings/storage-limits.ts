/** The longest subject, in characters. */
export const MAX_NAME = 100;
/** The most that claims or properties may take, in bytes. */
export const MAX_STORED = 65_535;

/** How many bytes a value takes in stored form. */
export function storedSize(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
