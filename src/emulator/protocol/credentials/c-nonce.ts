import type { ServiceContext } from "../../service/service-context.js";
import type { AccessTokenRecord, ProofNonce } from "../../store/tokens.js";
import { windowNonce } from "../dpop/nonce.js";
import { credentialIssuerOf } from "./issuer.js";

/** Default lifetime of a nonce, in seconds. */
const LIFETIME = 300;

/** Gives an access token a nonce for the next key proof. Only the first implementer's draft has these. */
export function renewNonce(
  { service, clock, newToken }: ServiceContext,
  record: AccessTokenRecord,
): ProofNonce | undefined {
  if (credentialIssuerOf(service)?.final !== false) return undefined;
  const duration = service.cnonceDuration || LIFETIME;
  record.cNonce = { text: newToken(), expiresAt: clock.now() + duration * 1000, duration };
  return record.cNonce;
}

/** The members of an answer that pass the nonce to a wallet. */
export function nonceMembers(nonce: ProofNonce | undefined): object {
  return nonce ? { c_nonce: nonce.text, c_nonce_expires_in: nonce.duration } : {};
}

/** The nonce of the nonce endpoint, which all wallets share for a window of time. */
export function sharedNonce(context: ServiceContext): Promise<string> {
  return windowNonce(context, "c_nonce", context.service.cnonceDuration || LIFETIME, 0);
}
