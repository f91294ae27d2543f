import { isToken, readParameters } from "./header-parameters.js";

/** Credentials as `Authorization` has them: RFC 9110, section 11.4. A scheme has one token, or parameters, or nothing. */
export interface Credentials {
  /** In lower case, such as `bearer`. */
  readonly scheme: string;
  /** What comes after the scheme as one token, such as a bearer token or the base64 of the Basic scheme. */
  readonly token: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads an `Authorization` header; undefined if it is not there, or the text is not one, such as two of them between commas. */
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
