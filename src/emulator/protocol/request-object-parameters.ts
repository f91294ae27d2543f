import { refusalOf } from "../api/answers.js";
import { FormParameters, requestParameters } from "./form.js";
import type { RequestObject } from "./request-object.js";
import { checkResource, type ResourceCodes } from "./resources.js";
import { isObject } from "../../shared/is-object.js";

const invalid = refusalOf("invalid_request");

/** Codes for the one resource of a signed request, and for the entries of its list. */
const ofRequestObject: ResourceCodes = ["A251309", "A251310", "A251311"];
const ofRequestObjectList: ResourceCodes = ["A251303", "A251304", "A251305"];

/** The parameters that a signed request contains, as if they had come in the form: CIBA Core 1.0, section 7.1.1. */
export function parametersOf({ claims }: RequestObject): FormParameters {
  const given = requestParameters.filter((name) => claims[name] !== undefined);
  return FormParameters.of(given.flatMap((name) => textsOf(name, claims[name]).map((text) => [name, text] as const)));
}

/** The JSON text of `request_context`, which only a signed request can have. */
export function requestContextOf({ claims }: RequestObject): string | undefined {
  const { request_context: context } = claims;
  if (context === undefined) return undefined;
  if (!isObject(context)) throw invalid("A167326", "The request_context is not a JSON object.");
  return JSON.stringify(context);
}

function textsOf(name: string, value: unknown): readonly string[] {
  if (value === null) throw invalid("A167316", `The '${name}' of the signed request is null.`);
  if (name === "resource") return resourcesOf(value);
  // RFC 9396, section 3, has the details as JSON, and not as the text of it.
  if (name === "authorization_details" && typeof value === "object") return [JSON.stringify(value)];
  // CIBA Core 1.0, section 7.1.1: a number, or the text of one.
  if (name === "requested_expiry" && typeof value === "number") return [String(value)];
  if (typeof value !== "string") throw invalid("A167323", `The '${name}' of the signed request is not a string.`);
  return [value];
}

/** The resources of a signed request, which are one or a list. */
export function resourcesOf(value: unknown): readonly string[] {
  if (typeof value === "string") {
    checkResource(value, ofRequestObject);
    return [value];
  }
  if (!Array.isArray(value))
    throw invalid("A251301", "The 'resource' of the signed request is neither a string nor an array.");
  const index = value.findIndex((entry) => typeof entry !== "string");
  if (index >= 0) throw invalid("A251302", `The entry ${index} of 'resource' in the signed request is not a string.`);
  for (const resource of value as string[]) checkResource(resource, ofRequestObjectList);
  return value as string[];
}
