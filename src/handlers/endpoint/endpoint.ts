import { answerMethod } from "./allowed-methods.js";
import { EarlyAnswer } from "./early-answer.js";
import { CALLBACK_TIMEOUT_MS, type EndpointOptions } from "./endpoint-options.js";
import { createFaultReporter, withReporter } from "../../shared/fault-reporter.js";
import type { Handler } from "./handler.js";
import { plainError } from "./plain-error.js";
import { RequestContext } from "./request-context.js";

/**
 * Turns a function that may throw into a handler. Every request gets an answer, which is not cached unless the function says so, and
 * which tells the client nothing about server-side errors.
 *
 * @param methods The supported methods.
 */
export function endpoint<Client>(
  name: string,
  options: EndpointOptions & { authlete: Client },
  methods: readonly string[],
  answer: (context: RequestContext<Client>) => Promise<Response>,
): Handler {
  const { authlete, serverErrorStatus, callbackTimeout = CALLBACK_TIMEOUT_MS } = options;
  const report = createFaultReporter(name, options);
  // Copied, so that the checked headers cannot change: adding them to an answer must not fail.
  const headers = new Headers(options.headers);

  const finish = (response: Response): Response => {
    // A new response, since one from a callback may have immutable headers.
    const all = new Headers(response.headers);
    if (!all.has("cache-control")) all.set("cache-control", "no-store");
    // Vary is appended, since caches must also heed what the answer itself varies by.
    for (const [name, value] of headers) {
      if (name === "vary") all.append(name, value);
      else all.set(name, value);
    }
    const status = response.status >= 500 ? (serverErrorStatus ?? response.status) : response.status;
    return new Response(response.body, { status, headers: all });
  };

  return withReporter(async (request) => {
    const context = new RequestContext(request, report, authlete, callbackTimeout);
    try {
      const refused = answerMethod(request.method, methods, headers);
      return finish(refused ?? (await answer(context).catch(EarlyAnswer.unwrap)));
    } catch (error) {
      context.reportFault(error);
      return finish(plainError(500, "server_error"));
    }
  }, report);
}
