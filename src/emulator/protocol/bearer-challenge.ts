import { quotedString } from "../../shared/http/quoted-string.js";
import type { ServiceContext } from "../service/service-context.js";

/** Why an access token is rejected. */
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
  /** Additional parameters of the challenge. */
  readonly hints?: Readonly<Record<string, string | number>>;
}

/** Rejects a token that is missing or no longer valid. */
export function unauthorized(code: string, text: string): TokenRejection {
  return { action: "UNAUTHORIZED", code, text, error: "invalid_token" };
}

/** The `WWW-Authenticate` challenge: RFC 6750, section 3, or RFC 9449, section 7.1. */
export function challenge(context: ServiceContext, { error, code, text, hints = {}, scheme }: TokenRejection): string {
  const description = context.service.errorDescriptionOmitted ? {} : { error_description: `[${code}] ${text}` };
  const parameters = Object.entries({ error, ...description, ...hints });
  return `${scheme ?? "Bearer"} ${parameters.map(([name, value]) => `${name}=${quotedString(String(value))}`).join(",")}`;
}
