import type { JWK } from "jose";

const curves: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521", EdDSA: "Ed25519" };

/** Whether a key can be used for signatures with an algorithm, and has the given `kid`: RFC 7517, section 4. */
export function fitsAlgorithm(key: JWK, alg: string, kid: string | undefined): boolean {
  const kty = /^(RS|PS)/.test(alg) ? "RSA" : alg === "EdDSA" ? "OKP" : "EC";
  return (
    key.kty === kty &&
    (kid === undefined || key.kid === kid) &&
    (key.alg === undefined || key.alg === alg) &&
    (key.use === undefined || key.use === "sig") &&
    (kty === "RSA" || key.crv === curves[alg])
  );
}
