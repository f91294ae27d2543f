import type { ServiceContext } from "../../service/service-context.js";
import type { AccessTokenRecord } from "../../store/tokens.js";
import { windowNonce } from "../dpop/nonce.js";
import { credentialIssuerOf } from "./issuer.js";

/** How long a nonce is good for, in seconds, where the service does not say. */
const LIFETIME = 300;

export function nonceLifetime({ service }: ServiceContext): number {
  return service.cnonceDuration || LIFETIME;
}

/** Gives an access token the nonce for the next key proof, as the first implementer's draft has it; later versions have none. */
export function renewNonce(context: ServiceContext, record: AccessTokenRecord): AccessTokenRecord["cNonce"] {
  if (credentialIssuerOf(context.service)?.final !== false) return undefined;
  record.cNonce = { text: context.newToken(), expiresAt: context.clock.now() + nonceLifetime(context) * 1000 };
  return record.cNonce;
}

/** The members of an answer to a wallet that tell it the nonce. */
export function nonceMembers(context: ServiceContext, nonce: AccessTokenRecord["cNonce"]): object {
  return nonce ? { c_nonce: nonce.text, c_nonce_expires_in: nonceLifetime(context) } : {};
}

/** The nonce of the nonce endpoint, which is the same for everybody in a window of time. */
export function sharedNonce(context: ServiceContext, windowsAgo = 0): Promise<string> {
  return windowNonce(context, "c_nonce", nonceLifetime(context), windowsAgo);
}
