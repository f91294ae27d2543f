import type { Authlete } from "../../client/client.js";
import { checkOptions } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import type { Handler } from "../endpoint/handler.js";
import { documentChecks, relayedDocument, type DocumentOptions } from "./relayed-document.js";

/** Options of {@link jwks}. */
export interface JwksOptions extends DocumentOptions {
  /** The client of the API. */
  authlete: Pick<Authlete, "service">;
}

/**
 * Makes the JWK set endpoint, with the public keys of the service: RFC 7517, section 5. Without keys, the set is empty.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function jwks(options: JwksOptions): Handler {
  checkOptions("jwks", options, { ...documentChecks, authlete: apiClient("service.getJwks") });
  const { service } = options.authlete;
  // A service without keys has no document: the API answers 204.
  const load = async () => (await service.getJwks()) ?? { keys: [] };
  return relayedDocument("jwks", options, "service.getJwks", load, ({ keys }) => Array.isArray(keys));
}
