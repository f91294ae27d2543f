import type { TokenRequest, TokenResponse } from "../../../generated/models.js";
import type { Reply } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import type { ServiceContext } from "../../service/service-context.js";
import { tokenDigest } from "../../tokens/token-hash.js";

type NonceRequest = RequestBody<Pick<TokenRequest, "dpop" | "dpopNonceRequired">>;

/** Default period in which a nonce stays the same, in seconds. */
const WINDOW = 300;

/** Whether proofs must contain a nonce of the service: RFC 9449, section 8. */
export function wantsNonce({ service }: ServiceContext, body: NonceRequest): boolean {
  return service.dpopNonceRequired === true || body.boolean("dpopNonceRequired") === true;
}

/** Whether a nonce is current, or the previous one: it may have changed while the client created its proof. */
export async function isNonce(context: ServiceContext, nonce: unknown): Promise<boolean> {
  return nonce === (await nonceOf(context, 0)) || nonce === (await nonceOf(context, 1));
}

/** Adds the nonce for the next proof to any answer to a request with a proof. */
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

/** As at the real service, all clients share a nonce for a window of time, whose `duration` is in seconds. */
export function windowNonce(
  { serviceId, registration, clock }: ServiceContext,
  name: string,
  duration: number,
  windowsAgo: number,
): Promise<string> {
  const window = Math.floor(clock.now() / 1000 / duration) - windowsAgo;
  return tokenDigest(JSON.stringify([name, serviceId, registration.secret, window]));
}
