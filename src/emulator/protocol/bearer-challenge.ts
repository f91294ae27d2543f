import { quotedString } from "../../shared/http/quoted-string.js";
import type { ServiceContext } from "../service/service-context.js";

/** Why an access token is not good for a request. */
export interface TokenRejection {
  readonly action: "INTERNAL_SERVER_ERROR" | "UNAUTHORIZED" | "FORBIDDEN";
  readonly code: string;
  readonly text: string;
  readonly error:
    | "invalid_token"
    | "invalid_request"
    | "insufficient_scope"
    | "insufficient_user_authentication"
    | "use_dpop_nonce"
    | "server_error";
  /** Default: Bearer. */
  readonly scheme?: "DPoP";
  /** More parameters of the challenge. */
  readonly hints?: Readonly<Record<string, string | number>>;
}

/** A token that is not there, or no longer good. */
export function unauthorized(code: string, text: string): TokenRejection {
  return { action: "UNAUTHORIZED", code, text, error: "invalid_token" };
}

/** A challenge of RFC 6750, section 3, or of RFC 9449, section 7.1. */
export function challenge(context: ServiceContext, { error, code, text, hints = {}, scheme }: TokenRejection): string {
  const description = context.service.errorDescriptionOmitted ? {} : { error_description: `[${code}] ${text}` };
  const parameters = Object.entries({ error, ...description, ...hints });
  return `${scheme ?? "Bearer"} ${parameters.map(([name, value]) => `${name}=${quotedString(String(value))}`).join(",")}`;
}
