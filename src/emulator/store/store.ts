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

/** How many records there are of each kind. */
export interface RecordCounts {
  /** Backchannel authentication requests, from the ticket to the redemption. */
  readonly transactions: number;
  /** Device authorization requests, from the codes to the redemption. */
  readonly deviceRequests: number;
  /** Authorization requests that wait for the user. */
  readonly authorizationTickets: number;
  /** Authorization codes that were not redeemed. */
  readonly authorizationCodes: number;
  /** Token requests with passwords that were not answered. */
  readonly passwordTickets: number;
  /** Pushed authorization requests that were not used up. */
  readonly pushedRequests: number;
  /** Access tokens. One that is also a JWT counts once. */
  readonly accessTokens: number;
  /** Refresh tokens, those that were replaced included. */
  readonly refreshTokens: number;
  /** Batches of tokens, of which it can be asked for a day how they ended. */
  readonly tokenBatches: number;
  /** Client assertions and DPoP proofs that must not come again. */
  readonly usedAssertions: number;
  /** Credential offers. */
  readonly credentialOffers: number;
  /** Credential requests that were not answered with credentials yet. */
  readonly credentialRequests: number;
  /** Pairs of a user and a client to which the user has granted something. They stay until somebody deletes them. */
  readonly consents: number;
}

/** How often expired records are looked for, in milliseconds. Each look goes through all records. */
const SWEEP_INTERVAL_MS = 60_000;

/** Everything that calls leave behind at a service. */
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
  /** Grants by their identifiers. They stay until somebody revokes them, as consents do. */
  readonly managedGrants = new Map<string, ManagedGrant>();
  readonly consents: Consents;
  /** Keys of the hardware security module, by their handles. They stay until somebody deletes them. */
  readonly hardwareKeys = new Map<string, Hsk>();
  readonly credentials: CredentialStore;
  readonly #now: () => number;
  #sweptAt = Number.NEGATIVE_INFINITY;

  /** @param now Gives the time in milliseconds since the Unix epoch. */
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

  /** Forgets the records whose time is over, as every call does: which records one touches does not matter. */
  sweepInTime(): void {
    if (this.#now() - this.#sweptAt >= SWEEP_INTERVAL_MS) this.sweep();
  }

  sweep(): void {
    this.#sweptAt = this.#now();
    for (const collection of Object.values(this.#collections())) collection.sweep();
  }

  /** The records that are left after the expired ones were forgotten. */
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
