import type { JWK } from "jose";
import type { CredentialRequestInfo } from "../../../generated/models.js";
import type { ReadonlyDeep } from "../../../shared/readonly-deep.js";
import { Collection } from "../collection.js";
import type { AccessTokenRecord } from "../tokens.js";

/** How to encrypt the answer to a wallet. */
export interface ResponseEncryption {
  readonly jwk: JWK;
  readonly alg: string;
  readonly enc: string;
}

/** A valid credential request. If its credential is deferred, the identifier is the transaction ID. */
export interface CredentialRequest {
  readonly identifier: string;
  readonly info: ReadonlyDeep<CredentialRequestInfo>;
  /** The token that came with the request. */
  readonly token: AccessTokenRecord;
  readonly format: string;
  /** The credential's configuration in the issuer metadata. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** The wallet's keys, to each of which a credential is bound. */
  readonly bindingKeys: readonly JWK[];
  encryption: ResponseEncryption | undefined;
  /** Whether the credential is issued later. */
  deferred: boolean;
  /** Milliseconds since the Unix epoch. */
  expiresAt: number;
}

/** The credential requests of a service for which no credential has been issued yet. */
export function credentialRequestCollection(now: () => number): Collection<CredentialRequest, "identifier"> {
  return new Collection(now, {
    keys: { identifier: ({ identifier }) => identifier },
    expiresAt: ({ expiresAt }) => expiresAt,
  });
}
