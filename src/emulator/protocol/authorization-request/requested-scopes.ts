import type { DynamicScope, Scope } from "../../../generated/models.js";
import { words } from "../form.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import type { EmulatedService } from "../../settings/service-settings.js";
import type { ResponseTypeTraits } from "./response-type.js";

/** The scopes of a request, without those that the client may not have. */
export interface RequestedScopes {
  /** Sorted by name. */
  readonly scopes: readonly Scope[];
  readonly dynamicScopes: readonly DynamicScope[];
}

/** Reads the scopes of an authorization request. Default: those that the service marks as default. */
export function readScopes(
  service: EmulatedService,
  client: Pick<EmulatedClient, "extension">,
  type: ResponseTypeTraits,
  requested: string | undefined,
): RequestedScopes {
  const { requestableScopesEnabled, requestableScopes } = client.extension;
  const mayRequest = (scope: Scope) => !requestableScopesEnabled || requestableScopes.includes(scope.name ?? "");
  // Without a code there is no token request, and so no refresh token.
  const known = service.supportedScopes.filter(
    (scope) => mayRequest(scope) && (type.code || scope.name !== "offline_access"),
  );
  if (requested === undefined)
    return { scopes: sorted(known.filter(({ defaultEntry }) => defaultEntry)), dynamicScopes: [] };
  const names = words(requested);
  const dynamicScopes = names.flatMap((value) => {
    if (known.some(({ name }) => name === value)) return [];
    const scope = known.find((candidate) => fitsRegex(candidate, value));
    return scope ? [{ name: scope.name!, value }] : [];
  });
  return { scopes: sorted(known.filter(({ name }) => names.includes(name!))), dynamicScopes };
}

/** The scope values of a token. */
export function scopeValues({ scopes, dynamicScopes }: RequestedScopes): string[] {
  return [...scopes.map(({ name }) => name ?? ""), ...dynamicScopes.map(({ value }) => value ?? "")];
}

/** Whether a value matches a dynamic scope, defined by its attribute `regex`. */
export function fitsRegex({ attributes }: Scope, value: string): boolean {
  const regex = attributes?.find(({ key }) => key === "regex")?.value;
  if (!regex) return false;
  try {
    return new RegExp(`^(?:${regex})$`).test(value);
  } catch {
    return false;
  }
}

function sorted(scopes: readonly Scope[]): readonly Scope[] {
  return [...scopes]
    .sort((a, b) => ((a.name ?? "") < (b.name ?? "") ? -1 : 1))
    .map((scope) => ({ defaultEntry: false, ...scope }));
}
