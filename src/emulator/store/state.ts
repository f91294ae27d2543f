import type { DeliveryMode, GrantType, Property } from "../../generated/models.js";
import type { RequestedDetails } from "../protocol/authorization-details.js";
import type { IdentifiedClient } from "./clients.js";
import { Consents } from "./consents.js";
import type { TokenBinding } from "../tokens/token-binding.js";

/** What the user decided, and what is to be said of them: everything that the tokens are made from. */
export interface Grant {
  readonly client: IdentifiedClient;
  readonly grantType: GrantType;
  /** Null for what a client got for itself. */
  readonly subject: string | null;
  /** `sub` of the ID token. */
  readonly sub: string;
  readonly authTime: number;
  readonly acr: string | null;
  readonly claims: Readonly<Record<string, unknown>>;
  /** Null where nobody said what the user agreed to. */
  readonly consentedClaims: readonly string[] | null;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  readonly properties: readonly Property[];
  readonly idtHeaderParams: Readonly<Record<string, unknown>>;
  readonly idTokenAudType: "array" | "string" | null;
  readonly jwtAtClaims: Readonly<Record<string, unknown>>;
  /** Lifetimes in seconds; 0 for those of the service. */
  readonly accessTokenDuration: number;
  readonly refreshTokenDuration: number;
}

/** How a transaction ended for a client that comes to the token endpoint. */
export type Outcome =
  | { readonly granted: true; readonly grant: Grant }
  | {
      readonly granted: false;
      readonly error: string;
      readonly description: string | null;
      readonly uri: string | null;
    };

/**
 * A backchannel authentication request. The ticket is its name for the authorization server, the auth_req_id its name
 * for the client. Client and mode are those of the time of the request.
 */
export interface Transaction {
  readonly ticket: string;
  readonly client: IdentifiedClient;
  readonly mode: DeliveryMode;
  readonly notificationToken: string | null;
  readonly scopes: readonly string[];
  readonly resources: readonly string[];
  readonly authorizationDetails: RequestedDetails;
  /** Of the certificate that pushed access tokens are to be bound to. */
  readonly certificateThumbprint: string | null;
  readonly requestedExpiry: number;
  expiresAt: number;
  authReqId: string | null;
  /** Seconds between polls, raised by each slow_down. */
  interval: number;
  lastPollAt: number | null;
  outcome: Outcome | null;
  clientDeleted: boolean;
}

/** The tokens that descend from one grant by refreshing. */
export interface TokenFamily {
  revoked: boolean;
  /** The refresh token that may be used next. */
  refreshToken: string | null;
  /** The newest access token, which is what lists show. Here it outlasts its expiry. */
  accessToken: AccessTokenRecord | null;
  readonly createdAt: number;
  /** 0 where the tokens were never refreshed. */
  lastRefreshedAt: number;
}

/** What is stored for an access token. What can be changed later is not read-only. */
export interface AccessTokenRecord {
  /** The opaque text, also where there is a JWT. */
  text: string;
  readonly grant: Grant;
  scopes: readonly string[];
  readonly resources: readonly string[];
  properties: readonly Property[];
  readonly binding: TokenBinding;
  readonly issuedAt: number;
  expiresAt: number;
  readonly family: TokenFamily;
}

export interface RefreshTokenRecord {
  readonly grant: Grant;
  readonly issuedAt: number;
  expiresAt: number;
  readonly family: TokenFamily;
}

/** How long what has expired is kept, in milliseconds, so that "expired" can be told from "never existed". */
const retention = 3_600_000;
/** How often it is looked for: each look goes through all that there is. */
const sweepInterval = 60_000;

/** How many records there are of each kind. */
export interface RecordCounts {
  /** Backchannel authentication requests, from the ticket to the redemption. */
  readonly transactions: number;
  /** Access tokens by their texts: one that is also a JWT counts twice. */
  readonly accessTokens: number;
  readonly refreshTokens: number;
  /** Client assertions and DPoP proofs that must not come again. */
  readonly usedAssertions: number;
  /** Users and the clients to which they have granted something. They stay until somebody deletes them. */
  readonly consents: number;
}

/** Everything that calls leave behind. */
export class State {
  readonly #byTicket = new Map<string, Transaction>();
  readonly #byAuthReqId = new Map<string, Transaction>();
  #sweptAt = Number.NEGATIVE_INFINITY;
  /** By the text of the token: a token that is also a JWT has two entries. */
  readonly accessTokens = new Map<string, AccessTokenRecord>();
  readonly refreshTokens = new Map<string, RefreshTokenRecord>();
  readonly consents = new Consents();
  /** Client assertions that were used, with the time after which they are refused anyway. */
  readonly usedAssertions = new Map<string, number>();

  /** What is being redeemed: the tokens are on their way to the client that came first. */
  readonly redeeming = new Map<string, number>();

  addTransaction(transaction: Transaction): void {
    this.#byTicket.set(transaction.ticket, transaction);
  }

  byTicket(ticket: string): Transaction | undefined {
    return this.#byTicket.get(ticket);
  }

  byAuthReqId(authReqId: string): Transaction | undefined {
    return this.#byAuthReqId.get(authReqId);
  }

  assignAuthReqId(transaction: Transaction, authReqId: string): void {
    transaction.authReqId = authReqId;
    this.#byAuthReqId.set(authReqId, transaction);
  }

  deleteTransaction(transaction: Transaction): void {
    this.#byTicket.delete(transaction.ticket);
    if (transaction.authReqId !== null) this.#byAuthReqId.delete(transaction.authReqId);
  }

  /** The client was deleted: nobody can come with the auth_req_id any more, and the authorization server is to hear why. */
  orphanTransactionsOf(clientId: number): void {
    for (const transaction of this.#byTicket.values()) {
      if (transaction.client.client.clientId !== clientId) continue;
      transaction.clientDeleted = true;
      if (transaction.authReqId !== null) this.#byAuthReqId.delete(transaction.authReqId);
    }
  }

  /** Forgets, now and then, what has been expired for long, since an emulator may run for days. */
  sweep(now: number): void {
    if (now - this.#sweptAt < sweepInterval) return;
    this.#sweptAt = now;
    for (const transaction of this.#byTicket.values()) {
      if (transaction.expiresAt + retention <= now) this.deleteTransaction(transaction);
    }
    for (const tokens of [this.accessTokens, this.refreshTokens]) {
      for (const [token, record] of tokens) if (record.expiresAt + retention <= now) tokens.delete(token);
    }
    for (const [assertion, until] of this.usedAssertions) if (until <= now) this.usedAssertions.delete(assertion);
  }

  get counts(): RecordCounts {
    return {
      transactions: this.#byTicket.size,
      accessTokens: this.accessTokens.size,
      refreshTokens: this.refreshTokens.size,
      usedAssertions: this.usedAssertions.size,
      consents: this.consents.size,
    };
  }
}
