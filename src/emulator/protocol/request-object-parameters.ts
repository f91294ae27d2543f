import { refusalOf } from "../api/answers.js";
import { FormParameters, requestParameters } from "./form.js";
import type { RequestObject } from "./request-object.js";
import { checkResource, type ResourceCodes } from "./resources.js";
import { isObject } from "../../shared/is-object.js";

const invalid = refusalOf("invalid_request");

/** Codes for a single resource of a signed request, and for the entries of a list. */
const singleResourceCodes: ResourceCodes = ["A251309", "A251310", "A251311"];
const listResourceCodes: ResourceCodes = ["A251303", "A251304", "A251305"];

/** The parameters in a signed request, as if they were form parameters: CIBA Core 1.0, section 7.1.1. */
export function parametersOf({ claims }: RequestObject): FormParameters {
  const given = requestParameters.filter((name) => claims[name] !== undefined);
  return FormParameters.of(given.flatMap((name) => textsOf(name, claims[name]).map((text) => [name, text] as const)));
}

/** The `request_context` as JSON text. Only a signed request can have one. */
export function requestContextOf({ claims }: RequestObject): string | undefined {
  const { request_context: context } = claims;
  if (context === undefined) return undefined;
  if (!isObject(context)) throw invalid("A167326", "The request_context is not a JSON object.");
  return JSON.stringify(context);
}

function textsOf(name: string, value: unknown): readonly string[] {
  if (value === null) throw invalid("A167316", `The '${name}' of the signed request is null.`);
  if (name === "resource") return resourcesOf(value);
  // RFC 9396, section 3: in a JWT, the details are a JSON array rather than text.
  if (name === "authorization_details" && typeof value === "object") return [JSON.stringify(value)];
  // CIBA Core 1.0, section 7.1.1: a number, or a string with one.
  if (name === "requested_expiry" && typeof value === "number") return [String(value)];
  if (typeof value !== "string") throw invalid("A167323", `The '${name}' of the signed request is not a string.`);
  return [value];
}

/** Reads the `resource` of a signed request, which is a string or a list. */
export function resourcesOf(value: unknown): readonly string[] {
  if (typeof value === "string") {
    checkResource(value, singleResourceCodes);
    return [value];
  }
  if (!Array.isArray(value))
    throw invalid("A251301", "The 'resource' of the signed request is neither a string nor an array.");
  const index = value.findIndex((entry) => typeof entry !== "string");
  if (index >= 0) throw invalid("A251302", `The entry ${index} of 'resource' in the signed request is not a string.`);
  for (const resource of value as string[]) checkResource(resource, listResourceCodes);
  return value as string[];
}
