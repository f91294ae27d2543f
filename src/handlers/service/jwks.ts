import type { Authlete } from "../../client/client.js";
import type { Handler } from "../endpoint/endpoint.js";
import { apiClient, checkOptions } from "../endpoint/option-checks.js";
import { documentChecks, relayedDocument, type DocumentOptions } from "./relayed-document.js";

/** Options of {@link jwks}. */
export interface JwksOptions extends DocumentOptions {
  /** The client of the API. */
  authlete: Pick<Authlete, "service">;
}

/**
 * Makes the endpoint of the JWK set, with the public keys of the service: RFC 7517, section 5. A service without keys has
 * an empty set.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function jwks(options: JwksOptions): Handler {
  checkOptions("jwks", options, { ...documentChecks, authlete: apiClient("service.getJwks") });
  const { service } = options.authlete;
  return relayedDocument("jwks", options, "service.getJwks", async () => (await service.getJwks()) ?? { keys: [] });
}
