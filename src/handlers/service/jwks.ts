import type { Authlete } from "../../client/client.js";
import { checkOptions } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import type { Handler } from "../endpoint/handler.js";
import { documentChecks, relayedDocument, type DocumentOptions } from "./relayed-document.js";

/** Options of {@link jwks}. */
export interface JwksOptions extends DocumentOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "service">;
}

/**
 * Creates the JWK set endpoint, with the public keys of the service: RFC 7517, section 5. For a service without keys it answers with
 * `server_error`: an empty set may just have been lost on the way, and would make clients discard the keys they have.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function jwks(options: JwksOptions): Handler {
  checkOptions("jwks", options, { ...documentChecks, authlete: apiClient("service.getJwks") });
  const { service } = options.authlete;
  const load = () => service.getJwks();
  return relayedDocument("jwks", options, "service.getJwks", load, ({ keys }) => Array.isArray(keys));
}
