import { Refusal } from "../api/answers.js";
import type { FormParameters } from "./form.js";

/** Result codes for a resource that is not a URI, is not absolute, or has a fragment. */
export type ResourceCodes = readonly [invalid: string, relative: string, fragment: string];

/** Codes for the parameter of a form. */
export const resourceCodes: ResourceCodes = ["A251306", "A251307", "A251308"];

/** Reads the resource indicators of a request: absolute URIs without a fragment (RFC 8707, section 2). */
export function readResources(form: FormParameters, codes: ResourceCodes): string[] {
  const resources = [...new Set(form.all("resource"))];
  for (const resource of resources) checkResource(resource, codes);
  return resources;
}

export function checkResource(resource: string, [invalid, relative, fragment]: ResourceCodes): void {
  const refuse = (code: string, text: string) => new Refusal("invalid_target", code, text);
  // RFC 3986, section 2: rejects characters that a URI cannot have.
  if (!/^[\x21\x23-\x3b\x3d\x3f-\x5b\x5d\x5f\x61-\x7a\x7e]+$/.test(resource) || /%(?![0-9A-Fa-f]{2})/.test(resource))
    throw refuse(invalid, "A resource is not a URI.");
  if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(resource)) throw refuse(relative, "A resource is not an absolute URI.");
  if (resource.includes("#")) throw refuse(fragment, "A resource has a fragment.");
  if (!URL.canParse(resource)) throw refuse(invalid, "A resource is not a URI.");
}

export function isResourceIndicator(text: string): boolean {
  return URL.canParse(text) && !text.includes("#");
}
