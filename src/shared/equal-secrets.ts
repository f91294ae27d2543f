/**
 * Compares two secrets in a time that depends only on the length of the one received: it reveals neither where they differ nor how
 * long the expected one is. For user codes and the secrets of resource servers.
 *
 * @param given The secret received. Anything but a string does not match.
 * @param expected The secret expected. If empty or absent, nothing matches.
 */
export function equalSecrets(given: unknown, expected: unknown): boolean {
  if (typeof given !== "string" || typeof expected !== "string" || expected === "") return false;
  let difference = given.length ^ expected.length;
  // To the end, whatever was found: every character received is compared with one of the expected secret.
  for (let index = 0; index < given.length; index++)
    difference |= given.charCodeAt(index) ^ expected.charCodeAt(index % expected.length);
  return difference === 0;
}
