import type { GrantType, TokenResponse } from "../../../../generated/models.js";
import { Refusal } from "../../../api/answers.js";
import type { Reply } from "../../../api/reply.js";
import type { FormParameters } from "../../../protocol/form.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { StoredService } from "../../../settings/service-settings.js";
import type { AnyTokenCall, TokenCall } from "../../../tokens/token-request.js";

/** Result codes for a required parameter that is missing or has no value. */
export interface ParameterCodes {
  readonly missing: string;
  readonly empty: string;
  /** For a repeated parameter. Default: the code that all parameters share. */
  readonly repeated?: string;
}

/** A grant type of the token endpoint. */
export interface TokenGrant<Name extends string = string> {
  readonly grantType: GrantType;
  /** The value of `grant_type`. */
  readonly name: string;
  /** The required parameters. */
  readonly parameters: Readonly<Record<Name, ParameterCodes>>;
  /** Whether public clients may use the grant type. Default: false. */
  readonly publicClients?: boolean;
  /** Result codes for other repeated parameters. */
  readonly repeated?: Readonly<Record<string, string>>;
  /** Result code for `properties` that are too big. Default: that of CIBA. */
  readonly propertiesTooBig?: string;
  /** Result code for a client that is not registered for the grant type. */
  readonly disabledForClient: string;
  /** Answers a request that does not identify the client, if the service accepts it. Default: refused. */
  readonly anonymous?: {
    /** @throws Refusal if there is a more specific reason than that the client is unknown. */
    isTaken(service: StoredService): boolean;
    redeem(
      context: ServiceContext,
      call: AnyTokenCall,
      parameters: Readonly<Record<Name, string>>,
    ): Promise<Reply<TokenResponse>>;
  };
  /** Answers a request from an authenticated client. */
  redeem(
    context: ServiceContext,
    call: TokenCall,
    parameters: Readonly<Record<Name, string>>,
  ): Promise<Reply<TokenResponse>>;
}

/** Reads the required parameters of a grant. */
export function readParameters({ parameters }: TokenGrant, form: FormParameters): Record<string, string> {
  const read = Object.entries(parameters).map(([name, { missing, empty }]) => {
    if (!form.has(name)) throw new Refusal("invalid_request", missing, `The request has no ${name}.`);
    const value = form.get(name);
    if (value === undefined) throw new Refusal("invalid_request", empty, `The ${name} has no value.`);
    return [name, value] as const;
  });
  return Object.fromEntries(read);
}
