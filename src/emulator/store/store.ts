import type { Hsk } from "../../generated/models.js";
import { authorizationCodeCollection } from "./pending/authorization-codes.js";
import { authorizationTicketCollection } from "./pending/authorization-tickets.js";
import { Consents } from "./consents.js";
import { CredentialStore } from "./credentials/credential-store.js";
import type { ManagedGrant } from "./managed-grants.js";
import { deviceRequestCollection } from "./pending/device-requests.js";
import { passwordTicketCollection } from "./pending/password-tickets.js";
import { pushedRequestCollection } from "./pending/pushed-requests.js";
import { accessTokenCollection, refreshTokenCollection, tokenBatchCollection } from "./tokens.js";
import { transactionCollection } from "./pending/transactions.js";
import { UsedJtis } from "./used-jtis.js";

/** The number of records of each kind. */
export interface RecordCounts {
  /** Backchannel authentication requests that are not redeemed yet. */
  readonly transactions: number;
  /** Device authorization requests that are not redeemed yet. */
  readonly deviceRequests: number;
  /** Authorization requests that are waiting for the user. */
  readonly authorizationTickets: number;
  /** Authorization codes that are not redeemed yet. */
  readonly authorizationCodes: number;
  /** Token requests with a password that are not answered yet. */
  readonly passwordTickets: number;
  /** Pushed authorization requests that are not used yet. */
  readonly pushedRequests: number;
  /** Access tokens. One that is also a JWT counts once. */
  readonly accessTokens: number;
  /** Refresh tokens, including replaced ones. */
  readonly refreshTokens: number;
  /** Batches of tokens, whose status is kept for a day. */
  readonly tokenBatches: number;
  /** Client assertions, DPoP proofs and other JWTs that must not be replayed. */
  readonly usedAssertions: number;
  /** Credential offers. */
  readonly credentialOffers: number;
  /** Credential requests for which no credential has been issued yet. */
  readonly credentialRequests: number;
  /** Consents, one for each user and client. They stay until they are deleted. */
  readonly consents: number;
}

/** Minimum milliseconds between two sweeps for expired records, each of which visits all records. */
const SWEEP_INTERVAL_MS = 60_000;

/** Everything that calls leave behind in a service. */
export class Store {
  readonly transactions: ReturnType<typeof transactionCollection>;
  readonly deviceRequests: ReturnType<typeof deviceRequestCollection>;
  readonly authorizationTickets: ReturnType<typeof authorizationTicketCollection>;
  readonly authorizationCodes: ReturnType<typeof authorizationCodeCollection>;
  readonly passwordTickets: ReturnType<typeof passwordTicketCollection>;
  readonly pushedRequests: ReturnType<typeof pushedRequestCollection>;
  readonly accessTokens: ReturnType<typeof accessTokenCollection>;
  readonly refreshTokens: ReturnType<typeof refreshTokenCollection>;
  readonly tokenBatches: ReturnType<typeof tokenBatchCollection>;
  readonly usedJtis: UsedJtis;
  /** Managed grants by their identifiers. They stay until they are revoked. */
  readonly managedGrants = new Map<string, ManagedGrant>();
  readonly consents: Consents;
  /** Hardware security keys by their handles. They stay until they are deleted. */
  readonly hardwareKeys = new Map<string, Hsk>();
  readonly credentials: CredentialStore;
  readonly #now: () => number;
  #sweptAt = Number.NEGATIVE_INFINITY;

  /** @param now Returns the time in milliseconds since the Unix epoch. */
  constructor(now: () => number) {
    this.#now = now;
    this.transactions = transactionCollection(now);
    this.deviceRequests = deviceRequestCollection(now);
    this.authorizationTickets = authorizationTicketCollection(now);
    this.authorizationCodes = authorizationCodeCollection(now);
    this.passwordTickets = passwordTicketCollection(now);
    this.pushedRequests = pushedRequestCollection(now);
    this.accessTokens = accessTokenCollection(now);
    this.refreshTokens = refreshTokenCollection(now);
    this.tokenBatches = tokenBatchCollection(now);
    this.usedJtis = new UsedJtis(now);
    this.consents = new Consents(now);
    this.credentials = new CredentialStore(now);
  }

  /** Sweeps all collections if it is time to. Every call does this, whichever records it uses. */
  sweepInTime(): void {
    if (this.#now() - this.#sweptAt >= SWEEP_INTERVAL_MS) this.sweep();
  }

  sweep(): void {
    this.#sweptAt = this.#now();
    for (const collection of Object.values(this.#collections())) collection.sweep();
  }

  /** Sweeps, then counts the remaining records. */
  count(): RecordCounts {
    this.sweep();
    const sizes = Object.entries(this.#collections()).map(([name, { size }]) => [name, size]);
    return Object.fromEntries(sizes) as RecordCounts;
  }

  #collections(): Record<keyof RecordCounts, { readonly size: number; sweep(): void }> {
    const { transactions, deviceRequests, authorizationTickets, authorizationCodes, passwordTickets } = this;
    const { pushedRequests, accessTokens, refreshTokens, tokenBatches, usedJtis: usedAssertions, consents } = this;
    return {
      ...{ transactions, deviceRequests, authorizationTickets, authorizationCodes, passwordTickets, pushedRequests },
      ...{ accessTokens, refreshTokens, tokenBatches, usedAssertions, consents },
      credentialOffers: this.credentials.offers,
      credentialRequests: this.credentials.requests,
    };
  }
}
