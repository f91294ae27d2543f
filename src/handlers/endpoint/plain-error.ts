/** Creates an error response without the API: RFC 6749, section 5.2. */
export function plainError(
  status: number,
  error: string,
  description?: string,
  headers: Record<string, string> = {},
): Response {
  const body = { error, ...(description && { error_description: description }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "cache-control": "no-store", pragma: "no-cache", ...headers },
  });
}
