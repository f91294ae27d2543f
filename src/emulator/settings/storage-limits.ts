/** The maximum length of a subject or ACR value, in characters. */
export const MAX_NAME = 100;
/** The maximum size of claims or properties, in bytes of JSON. */
export const MAX_STORED = 65_535;

/** The size of a value in bytes of JSON. */
export function storedSize(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
