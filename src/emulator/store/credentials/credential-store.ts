import { credentialOfferCollection } from "./offers.js";
import { credentialRequestCollection } from "./requests.js";

/** The records of a service as a credential issuer. */
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
