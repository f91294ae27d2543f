import type { DynamicScope, Scope } from "../../generated/models.js";
import { Refusal, refusalOf } from "../api/answers.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import { fitsRegex, type RequestedScopes } from "./authorization-request/requested-scopes.js";
import { words } from "./form.js";
import type { EmulatedService } from "../settings/service-settings.js";
import { MAX_STORED, storedSize } from "../settings/storage-limits.js";

const invalid = refusalOf("invalid_request");

/** Result codes for the scopes of a request, which depend on the endpoint. */
export interface ScopeCodes {
  readonly tooLong: readonly [error: string, resultCode: string];
  /** For a request without scopes if the service has no default ones. Default: allowed. */
  readonly missing?: string;
  /** For a request with no scope left if the service requires one. */
  readonly noneLeft?: string;
  readonly unknown: string;
  readonly forbidden: string;
  /** For `openid`, if it is refused rather than dropped with a warning like other forbidden scopes. */
  readonly openidForbidden?: string;
  /** For a request without `openid`. Default: allowed. */
  readonly openidMissing?: string;
}

/** The scopes of a request, without unknown and forbidden ones, each of which causes a warning. */
export function acceptScopes(
  service: EmulatedService,
  client: EmulatedClient,
  requested: string | undefined,
  codes: ScopeCodes,
  warnings: string[],
): RequestedScopes {
  if (requested !== undefined && storedSize(requested) > MAX_STORED)
    throw new Refusal(...codes.tooLong, "The scope is too long.");
  const names = requested === undefined ? defaultNames(service) : words(requested);
  if (names.length === 0 && codes.missing !== undefined)
    throw invalid(codes.missing, "The request has no scope, and the service has no default scopes.");

  const { supportedScopes } = service;
  const accepted: Scope[] = [];
  const dynamicScopes: DynamicScope[] = [];
  for (const name of names) {
    const scope =
      supportedScopes.find((known) => known.name === name) ?? supportedScopes.find((known) => fitsRegex(known, name));
    if (!scope) warnings.push(`[${codes.unknown}] The scope '${name}' is not known and was left out.`);
    else if (!mayRequest(client, scope.name!)) {
      if (name === "openid" && codes.openidForbidden !== undefined)
        throw new Refusal("invalid_scope", codes.openidForbidden, "The client may not request the scope 'openid'.");
      warnings.push(`[${codes.forbidden}] The client may not request the scope '${name}', which was left out.`);
    } else if (scope.name !== name) dynamicScopes.push({ name: scope.name!, value: name });
    else {
      // Unlike other operations, those of CIBA and the device flow omit the descriptions of a scope.
      const { description: _description, descriptions: _descriptions, ...rest } = scope;
      accepted.push({ defaultEntry: false, ...rest });
    }
  }
  if (codes.noneLeft !== undefined && service.scopeRequired === true && accepted.length + dynamicScopes.length === 0)
    throw new Refusal("invalid_scope", codes.noneLeft, "The service needs at least one scope.");
  if (codes.openidMissing !== undefined && !accepted.some((scope) => scope.name === "openid"))
    throw new Refusal("invalid_scope", codes.openidMissing, "The scope 'openid' is missing.");
  return { scopes: accepted, dynamicScopes };
}

/** The named scopes that the service supports and the client may request, without duplicates. */
export function grantableScopes(service: EmulatedService, client: EmulatedClient, names: readonly string[]): string[] {
  return [...new Set(names)].filter(
    (name) => service.supportedScopes.some((known) => known.name === name) && mayRequest(client, name),
  );
}

/** The claims that a scope requests: OpenID Connect Core 1.0, section 5.4. */
const claimsOfScope: Readonly<Record<string, readonly string[]>> = {
  profile: words(
    "name family_name given_name middle_name nickname preferred_username profile picture website gender birthdate " +
      "zoneinfo locale updated_at",
  ),
  email: ["email", "email_verified"],
  address: ["address"],
  phone: ["phone_number", "phone_number_verified"],
};

/** The claims that the scopes request, without unsupported ones, each of which causes a warning. */
export function claimsFor(
  service: EmulatedService,
  scopes: readonly string[],
  unsupported = "",
  warnings: string[] = [],
): string[] {
  const names = scopes.flatMap((scope) => (Object.hasOwn(claimsOfScope, scope) ? (claimsOfScope[scope] ?? []) : []));
  return names.filter((name) => {
    if (service.supportedClaims.includes(name)) return true;
    warnings.push(`[${unsupported}] The claim '${name}' is not supported and was left out.`);
    return false;
  });
}

function defaultNames(service: EmulatedService): string[] {
  return service.supportedScopes.filter((scope) => scope.defaultEntry).map((scope) => scope.name ?? "");
}

function mayRequest(client: EmulatedClient, name: string): boolean {
  return !client.extension.requestableScopesEnabled || client.extension.requestableScopes.includes(name);
}
