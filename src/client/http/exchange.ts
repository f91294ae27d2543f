import { AuthleteConnectionError } from "../errors.js";
import type { AttemptEvent } from "../options.js";
import type { Answer } from "./answer.js";
import type { Redact } from "./redact.js";

/**
 * Sends a request once and reads the complete answer.
 *
 * @param signal Ends the exchange, even if `init` has no signal.
 * @throws {@link AuthleteConnectionError} if the exchange fails, TypeError if `send` refuses the request or returns no `Response`.
 */
export async function exchange(
  send: typeof fetch,
  url: string,
  init: RequestInit & { readonly signal: AbortSignal | null },
  attempt: AttemptEvent,
  redact: Redact,
  signal = init.signal!,
): Promise<Answer> {
  const begin = performance.now();
  try {
    const response = (await send(url, init)) as Response | undefined;
    // This fetch ignored the signal. Nobody will read the answer, so release the connection.
    if (signal.aborted) await response?.body?.cancel();
    if (typeof response?.text === "function" && Number.isInteger(response.status)) {
      const { status, headers = new Headers() } = response;
      const text = String(await response.text());
      return { status, headers, text, duration: performance.now() - begin };
    }
  } catch (error) {
    // Node's fetch rejects with a generic error, whose cause says what happened.
    const reason = Object((error as Error | undefined)?.cause ?? error) as Error & { code?: string };
    const refused = refusedPart(error, reason);
    // Test environments such as jsdom replace AbortController, and the runtime's fetch refuses a foreign signal before it sends
    // anything. Without a signal, the call still ends in time.
    if (refused === "signal" && init.signal && !signal.aborted) {
      return exchange(send, url, { ...init, signal: null }, attempt, redact, signal);
    }
    if (refused) throw new TypeError(`${attempt.operation}: fetch refused the ${refused}; check the options`);
    // Only these members, since a fetch may attach the request to its error.
    const { name, message, code } = reason;
    const cause = Object.assign(new Error(redact(message)), { name, code });
    throw new AuthleteConnectionError(`the connection failed (${redact(code) ?? cause.message})`, {
      ...attempt,
      cause,
    });
  }
  throw new TypeError(`${attempt.operation}: fetch gave no Response`);
}

/** How undici, Chromium, Firefox, Deno and Bun report invalid arguments of fetch, for which they share no error code. */
const REFUSAL =
  /^(ERR_INVALID_|UND_ERR_(INV|NOT|REQ))|AbortSignal|Failed to exec|Illegal inv|invalid (URL|header |name|value)|parse URL|(is|not a) (in|not )?valid|bad port/i;

/** The part of the request that fetch refused, or undefined if it failed for another reason. */
function refusedPart(error: unknown, { message, code }: Error & { code?: string }): string | undefined {
  const { name, message: outer } = Object(error) as Error;
  // A parser error is about the answer. It has a code, which does not match.
  if (name !== "TypeError" || !REFUSAL.test(code ?? message)) return undefined;
  const [part = "form"] = /signal|header|url|port|method|body/i.exec(`${message} ${outer}`) ?? [];
  return part.toLowerCase();
}
