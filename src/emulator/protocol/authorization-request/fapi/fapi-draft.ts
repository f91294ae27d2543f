import type { EmulatedClient } from "../../../settings/client-settings.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { FormParameters } from "../../form.js";
import type { ResponseTypeTraits } from "../response-type.js";
import type { VerifiedObject } from "../sources/resolved-parameters.js";
import type { FapiProfile } from "./fapi-profile.js";

/** The parts of an authorization request to which FAPI rules apply. */
export interface FapiDraft {
  readonly context: ServiceContext;
  readonly profile: FapiProfile;
  readonly client: EmulatedClient;
  readonly form: FormParameters;
  readonly type: ResponseTypeTraits;
  /** Whether the answer is a JWT. */
  readonly jwt: boolean;
  readonly openid: boolean;
  readonly pushed: boolean;
  readonly object: VerifiedObject | null;
}
