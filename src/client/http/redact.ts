/** Text from outside without secrets; undefined for what is no text. */
export type Redact = (text: unknown) => string | undefined;

/** Takes out what text from outside may show of a request: Deno's errors name the URL, and an answer may echo the headers. */
export function createRedact(url: string, token: string): Redact {
  return (text) => (typeof text === "string" ? text.replaceAll(url, "[url]").replaceAll(token, "[token]") : undefined);
}
