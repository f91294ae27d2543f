/** Recorded result codes of the authorization family that the emulator never gives, with the reason. */
export const unreachableCodes: Readonly<Record<string, string>> = {
  A010306: "a deleted client is unknown: its identifier is not kept",
  A011307: "native clients may use https redirect URIs: RFC 8252, section 7.2",
  A011317: "A011304 is what was recorded for a redirect URI that is not registered",
  A011318: "A011303, A011312 and A011313 say more precisely why a redirect URI is missing",
  A050306: "a code of another service is unknown: services share nothing",
  A053306: "a refresh token of another service is unknown, likewise",
  A053310: "a refresh token does not vanish between two steps of one call",
  A045304: "of two calls in flight the second one finds the ticket used: A041202",
  A061301: "of two calls in flight the second one finds the ticket used: A055202",
  A024301: "claims are taken with the prompt none, as OpenID Connect Core has it",
  A024302: "scopes that stand for claims are taken with the prompt none, likewise",
  A045303: "a deleted client is told by A045301",
  A046306: "a deleted client is told by A045301",
};
