import { isObject } from "../../shared/is-object.js";
import { optionalFunction, type OptionChecks } from "../../shared/option-checks.js";
import { createStopwatch, type DurationOptions } from "../endpoint/clock.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Handler } from "../endpoint/handler.js";

/** Options of the endpoints that serve a public document of the API. */
export interface DocumentOptions extends EndpointOptions, DurationOptions {
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
 *
 * @param isDocument Whether an answer is the document. Another one is neither sent nor kept.
 */
export function relayedDocument(
  name: string,
  options: DocumentOptions & { authlete: unknown },
  operation: string,
  load: () => Promise<unknown>,
  isDocument: (document: Record<string, unknown>) => boolean,
): Handler {
  const { maxAge = 60, cacheControl = "no-store" } = options;
  const elapsed = createStopwatch(options);
  let copy: { text: string; until: number } | undefined;
  let pending: Promise<string> | undefined;

  const fetchCopy = async (begun: number): Promise<string> => {
    const document = await load();
    if (!isObject(document) || !isDocument(document)) {
      throw new HandlerError("ERR_ANSWER", `${operation} gave no document`);
    }
    const text = JSON.stringify(document);
    // The age counts from the call, since the document may change while the answer is under way.
    copy = { text, until: begun + maxAge * 1000 };
    return text;
  };

  return endpoint(name, options, ["GET", "HEAD"], async (context) => {
    const time = await context.run("now", elapsed);
    // Not by `context.call`, since a call that others wait for must not end with this request.
    context.step = operation;
    if (!copy || time >= copy.until) await (pending ??= fetchCopy(time).finally(() => (pending = undefined)));
    const text = copy!.text;
    return new Response(context.request.method === "HEAD" ? null : text, {
      headers: {
        "content-type": "application/json",
        "cache-control": cacheControl,
        ...(cacheControl === "no-store" && { pragma: "no-cache" }),
      },
    });
  });
}
