import type { TokenRequest, TokenResponse } from "../../../generated/models.js";
import type { Reply } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import type { ServiceContext } from "../../service/service-context.js";
import { tokenDigest } from "../../tokens/token-hash.js";

type NonceRequest = RequestBody<Pick<TokenRequest, "dpop" | "dpopNonceRequired">>;

/** How long a nonce stays the same, in seconds, where the service does not say. */
const WINDOW = 300;

/** Whether proofs have to carry a nonce of the service: RFC 9449, section 8. */
export function wantsNonce({ service }: ServiceContext, body: NonceRequest): boolean {
  return service.dpopNonceRequired === true || body.boolean("dpopNonceRequired") === true;
}

/** Whether a nonce is the one of now, or of just before: it may have changed while the client made its proof. */
export async function isNonce(context: ServiceContext, nonce: unknown): Promise<boolean> {
  return nonce === (await nonceOf(context, 0)) || nonce === (await nonceOf(context, 1));
}

/** Adds the nonce for the next proof to whatever a request with a proof is told. */
export async function withNonce<Response extends Pick<TokenResponse, "dpopNonce">>(
  context: ServiceContext,
  body: NonceRequest,
  reply: Reply<Response>,
): Promise<Reply<Response>> {
  if (!body.string("dpop") || !wantsNonce(context, body)) return reply;
  return { ...reply, body: { ...reply.body, dpopNonce: await nonceOf(context, 0) } };
}

function nonceOf(context: ServiceContext, windowsAgo: number): Promise<string> {
  return windowNonce(context, "dpop-nonce", context.service.dpopNonceDuration || WINDOW, windowsAgo);
}

/** As at the real service, a nonce is that of a window of time, in seconds, and is the same for everyone. */
export function windowNonce(
  { serviceId, registration, clock }: ServiceContext,
  name: string,
  duration: number,
  windowsAgo: number,
): Promise<string> {
  const window = Math.floor(clock.now() / 1000 / duration) - windowsAgo;
  return tokenDigest(JSON.stringify([name, serviceId, registration.secret, window]));
}
