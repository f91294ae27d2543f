import type { EmulatedClient } from "./client-settings.js";
import type { EmulatedService } from "./service-settings.js";

type Lifetime = "accessTokenDuration" | "refreshTokenDuration" | "idTokenDuration";

/** The scope attribute that limits each lifetime. */
const attributeOf: Readonly<Record<Lifetime, string>> = {
  accessTokenDuration: "access_token.duration",
  refreshTokenDuration: "refresh_token.duration",
  idTokenDuration: "id_token.duration",
};

/** The default lifetime of tokens in seconds: the service's setting, which client and scopes can only shorten. */
export function lifetimeOf(
  service: EmulatedService,
  client: EmulatedClient,
  name: Lifetime,
  scopes: readonly string[] = [],
): number {
  const limits = service.supportedScopes
    .filter((scope) => scopes.includes(scope.name ?? ""))
    .flatMap(({ attributes }) => attributes ?? [])
    .filter(({ key, value }) => key === attributeOf[name] && /^[1-9]\d*$/.test(value ?? ""))
    .map(({ value }) => Number(value));
  return Math.min(service[name], client.extension[name] || service[name], ...limits);
}
