import type { World } from "./world.js";

/** Why an access token is not good for a request. */
export interface Shortfall {
  readonly action: "INTERNAL_SERVER_ERROR" | "UNAUTHORIZED" | "FORBIDDEN";
  readonly code: string;
  readonly text: string;
  readonly error: "invalid_token" | "insufficient_scope" | "insufficient_user_authentication" | "server_error";
  /** More parameters of the challenge. */
  readonly hints?: Readonly<Record<string, string | number>>;
}

/** A token that is not there, or no longer good. */
export function unauthorized(code: string, text: string): Shortfall {
  return { action: "UNAUTHORIZED", code, text, error: "invalid_token" };
}

/** A challenge of RFC 6750, section 3. The texts have no quotes in them, but what the caller asks for may. */
export function challenge(world: World, { error, code, text, hints = {} }: Shortfall): string {
  const description = world.service.errorDescriptionOmitted ? {} : { error_description: `[${code}] ${text}` };
  const parameters = Object.entries({ error, ...description, ...hints });
  return `Bearer ${parameters.map(([name, value]) => `${name}="${String(value).replaceAll(/[^\x20-\x21\x23-\x5b\x5d-\x7e]/g, "")}"`).join(",")}`;
}
