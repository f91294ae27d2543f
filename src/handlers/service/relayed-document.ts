import { isObject } from "../../shared/is-object.js";
import { optionalFunction, type OptionChecks } from "../../shared/option-checks.js";
import { createStopwatch, type DurationOptions } from "../endpoint/clock.js";
import { endpointChecks, type EndpointOptions } from "../endpoint/endpoint-options.js";
import { endpoint } from "../endpoint/endpoint.js";
import { HandlerError } from "../endpoint/handler-error.js";
import type { Handler } from "../endpoint/handler.js";

/** Options of the endpoints that serve a public document of the API. */
export interface DocumentOptions extends EndpointOptions, DurationOptions {
  /** How long a copy is served before it is fetched again, in seconds. Default 60. */
  maxAge?: number | undefined;
  /** Value of `Cache-Control`, such as `public, max-age=60`. Default `no-store`. Errors always have `no-store`. */
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
 * Serves a document of the API. Requests that arrive while it is being fetched share one call; failures are not cached.
 *
 * The text is the parsed document, serialized without white space and in its original order: the same bytes as the API's, as long as
 * the API writes JSON like `JSON.stringify`.
 *
 * @param isDocument Whether an answer is the document. Any other answer is neither sent nor cached.
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
      throw new HandlerError("ERR_ANSWER", `${operation} returned no document`);
    }
    const text = JSON.stringify(document);
    // The age counts from the call, since the document may change while the answer is on its way.
    copy = { text, until: begun + maxAge * 1000 };
    return text;
  };

  return endpoint(name, options, ["GET", "HEAD"], async (context) => {
    const time = await context.run("now", elapsed);
    // Not with `context.call`: a call that other requests share must not be aborted with this one.
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
