/** Removes secrets from text that came from outside. Returns undefined for anything but a string. */
export type Redact = (text: unknown) => string | undefined;

/** Replaces the URL and the token of a request: Deno's errors name the URL, and an answer may echo the headers. */
export function createRedact(url: string, token: string): Redact {
  return (text) => (typeof text === "string" ? text.replaceAll(url, "[url]").replaceAll(token, "[token]") : undefined);
}
