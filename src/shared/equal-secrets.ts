/**
 * Whether two secrets are the same, in a time that tells nothing of where they differ or how long the expected one is. For user
 * codes and the secrets of resource servers.
 *
 * @param given What somebody sent; anything but a string is no match.
 * @param expected What it has to be; without one, nothing matches.
 */
export function equalSecrets(given: unknown, expected: unknown): Promise<boolean> {
  const isText = typeof given === "string" && typeof expected === "string" && expected !== "";
  return Promise.resolve(isText && isSame(given, expected));
}

/** Looks at every character that was given, whatever it has found before, so that the time depends on the given text alone. */
function isSame(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let index = 0; index < given.length; index++)
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index % expected.length);
  return difference === 0;
}
