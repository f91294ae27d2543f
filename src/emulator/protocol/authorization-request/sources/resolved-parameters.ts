import type { FormParameters } from "../../form.js";

/** The parameters of an authorization request from wherever the client put them, be it a request object or a push. */
export interface ResolvedParameters {
  readonly form: FormParameters;
  /** The payload of the request object, as JSON; null where there is none. */
  readonly requestObjectPayload: string | null;
}
