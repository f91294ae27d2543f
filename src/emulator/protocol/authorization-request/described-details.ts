import { ApiFailure } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJsonObject, type RequestBody } from "../../api/request-body.js";
import type { AuthorizationDetails } from "../../../generated/models.js";
import { isListOf } from "../../settings/settings-check.js";
import { isObject } from "../../../shared/is-object.js";
import type { RequestedDetails } from "../authorization-details.js";

/** Reads authorization details in the API's format, the reverse of `describeDetails`. */
export function readDescribedDetails(
  body: RequestBody<{ authorizationDetails?: AuthorizationDetails | null | undefined }>,
): RequestedDetails | undefined {
  const details = body.value["authorizationDetails"] ?? undefined;
  if (details === undefined) return undefined;
  const elements = isObject(details) ? (details["elements"] ?? []) : undefined;
  if (isListOf(elements, (element) => isObject(element) && typeof element["type"] === "string"))
    return (elements as Readonly<Record<string, unknown>>[]).map(undescribe);
  throw new ApiFailure(
    400,
    emulatorCodes.wrongPropertyType,
    "The property 'authorizationDetails' must be an object with elements, objects with a type.",
  );
}

function undescribe({ otherFields, dataTypes, ...rest }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const others = typeof otherFields === "string" ? parseJsonObject(otherFields) : {};
  const known = { ...rest, ...(dataTypes === undefined ? {} : { datatypes: dataTypes }), ...others };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
}
