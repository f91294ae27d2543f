import { isToken, readParameters } from "./header-parameters.js";

/** A media type as `Content-Type` has it: RFC 9110, section 8.3.1. */
export interface MediaType {
  /** Type and subtype in lower case, such as `application/json`. */
  readonly type: string;
  /** Values by their names in lower case; quotes are taken off. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a media type; undefined if the text is none, such as two of them between commas. */
export function readMediaType(text: string | null | undefined): MediaType | undefined {
  const [whole = "", ...rest] = (text ?? "").split(";");
  const [first = "", second = "", more] = whole.trim().split("/");
  if (!isToken(first) || !isToken(second) || more !== undefined) return undefined;
  const parameters = readParameters(rest.join(";"), ";");
  return parameters && { type: `${first}/${second}`.toLowerCase(), parameters };
}

/** Whether a `Content-Type` is of a type, whatever its parameters are. */
export function isOfMediaType(header: string | null | undefined, type: string): boolean {
  return readMediaType(header)?.type === type;
}
