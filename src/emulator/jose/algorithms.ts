/** Asymmetric JWS signature algorithms: RFC 7518, section 3.1, and RFC 8037. */
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

/** JWS algorithms with a shared secret: RFC 7518, section 3.1. */
export const symmetricAlgorithms = ["HS256", "HS384", "HS512"] as const;

/** The JOSE name of a supported asymmetric signature algorithm. */
export type AsymmetricAlgorithm = (typeof asymmetricAlgorithms)[number];

/** The algorithm if it is asymmetric and supported, otherwise undefined. */
export function asAsymmetric(alg: string | null): AsymmetricAlgorithm | undefined {
  return asymmetricAlgorithms.find((known) => known === alg);
}
