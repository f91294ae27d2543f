let hmacKey: CryptoKey | undefined;

/**
 * Whether two secrets are the same, in a time that tells nothing of where they differ or how long the expected one is. For user
 * codes and the secrets of resource servers.
 *
 * @param given What somebody sent; anything but a string is no match.
 * @param expected What it has to be; without one, nothing matches.
 */
export async function equalSecrets(given: unknown, expected: unknown): Promise<boolean> {
  // Digests under a key that nobody knows have the same length, and an attacker cannot steer their bytes. It is made once: that takes
  // longer than all the rest. Kept is the key and not its promise, which some runtimes do not share between requests.
  const key = (hmacKey ??= await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]));
  const digest = async (value: unknown) =>
    new Uint8Array(
      await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(typeof value === "string" ? value : "")),
    );
  const [left, right] = await Promise.all([digest(given), digest(expected)]);
  const difference = left.reduce((sum, byte, index) => sum | (byte ^ right[index]!), 0);
  return difference === 0 && typeof given === "string" && typeof expected === "string" && expected !== "";
}
