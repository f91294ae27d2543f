/** What a user has granted to a client. It outlives the tokens. */
export interface Consent {
  /** What was granted the last time. */
  readonly latest: readonly string[];
  /** What was granted so far. */
  readonly merged: readonly string[];
  readonly modifiedAt: number;
}

/** The consents of the users of a service. */
export class Consents {
  readonly #byClient = new Map<number, Map<string, Consent>>();

  record(clientId: number, subject: string, scopes: readonly string[], now: number): void {
    const bySubject = this.#byClient.get(clientId) ?? new Map<string, Consent>();
    const merged = [...new Set([...(bySubject.get(subject)?.merged ?? []), ...scopes])];
    this.#byClient.set(clientId, bySubject.set(subject, { latest: [...scopes], merged, modifiedAt: now }));
  }

  get size(): number {
    return [...this.#byClient.values()].reduce((sum, bySubject) => sum + bySubject.size, 0);
  }

  find(clientId: number, subject: string): Consent | undefined {
    return this.#byClient.get(clientId)?.get(subject);
  }

  delete(clientId: number, subject: string): void {
    this.#byClient.get(clientId)?.delete(subject);
  }

  deleteAll(clientId: number): void {
    this.#byClient.delete(clientId);
  }
}
