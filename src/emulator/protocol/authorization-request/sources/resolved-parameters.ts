import type { FormParameters } from "../../form.js";
import type { ObjectOrigin } from "./object-codes.js";

/** A request object whose signature was verified. */
export interface VerifiedObject {
  readonly origin: ObjectOrigin;
  readonly alg: string;
  readonly claims: Readonly<Record<string, unknown>>;
  /** The parameters of the request itself, which an object may have made superfluous. */
  readonly outer: FormParameters;
}

/** The parameters of an authorization request from wherever the client put them, be it a request object or a push. */
export interface ResolvedParameters {
  readonly form: FormParameters;
  /** Null where the parameters came as they are. */
  readonly object: VerifiedObject | null;
}
