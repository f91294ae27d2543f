import type { Grant } from "./state.js";
import type { World } from "./world.js";

/** Keeps what a user has granted. What a client got for itself is no user's consent. */
export function recordConsent({ state, clock }: World, { client, subject, scopes }: Grant): void {
  if (subject !== null) state.consents.record(client.client.clientId, subject, scopes, clock.now());
}
