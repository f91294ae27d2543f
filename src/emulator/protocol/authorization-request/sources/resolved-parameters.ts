import type { FormParameters } from "../../form.js";
import type { ObjectOrigin } from "./object-codes.js";

/** A verified request object. */
export interface VerifiedObject {
  readonly origin: ObjectOrigin;
  readonly alg: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The parameters of the request itself, which the object may override. */
  readonly outer: FormParameters;
}

/** The parameters of an authorization request, possibly from a request object or a pushed request. */
export interface ResolvedParameters {
  readonly form: FormParameters;
  /** Null if the parameters were not in a request object. */
  readonly object: VerifiedObject | null;
}
