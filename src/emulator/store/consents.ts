import { Collection } from "./collection.js";
import type { Grant } from "./grant.js";

/** A user's consent for a client. It outlives the tokens. */
export interface Consent {
  readonly clientId: number;
  readonly subject: string;
  /** The scopes that were granted most recently. */
  readonly latest: readonly string[];
  /** All scopes that have been granted so far. */
  readonly merged: readonly string[];
  readonly modifiedAt: number;
}

const nameOf = (clientId: number, subject: string) => `${clientId} ${subject}`;

/** The consents of the users of a service. */
export class Consents extends Collection<Consent, "holder"> {
  readonly #now: () => number;

  constructor(now: () => number) {
    super(now, { keys: { holder: ({ clientId, subject }) => nameOf(clientId, subject) } });
    this.#now = now;
  }

  /** Records what a user has granted. A client that got tokens for itself has no user's consent. */
  record({ client, subject, scopes }: Grant): void {
    if (subject === null) return;
    const { clientId } = client.client;
    const merged = [...new Set([...(this.of(clientId, subject)?.merged ?? []), ...scopes])];
    this.put({ clientId, subject, latest: [...scopes], merged, modifiedAt: this.#now() });
  }

  of(clientId: number, subject: string): Consent | undefined {
    return this.get(nameOf(clientId, subject));
  }

  /** Forgets what a user has granted to a client, or what all users have if there is no `subject`. */
  forget(clientId: number, subject?: string): void {
    for (const consent of this)
      if (consent.clientId === clientId && (subject ?? consent.subject) === consent.subject) this.delete(consent);
  }
}
