import type { Scope } from "../../generated/models.js";
import { Refusal } from "../api/answers.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import { words } from "./form.js";
import type { EmulatedService } from "../settings/service-settings.js";
import { maxStored, storedSize } from "../settings/storage-limits.js";

/** The scopes of a request that are left when unknown and forbidden ones are dropped, with a warning for each. */
export function acceptScopes(
  service: EmulatedService,
  client: EmulatedClient,
  requested: string | undefined,
  warnings: string[],
): Scope[] {
  if (requested !== undefined && storedSize(requested) > maxStored)
    throw new Refusal("invalid_request", "A176307", "The scope is too long.");
  const names = requested === undefined ? defaultNames(service) : words(requested);
  if (names.length === 0)
    throw new Refusal("invalid_request", "A176301", "The request has no scope, and the service has no default scopes.");

  const accepted: Scope[] = [];
  for (const name of names) {
    const scope = service.supportedScopes.find((known) => known.name === name);
    if (!scope) warnings.push(`[A176303] The scope '${name}' is not known and was left out.`);
    else if (!mayRequest(client, name)) {
      if (name === "openid")
        throw new Refusal("invalid_scope", "A176305", "The client may not request the scope 'openid'.");
      warnings.push(`[A176302] The client may not request the scope '${name}', which was left out.`);
    } else {
      // The CIBA operations do not fill in the descriptions of a scope.
      const { description: _description, descriptions: _descriptions, ...rest } = scope;
      accepted.push({ defaultEntry: false, ...rest });
    }
  }
  // CIBA Core 1.0, section 7.1: a CIBA request is an OpenID Connect request.
  if (!accepted.some((scope) => scope.name === "openid")) {
    throw new Refusal("invalid_scope", "A176304", "The scope 'openid' is missing.");
  }
  return accepted;
}

/** The scopes among the names that the service has and the client may request, each once. */
export function grantableScopes(service: EmulatedService, client: EmulatedClient, names: readonly string[]): string[] {
  return [...new Set(names)].filter(
    (name) => service.supportedScopes.some((known) => known.name === name) && mayRequest(client, name),
  );
}

/** Claims that a scope stands for: OpenID Connect Core 1.0, section 5.4. */
const claimsOfScope: Readonly<Record<string, readonly string[]>> = {
  profile: [
    "name",
    "family_name",
    "given_name",
    "middle_name",
    "nickname",
    "preferred_username",
    "profile",
    "picture",
    "website",
    "gender",
    "birthdate",
    "zoneinfo",
    "locale",
    "updated_at",
  ],
  email: ["email", "email_verified"],
  address: ["address"],
  phone: ["phone_number", "phone_number_verified"],
};

/** The claims that the scopes stand for, less those that the service does not support, with a warning for each. */
export function claimsFor(service: EmulatedService, scopes: readonly string[], warnings: string[] = []): string[] {
  const names = scopes.flatMap((scope) => (Object.hasOwn(claimsOfScope, scope) ? (claimsOfScope[scope] ?? []) : []));
  return names.filter((name) => {
    if (service.supportedClaims.includes(name)) return true;
    warnings.push(`[A176306] The claim '${name}' is not supported and was left out.`);
    return false;
  });
}

function defaultNames(service: EmulatedService): string[] {
  return service.supportedScopes.filter((scope) => scope.defaultEntry).map((scope) => scope.name ?? "");
}

function mayRequest(client: EmulatedClient, name: string): boolean {
  return !client.extension.requestableScopesEnabled || client.extension.requestableScopes.includes(name);
}
