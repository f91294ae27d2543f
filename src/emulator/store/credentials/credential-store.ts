import { credentialOfferCollection } from "./offers.js";
import { credentialRequestCollection } from "./requests.js";

/** What a service has to remember as an issuer of credentials. */
export class CredentialStore {
  readonly offers;
  readonly requests;

  constructor(now: () => number) {
    this.offers = credentialOfferCollection(now);
    this.requests = credentialRequestCollection(now);
  }

  sweep(): void {
    this.offers.sweep();
    this.requests.sweep();
  }
}
