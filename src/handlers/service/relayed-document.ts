import { isObject } from "../../shared/is-object.js";
import { optionalFunction, type OptionChecks } from "../../shared/option-checks.js";
import { readClock, type ClockOptions } from "../endpoint/clock.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Handler } from "../endpoint/handler.js";
import { plainError } from "../endpoint/plain-error.js";

/** Options of the endpoints that serve a public document of the API. */
export interface DocumentOptions extends EndpointOptions, ClockOptions {
  /** How long a copy is served before the API is asked again, in seconds. Default 60. */
  maxAge?: number | undefined;
  /** `Cache-Control` of the document, such as `public, max-age=60`. Default `no-store`. Errors always have `no-store`. */
  cacheControl?: string | undefined;
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
 * Serves a document of the API. Requests that arrive while it is being fetched share one call; a failure is not kept.
 *
 * The text is the parsed document, serialized without white space and in its own order: the bytes of the API, as long as the
 * API writes JSON as `JSON.stringify` does.
 */
export function relayedDocument(
  name: string,
  options: DocumentOptions & { authlete: unknown },
  operation: string,
  load: () => Promise<object>,
): Handler {
  const { maxAge = 60, cacheControl = "no-store" } = options;
  let copy: { text: string; until: number } | undefined;
  let pending: Promise<string> | undefined;

  const fetchCopy = async (begun: number): Promise<string> => {
    const document = await load();
    if (!isObject(document)) throw new HandlerError("ERR_ANSWER", `${operation} gave no document`);
    const text = JSON.stringify(document);
    // The age counts from the call, since the document may change while the answer is under way.
    copy = { text, until: begun + maxAge * 1000 };
    return text;
  };

  return endpoint(name, options, async (context) => {
    const { method } = context.request;
    if (method !== "GET" && method !== "HEAD") {
      return plainError(405, "invalid_request", "This endpoint takes GET.", { allow: "GET, HEAD" });
    }
    const time = await context.run("now", () => readClock(options));
    // Not by `context.call`, since a call that others wait for must not end with this request.
    context.step = operation;
    if (!copy || time >= copy.until) await (pending ??= fetchCopy(time).finally(() => (pending = undefined)));
    const text = copy!.text;
    return new Response(method === "HEAD" ? null : text, {
      headers: {
        "content-type": "application/json",
        "cache-control": cacheControl,
        ...(cacheControl === "no-store" && { pragma: "no-cache" }),
      },
    });
  });
}
