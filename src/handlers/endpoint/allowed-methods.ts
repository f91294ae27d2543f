import { plainError } from "./plain-error.js";

/** The headers that clients send to the endpoints of this package, for scripts of other origins that ask before they send them. */
const REQUEST_HEADERS = "authorization, content-type, dpop, oauth-client-attestation, oauth-client-attestation-pop";

/**
 * Answers a request whose method is none that the endpoint takes. With CORS, that is with `access-control-allow-origin` among the
 * headers of the endpoint, OPTIONS is answered as a preflight: Fetch, section 3.3.
 *
 * @returns `undefined` for a method that the endpoint takes.
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
