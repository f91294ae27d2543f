/** What an access token is bound to. Null means not bound. */
export interface TokenBinding {
  /** The `x5t#S256` of a certificate: RFC 8705, section 3.1. */
  readonly certificateThumbprint: string | null;
  /** The `jkt` of a key: RFC 9449, section 6.1. */
  readonly keyThumbprint: string | null;
}

export const unbound: TokenBinding = { certificateThumbprint: null, keyThumbprint: null };

/** The token type of an access token. Being bound to a certificate does not change it: RFC 8705, section 3. */
export function tokenTypeOf({ keyThumbprint }: TokenBinding): "Bearer" | "DPoP" {
  return keyThumbprint === null ? "Bearer" : "DPoP";
}

/** The `cnf` claim of a token: RFC 7800, section 3.1. */
export function confirmationOf({ certificateThumbprint, keyThumbprint }: TokenBinding): object {
  if (certificateThumbprint === null && keyThumbprint === null) return {};
  return { cnf: { "x5t#S256": certificateThumbprint ?? undefined, jkt: keyThumbprint ?? undefined } };
}
