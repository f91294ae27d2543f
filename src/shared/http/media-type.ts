import { isToken, readParameters } from "./header-parameters.js";

/** A parsed media type, as in `Content-Type`: RFC 9110, section 8.3.1. */
export interface MediaType {
  /** Type and subtype in lower case, such as `application/json`. */
  readonly type: string;
  /** Values without quotes, by name in lower case. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Parses a media type. Undefined for anything else, such as two of them separated by a comma. */
export function readMediaType(text: string | null | undefined): MediaType | undefined {
  const [whole = "", ...rest] = (text ?? "").split(";");
  const [first = "", second = "", more] = whole.trim().split("/");
  if (!isToken(first) || !isToken(second) || more !== undefined) return undefined;
  const parameters = readParameters(rest.join(";"), ";");
  return parameters && { type: `${first}/${second}`.toLowerCase(), parameters };
}

/** Whether a `Content-Type` is of this type, whatever its parameters. */
export function isOfMediaType(header: string | null | undefined, type: string): boolean {
  return readMediaType(header)?.type === type;
}
