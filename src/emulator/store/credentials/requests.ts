import type { JWK } from "jose";
import type { CredentialRequestInfo } from "../../../generated/models.js";
import type { ReadonlyDeep } from "../../../shared/readonly-deep.js";
import { Collection } from "../collection.js";
import type { AccessTokenRecord } from "../tokens.js";

/** How the answer to a wallet is to be encrypted. */
export interface ResponseEncryption {
  readonly jwk: JWK;
  readonly alg: string;
  readonly enc: string;
}

/** A credential request that was found good. When its credential is to come later, its identifier is that of the transaction. */
export interface CredentialRequest {
  readonly identifier: string;
  readonly info: ReadonlyDeep<CredentialRequestInfo>;
  /** The token that came with the request. */
  readonly token: AccessTokenRecord;
  readonly format: string;
  /** What the metadata of the issuer says of the credential. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** The keys of the wallet that the credential, or each of several, is bound to. */
  readonly bindingKeys: readonly JWK[];
  encryption: ResponseEncryption | undefined;
  /** Whether the credential is to come later. */
  deferred: boolean;
  /** Milliseconds since the Unix epoch. */
  expiresAt: number;
}

/** The credential requests of a service that were not answered with credentials yet. */
export function credentialRequestCollection(now: () => number): Collection<CredentialRequest, "identifier"> {
  return new Collection(now, {
    keys: { identifier: ({ identifier }) => identifier },
    expiresAt: ({ expiresAt }) => expiresAt,
  });
}
