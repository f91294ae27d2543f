/** Claims as the API takes them: only those that were asked for, whatever a callback knows, and none without a value. */
export function writeClaims(claims: Record<string, unknown> | undefined, names: readonly string[]): string {
  const entries = Object.entries(claims ?? {}).filter(([name, value]) => names.includes(name) && value !== undefined);
  return JSON.stringify(Object.fromEntries(entries));
}
