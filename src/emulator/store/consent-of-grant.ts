import type { Grant } from "./state.js";
import type { ServiceContext } from "../service/service-context.js";

/** Keeps what a user has granted. What a client got for itself is no user's consent. */
export function recordConsent({ state, clock }: ServiceContext, { client, subject, scopes }: Grant): void {
  if (subject !== null) state.consents.record(client.client.clientId, subject, scopes, clock.now());
}
