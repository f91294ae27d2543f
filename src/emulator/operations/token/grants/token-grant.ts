import type { GrantType, TokenResponse } from "../../../../generated/models.js";
import { Refusal } from "../../../api/answers.js";
import type { Reply } from "../../../api/reply.js";
import type { FormParameters } from "../../../protocol/form.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { StoredService } from "../../../settings/service-settings.js";
import type { AnyTokenCall, TokenCall } from "../../../tokens/token-request.js";

/** Result codes for a parameter that a grant needs: for one that is not there, and for one without a value. */
export interface ParameterCodes {
  readonly missing: string;
  readonly empty: string;
  /** For one that is there more than once. Default: the code that all parameters share. */
  readonly repeated?: string;
}

/** A grant type of the token endpoint. */
export interface TokenGrant<Name extends string = string> {
  readonly grantType: GrantType;
  /** Its `grant_type`. */
  readonly name: string;
  /** The parameters that a request has to have. */
  readonly parameters: Readonly<Record<Name, ParameterCodes>>;
  /** Whether clients may use it that cannot authenticate. */
  readonly publicClients?: boolean;
  /** Result codes for other parameters that are there more than once. */
  readonly repeated?: Readonly<Record<string, string>>;
  /** Result code for properties of the call that are too big. Default: that of CIBA. */
  readonly propertiesTooBig?: string;
  /** Result code for a client that is not registered for it. */
  readonly disabledForClient: string;
  /** Answers a request of which it is not known whose it is, where the service takes one. Default: none does. */
  readonly anonymous?: {
    /** @throws Refusal where there is more to say to a client than that it has to be known. */
    isTaken(service: StoredService): boolean;
    redeem(
      context: ServiceContext,
      call: AnyTokenCall,
      parameters: Readonly<Record<Name, string>>,
    ): Promise<Reply<TokenResponse>>;
  };
  /** Answers the request of a client that was authenticated. */
  redeem(
    context: ServiceContext,
    call: TokenCall,
    parameters: Readonly<Record<Name, string>>,
  ): Promise<Reply<TokenResponse>>;
}

/** The parameters that a grant needs. */
export function readParameters({ parameters }: TokenGrant, form: FormParameters): Record<string, string> {
  const read = Object.entries(parameters).map(([name, { missing, empty }]) => {
    if (!form.has(name)) throw new Refusal("invalid_request", missing, `The request has no ${name}.`);
    const value = form.get(name);
    if (value === undefined) throw new Refusal("invalid_request", empty, `The ${name} has no value.`);
    return [name, value] as const;
  });
  return Object.fromEntries(read);
}
