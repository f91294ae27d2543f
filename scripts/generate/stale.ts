// Tells that generated files are stale, and what to do about it.

/** Prints what is stale. Gives the exit status. */
export function reportStale(stale: string[]): number {
  if (stale.length === 0) return 0;
  console.error(`These generated files do not fit the description:\n${stale.map((name) => `  ${name}`).join("\n")}`);
  console.error("Run `npm run generate` and commit the result.");
  return 1;
}
