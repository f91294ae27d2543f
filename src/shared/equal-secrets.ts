let hmacKey: CryptoKey | undefined;

/**
 * Compares two secrets in a time that reveals neither where they differ nor how long the expected one is. For user codes and the
 * secrets of resource servers.
 *
 * @param given The secret received. Anything but a string does not match.
 * @param expected The secret expected. If empty or absent, nothing matches.
 */
export async function equalSecrets(given: unknown, expected: unknown): Promise<boolean> {
  // HMACs under a random key have the same length, and an attacker cannot control their bytes. The key is generated once, since that
  // is the slowest part. The key is cached rather than its promise, which some runtimes do not share between requests.
  const key = (hmacKey ??= await crypto.subtle.generateKey({ name: "HMAC", hash: "SHA-256" }, false, ["sign"]));
  const digest = async (value: unknown) =>
    new Uint8Array(
      await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(typeof value === "string" ? value : "")),
    );
  const [left, right] = await Promise.all([digest(given), digest(expected)]);
  const difference = left.reduce((sum, byte, index) => sum | (byte ^ right[index]!), 0);
  return difference === 0 && typeof given === "string" && typeof expected === "string" && expected !== "";
}
