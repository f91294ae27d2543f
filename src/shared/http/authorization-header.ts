import { isToken, readParameters } from "./header-parameters.js";

/** The credentials in an `Authorization` header: a scheme with one token, or parameters, or nothing. RFC 9110, section 11.4. */
export interface Credentials {
  /** In lower case, such as `bearer`. */
  readonly scheme: string;
  /** The token after the scheme, such as a bearer token or the base64 of the Basic scheme. */
  readonly token: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Parses an `Authorization` header. Undefined if it is absent or malformed, such as two of them joined by a comma. */
export function readAuthorization(header: string | null | undefined): Credentials | undefined {
  const text = (header ?? "").trim();
  const name = text.split(" ", 1)[0]!;
  const rest = text.slice(name.length).trim();
  if (!isToken(name)) return undefined;
  const scheme = name.toLowerCase();
  if (/^[\w.~+/-]+=*$/.test(rest)) return { scheme, token: rest, parameters: new Map() };
  const parameters = readParameters(rest, ",");
  return parameters && { scheme, token: undefined, parameters };
}
