import type { Authlete } from "../../client/client.js";
import { checkOptions } from "../../shared/option-checks.js";
import { apiClient } from "../endpoint/api-method.js";
import type { Handler } from "../endpoint/handler.js";
import { documentChecks, relayedDocument, type DocumentOptions } from "./relayed-document.js";

/** Options of {@link discovery}. */
export interface DiscoveryOptions extends DocumentOptions {
  /** The API client, created by `createAuthlete`. */
  authlete: Pick<Authlete, "service">;
}

/**
 * Creates the discovery endpoint, `/.well-known/openid-configuration`: OpenID Connect Discovery 1.0, section 4, and RFC 8414.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function discovery(options: DiscoveryOptions): Handler {
  checkOptions("discovery", options, { ...documentChecks, authlete: apiClient("service.getConfiguration") });
  const { service } = options.authlete;
  const load = () => service.getConfiguration();
  return relayedDocument(
    "discovery",
    options,
    "service.getConfiguration",
    load,
    (document) => Object.keys(document).length > 0,
  );
}
