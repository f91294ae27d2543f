import { plainError } from "./plain-error.js";

/** Request headers of the clients of these endpoints, which a CORS preflight asks for. */
const REQUEST_HEADERS = "authorization, content-type, dpop, oauth-client-attestation, oauth-client-attestation-pop";

/**
 * Answers a request whose method the endpoint does not support. If the endpoint's headers include `access-control-allow-origin`,
 * OPTIONS is answered as a CORS preflight: Fetch, section 3.3.
 *
 * @returns `undefined` for a supported method.
 */
export function answerMethod(method: string, methods: readonly string[], headers: Headers): Response | undefined {
  if (methods.includes(method)) return undefined;
  const hasCors = headers.has("access-control-allow-origin");
  const allow = [...methods, ...(hasCors ? ["OPTIONS"] : [])].join(", ");
  if (!hasCors || method !== "OPTIONS") {
    return plainError(405, "invalid_request", `This endpoint takes ${methods[0]}.`, { allow });
  }
  return new Response(null, {
    status: 204,
    headers: {
      allow,
      "access-control-allow-methods": methods.join(", "),
      "access-control-allow-headers": REQUEST_HEADERS,
      vary: "origin, access-control-request-method, access-control-request-headers",
    },
  });
}
