import type { AuthorizationDetails, AuthorizationDetailsElement } from "../../generated/models.js";
import { refusalOf } from "../api/answers.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import type { FormParameters } from "./form.js";
import { parseJson } from "../api/request-body.js";
import type { EmulatedService } from "../settings/service-settings.js";
import { isListOf } from "../settings/settings-check.js";
import { isObject } from "../../shared/is-object.js";
import { sameJson } from "../../shared/json/same-json.js";

const invalid = refusalOf("invalid_authorization_details");

/** Authorization details as a client sends them: RFC 9396, section 2. */
export type RequestedDetails = readonly Readonly<Record<string, unknown>>[];

/** Result codes for `authorization_details`. */
export interface DetailsCodes {
  readonly notJson: string;
  readonly notArray: string;
  readonly malformed: string;
  readonly typeMissing: string;
  readonly typeUnsupported: string;
  readonly typeForbidden: string;
}

/** The codes of the API, which are the same at all endpoints. */
export const detailsCodes: DetailsCodes = {
  notJson: "A249304",
  notArray: "A249305",
  malformed: "A249306",
  typeMissing: "A249301",
  typeUnsupported: "A249302",
  typeForbidden: "A249303",
};

/** Reads `authorization_details`: RFC 9396, section 5. */
export function readAuthorizationDetails(
  service: EmulatedService,
  client: Pick<EmulatedClient, "authorizationDetailsTypes">,
  form: FormParameters,
  codes: DetailsCodes,
): RequestedDetails {
  const text = form.get("authorization_details");
  if (text === undefined) return [];
  const value = parseJson(text);
  if (value === undefined) throw invalid(codes.notJson, "The authorization_details are not JSON.");
  if (!Array.isArray(value)) throw invalid(codes.notArray, "The authorization_details are not a JSON array.");
  return value.map((element: unknown, index) => {
    const entry = `the entry ${index} of authorization_details`;
    if (!isObject(element) || !hasCommonForms(element))
      throw invalid(codes.malformed, `The form of ${entry} is not the one that it has to have.`);
    const { type } = element;
    if (typeof type !== "string" || type === "") throw invalid(codes.typeMissing, `There is no type in ${entry}.`);
    if (!service.supportedAuthorizationDetailsTypes.includes(type))
      throw invalid(codes.typeUnsupported, `The service does not support the type of ${entry}.`);
    if (!client.authorizationDetailsTypes.includes(type))
      throw invalid(codes.typeForbidden, `The client does not use the type of ${entry}.`);
    return element;
  });
}

/**
 * Whether requested details are within granted ones: RFC 9396, section 6. Only the common lists can be narrowed, since
 * the meaning of other fields depends on the type.
 */
export function areWithin(granted: RequestedDetails, asked: RequestedDetails): boolean {
  return asked.every((wanted) => granted.some((element) => sameJson(element, wanted, Object.keys(lists))));
}

/** The list fields of RFC 9396, section 2.2, and their names in the API. */
const lists = { locations: "locations", actions: "actions", datatypes: "dataTypes", privileges: "privileges" } as const;

function hasCommonForms(element: Readonly<Record<string, unknown>>): boolean {
  return (
    Object.keys(lists).every((name) => isListOf(element[name] ?? [], (entry) => typeof entry === "string")) &&
    ["string", "undefined"].includes(typeof element["identifier"])
  );
}

/** The details as the API describes them to the authorization server; undefined if there are none. */
export function describeDetails(details: RequestedDetails): AuthorizationDetails | undefined {
  return details.length > 0 ? { elements: details.map(describe) } : undefined;
}

function describe(element: Readonly<Record<string, unknown>>): AuthorizationDetailsElement {
  const described: Record<string, unknown> = {};
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(element)) {
    if (name === "type" || name === "identifier") described[name] = value;
    else if (Object.hasOwn(lists, name)) described[lists[name as keyof typeof lists]] = value;
    else others[name] = value;
  }
  if (Object.keys(others).length > 0) described["otherFields"] = JSON.stringify(others);
  return described as unknown as AuthorizationDetailsElement;
}
