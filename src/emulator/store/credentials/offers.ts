import type { CredentialOfferInfo } from "../../../generated/models.js";
import type { ReadonlyDeep } from "../../../shared/readonly-deep.js";
import { Collection } from "../collection.js";

/** What the authorization server is told about an offer. */
export type OfferInfo = ReadonlyDeep<CredentialOfferInfo> &
  Readonly<Record<"identifier" | "subject", string>> &
  Readonly<Record<"authTime" | "expiresAt", number>> & { readonly credentialConfigurationIds: readonly string[] };

/** A credential offer: OpenID for Verifiable Credential Issuance 1.0, section 4. */
export interface CredentialOffer {
  readonly info: OfferInfo;
  /** Whether its pre-authorized code has been redeemed. */
  redeemed: boolean;
  /** Number of wrong transaction codes so far. */
  wrongCodes: number;
}

/** The offers of a service, by their identifiers and by the values that wallets send. */
export type CredentialOffers = Collection<CredentialOffer, "identifier" | "issuerState" | "preAuthorizedCode">;

export function credentialOfferCollection(now: () => number): CredentialOffers {
  return new Collection(now, {
    keys: {
      identifier: ({ info }) => info.identifier,
      issuerState: ({ info }) => info.issuerState ?? null,
      preAuthorizedCode: ({ info }) => info.preAuthorizedCode ?? null,
    },
    expiresAt: ({ info }) => info.expiresAt,
  });
}
