import { clientMetadataNames } from "../../../generated/metadata-names.js";
import type { Client } from "../../../generated/models.js";
import { propertyKinds, type PropertyKind } from "../../../generated/property-kinds.js";
import { isObject } from "../../../shared/is-object.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJson } from "../../api/request-body.js";
import type { StoredClient } from "../../settings/client-settings.js";
import type { StoredService } from "../../settings/service-settings.js";
import { flag, integer, isListOf } from "../../settings/settings-check.js";
import { valueNamed, wireNameOf } from "../../settings/wire-names.js";

/** Client metadata: RFC 7591, section 2. */
export type Metadata = Readonly<Record<string, unknown>>;
export type MetadataProperty = keyof typeof clientMetadataNames;
type ServiceSettings = Pick<
  StoredService,
  "traditionalRequestObjectProcessingApplied" | "dcrScopeUsedAsRequestable" | "supportedCustomClientMetadata"
>;

const table = Object.entries(clientMetadataNames) as readonly (readonly [MetadataProperty, string])[];

/** Properties that must be URIs, and those that must use https. */
const isAddress = (property: string) => /(Uris?|Endpoint)$/.test(property);
const httpsOnly: readonly MetadataProperty[] = ["sectorIdentifierUri", "loginUri", "bcNotificationEndpoint"];

const isUri = (value: unknown) => typeof value === "string" && URL.canParse(value);
const isText = (value: unknown): value is string => typeof value === "string";

/** Excludes `require_signed_request_object` under OpenID Connect's rules, by which the flag has another meaning. */
const isNamed = (service: ServiceSettings, property: MetadataProperty) =>
  property !== "requestObjectRequired" || service.traditionalRequestObjectProcessingApplied !== true;

/** Converts metadata to client properties. Unknown members are ignored: RFC 7591, section 2. */
export function readMetadata(service: ServiceSettings, members: Metadata): Partial<Client> {
  const given = Object.entries(members).filter(([, value]) => value !== null);
  const properties = table
    .filter(([property]) => isNamed(service, property))
    .map(([property, name]) => {
      const localized = given.filter(([member]) => name.endsWith("#") && member.startsWith(name) && member !== name);
      if (localized.length === 0) {
        const [, value] = given.find(([member]) => member === name) ?? [];
        return [property, name.endsWith("#") || value === undefined ? undefined : readValue(property, name, value)];
      }
      const tagged = localized.map(([member, value]) => ({
        tag: member.slice(name.length),
        value: readText(property, member, value),
      }));
      return [property, tagged];
    });
  const custom = given.filter(([member]) => service.supportedCustomClientMetadata?.includes(member));
  return {
    ...(Object.fromEntries(properties.filter(([, value]) => value !== undefined)) as Partial<Client>),
    ...(custom.length > 0 ? { customMetadata: JSON.stringify(Object.fromEntries(custom)) } : {}),
    ...(service.dcrScopeUsedAsRequestable === true ? { extension: readScope(members["scope"]) } : {}),
  };
}

/** Scopes only limit a client that lists some. */
function readScope(scope: unknown = null): Client["extension"] {
  if (scope === null) return { requestableScopesEnabled: false, requestableScopes: [] };
  if (!isText(scope)) throw invalid("A204308", "scope", "a string");
  return { requestableScopesEnabled: true, requestableScopes: [...new Set(scope.split(" ").filter(Boolean))] };
}

function readValue(property: MetadataProperty, name: string, value: unknown): unknown {
  const kind: PropertyKind = propertyKinds.Client[property];
  if (property === "jwks") {
    if (!isObject(value)) throw invalid("A204311", name, "an object");
    return JSON.stringify(value);
  }
  if (kind === "boolean") {
    if (!flag.holds(value)) throw invalid("A204310", name, "a boolean");
    return value;
  }
  if (kind === "integer") {
    if (!integer.holds(value)) throw invalid("A204309", name, "an integer");
    return value;
  }
  const isList = kind === "strings" || (typeof kind === "object" && typeof kind[0] === "object");
  if (isList && !isListOf(value, isText)) throw invalid("A204306", name, "an array of strings");
  const texts = [value].flat().map((entry) => readText(property, name, entry));
  if (typeof kind !== "object") return isList ? texts : texts[0];
  const values = kind.flat();
  const named = texts.map((text) => {
    const found = valueNamed(values, text);
    if (found !== undefined) return found;
    throw invalid(emulatorCodes.metadataValueUnknown, name, `one of ${values.map(wireNameOf).join(", ")}`);
  });
  return isList ? named : named[0];
}

function readText(property: MetadataProperty, name: string, value: unknown): string {
  if (!isText(value)) throw invalid("A204308", name, "a string");
  if (isAddress(property) && !isUri(value)) throw invalid("A204307", name, "an absolute URI");
  if (httpsOnly.includes(property) && !value.startsWith("https:")) throw invalid("A204313", name, "a URI by https");
  return value;
}

function invalid(code: string, name: string, expected: string): Refusal {
  const error = name === clientMetadataNames.redirectUris ? "invalid_redirect_uri" : "invalid_client_metadata";
  return new Refusal(error, code, `The metadata '${name.slice(0, 100)}' has to be ${expected}.`);
}

/** The metadata of a client, including default values: RFC 7591, section 3.2.1. */
export function writeMetadata(service: ServiceSettings, client: StoredClient): Metadata {
  const members = table
    .filter(([property]) => isNamed(service, property))
    .flatMap(([property, name]) => writeValue(property, name, client[property] ?? null));
  const { requestableScopesEnabled, requestableScopes } = client.extension;
  const custom = parseJson(client.customMetadata ?? "{}");
  return {
    ...(isObject(custom) ? custom : {}),
    ...Object.fromEntries(members),
    ...(service.dcrScopeUsedAsRequestable === true && requestableScopesEnabled
      ? { scope: requestableScopes.join(" ") }
      : {}),
  };
}

function writeValue(property: MetadataProperty, name: string, value: unknown): (readonly [string, unknown])[] {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return [];
  if (name.endsWith("#"))
    return (value as { tag?: string; value?: string }[]).map((entry) => [`${name}${entry.tag}`, entry.value]);
  if (property === "jwks") return [[name, parseJson(value as string)]];
  if (typeof propertyKinds.Client[property] !== "object") return [[name, value]];
  return [[name, Array.isArray(value) ? (value as string[]).map(wireNameOf) : wireNameOf(value as string)]];
}
