/** What an access token is bound to; null where it is not. */
export interface TokenBinding {
  /** Of a certificate, the `x5t#S256` of RFC 8705, section 3.1. */
  readonly certificateThumbprint: string | null;
  /** Of a key, the `jkt` of RFC 9449, section 6.1. */
  readonly keyThumbprint: string | null;
}

export const unbound: TokenBinding = { certificateThumbprint: null, keyThumbprint: null };

/** How an access token is to be used: a certificate does not make a token of another type. */
export function tokenTypeOf({ keyThumbprint }: TokenBinding): "Bearer" | "DPoP" {
  return keyThumbprint === null ? "Bearer" : "DPoP";
}

/** The `cnf` claim of a token: RFC 7800, section 3.1. */
export function confirmationOf({ certificateThumbprint, keyThumbprint }: TokenBinding): object {
  if (certificateThumbprint === null && keyThumbprint === null) return {};
  return { cnf: { "x5t#S256": certificateThumbprint ?? undefined, jkt: keyThumbprint ?? undefined } };
}
