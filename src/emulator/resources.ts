import { Refusal } from "./answers.js";
import type { FormParameters } from "./form-parameters.js";
import { ownCodes } from "./own-codes.js";

/** The resource indicators of a request: absolute URIs without a fragment, RFC 8707, section 2. */
export function readResources(form: FormParameters): string[] {
  const resources = [...new Set(form.all("resource"))];
  for (const resource of resources) {
    if (!isResourceIndicator(resource)) {
      throw new Refusal(
        "invalid_target",
        ownCodes.resourceInvalid,
        "A resource is not an absolute URI without a fragment.",
      );
    }
  }
  return resources;
}

export function isResourceIndicator(text: string): boolean {
  return URL.canParse(text) && !text.includes("#");
}
