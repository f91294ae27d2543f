/** RFC 6749, section 5.2: an error of which the API knows nothing. */
export function plainError(
  status: number,
  error: string,
  description?: string,
  headers: Record<string, string> = {},
): Response {
  return plainAnswer({ error, ...(description && { error_description: description }) }, status, headers);
}

/** A JSON answer that is not to be stored on the way. */
export function plainAnswer(body: object, status: number, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", pragma: "no-cache", ...headers },
  });
}
