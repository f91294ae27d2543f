import type { TokenRequest } from "../../generated/models.js";

/**
 * Reads the DPoP proof of a request: RFC 9449, section 4.1. Several headers become one value, which is not a valid proof.
 */
export function readProof({ headers, method }: Request): Pick<TokenRequest, "dpop" | "htm"> {
  const dpop = headers.get("dpop");
  return dpop === null ? {} : { dpop, htm: method };
}
