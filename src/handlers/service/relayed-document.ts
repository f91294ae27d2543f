import { endpoint, endpointChecks, type EndpointOptions, type Handler } from "../endpoint/endpoint.js";
import { optionalFunction, type OptionChecks } from "../endpoint/option-checks.js";
import { plainError } from "../endpoint/plain-answer.js";

/** Options of the endpoints that serve a document of the API to everybody. */
export interface DocumentOptions extends EndpointOptions {
  /** Seconds for which a copy is served before the API is asked again. Default 60. */
  maxAge?: number | undefined;
  /** `Cache-Control` of the document, `public, max-age=60` for instance. Default `no-store`. Errors are never stored. */
  cacheControl?: string | undefined;
  /** The time, in milliseconds. Default `Date.now`. */
  now?: (() => number) | undefined;
}

export const documentChecks: OptionChecks<DocumentOptions> = {
  ...endpointChecks,
  maxAge: {
    expected: "a number of seconds from 0",
    holds: (value) => typeof value === "number" && value >= 0 && value < Infinity,
  },
  cacheControl: {
    expected: "the value of a Cache-Control header",
    holds: (value) => typeof value === "string" && /^[!-~]+(?: [!-~]+)*$/.test(value),
  },
  now: optionalFunction,
};

/**
 * Serves a document of the API. All requests that come while it is being fetched wait for the one call; a failure is not kept.
 *
 * The text is that of the parsed document, compact and in its own order: the bytes of the API, as long as it writes JSON as
 * `JSON.stringify` does.
 */
export function relayedDocument(
  name: string,
  options: DocumentOptions,
  operation: string,
  load: () => Promise<object>,
): Handler {
  const { maxAge = 60, cacheControl = "no-store", now = Date.now } = options;
  let copy: { text: string; until: number } | undefined;
  let flight: Promise<string> | undefined;

  const fetchCopy = async (): Promise<string> => {
    // The age counts from the call, since the document may change while it is on its way.
    const begun = now();
    const text = JSON.stringify(await load());
    copy = { text, until: begun + maxAge * 1000 };
    return text;
  };

  return endpoint(name, options, async (request, passage) => {
    if (request.method !== "GET" && request.method !== "HEAD") {
      return plainError(405, "invalid_request", "This endpoint takes GET.", { allow: "GET, HEAD" });
    }
    const text = await passage.run(operation, () => {
      if (copy && now() < copy.until) return copy.text;
      return (flight ??= fetchCopy().finally(() => (flight = undefined)));
    });
    return new Response(request.method === "HEAD" ? null : text, {
      headers: {
        "content-type": "application/json",
        "cache-control": cacheControl,
        ...(cacheControl === "no-store" && { pragma: "no-cache" }),
      },
    });
  });
}
