import { Consents } from "./consents.js";
import { accessTokenCollection, refreshTokenCollection } from "./tokens.js";
import { Transactions } from "./transactions.js";
import { UsedJtis } from "./used-jtis.js";

/** How many records there are of each kind. */
export interface RecordCounts {
  /** Backchannel authentication requests, from the ticket to the redemption. */
  readonly transactions: number;
  /** Access tokens. One that is also a JWT counts once. */
  readonly accessTokens: number;
  /** Refresh tokens, those that were replaced included. */
  readonly refreshTokens: number;
  /** Client assertions and DPoP proofs that must not come again. */
  readonly usedAssertions: number;
  /** Pairs of a user and a client to which the user has granted something. They stay until somebody deletes them. */
  readonly consents: number;
}

/** How often expired records are looked for, in milliseconds. Each look goes through all records. */
const SWEEP_INTERVAL_MS = 60_000;

/** Everything that calls leave behind at a service. */
export class Store {
  readonly transactions: Transactions;
  readonly accessTokens: ReturnType<typeof accessTokenCollection>;
  readonly refreshTokens: ReturnType<typeof refreshTokenCollection>;
  readonly usedJtis: UsedJtis;
  readonly consents: Consents;
  readonly #now: () => number;
  #sweptAt = Number.NEGATIVE_INFINITY;

  /** @param now Gives the time in milliseconds since the Unix epoch. */
  constructor(now: () => number) {
    this.#now = now;
    this.transactions = new Transactions(now);
    this.accessTokens = accessTokenCollection(now);
    this.refreshTokens = refreshTokenCollection(now);
    this.usedJtis = new UsedJtis(now);
    this.consents = new Consents(now);
  }

  /** Forgets the records whose time is over, as every call does: which records one touches does not matter. */
  sweepInTime(): void {
    if (this.#now() - this.#sweptAt >= SWEEP_INTERVAL_MS) this.sweep();
  }

  sweep(): void {
    this.#sweptAt = this.#now();
    for (const collection of [this.transactions, this.accessTokens, this.refreshTokens, this.usedJtis])
      collection.sweep();
  }

  /** The records that are left after the expired ones were forgotten. */
  count(): RecordCounts {
    this.sweep();
    const { transactions, accessTokens, refreshTokens, usedJtis, consents } = this;
    return {
      transactions: transactions.size,
      accessTokens: accessTokens.size,
      refreshTokens: refreshTokens.size,
      usedAssertions: usedJtis.size,
      consents: consents.size,
    };
  }
}
