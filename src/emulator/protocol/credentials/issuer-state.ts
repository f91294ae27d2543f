import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { CredentialOffer } from "../../store/credentials/offers.js";
import type { FormParameters } from "../form.js";
import { credentialIssuerOf } from "./issuer.js";

/** The offer behind an authorization request: OpenID for Verifiable Credential Issuance 1.0, section 5.1.3. */
export function readIssuerState(
  { service, store, clock }: ServiceContext,
  form: FormParameters,
): CredentialOffer | null {
  const state = form.get("issuer_state");
  if (state === undefined || !credentialIssuerOf(service)) return null;
  const offer = store.credentials.offers.find("issuerState", state);
  if (offer && offer.info.expiresAt > clock.now()) return offer;
  throw new Refusal(
    "invalid_request",
    emulatorCodes.issuerStateUnknown,
    "The issuer_state does not belong to a valid offer.",
  );
}
