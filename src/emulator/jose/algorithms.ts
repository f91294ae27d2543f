/** Asymmetric signature algorithms of JWS, RFC 7518, section 3.1, and RFC 8037. */
export const asymmetricAlgorithms = [
  "ES256",
  "ES384",
  "ES512",
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "EdDSA",
] as const;

/** Signature algorithms that work with a shared secret: RFC 7518, section 3.1. */
export const symmetricAlgorithms = ["HS256", "HS384", "HS512"] as const;

export type AsymmetricAlgorithm = (typeof asymmetricAlgorithms)[number];

/** The algorithm if it is asymmetric. The others that the API has are `none` and those with a shared secret. */
export function asAsymmetric(alg: string | null): AsymmetricAlgorithm | undefined {
  return asymmetricAlgorithms.find((known) => known === alg);
}
