import type { JWK } from "jose";
import { refusalOf, type Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { SigningKey } from "../credential-keys.js";

/** The contents of a credential to create. */
export interface CredentialDraft {
  readonly context: ServiceContext;
  readonly issuer: string;
  readonly format: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly key: SigningKey;
  /** The wallet's key to bind the credential to. */
  readonly bindingKey: JWK | undefined;
  /** Lifetime in seconds; undefined for a credential that does not expire. */
  readonly duration: number | undefined;
}

/** The refusal of an unsuitable payload. */
export function invalidPayload(text: string): Refusal {
  return refusalOf("invalid_credential_request")(emulatorCodes.payloadInvalid, text);
}
