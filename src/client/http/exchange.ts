import { AuthleteConnectionError } from "../errors.js";
import type { AttemptEvent } from "../options.js";
import type { Answer } from "./answer.js";
import type { Redact } from "./redact.js";

/**
 * Sends a request once and reads the answer to its end.
 *
 * @param signal Ends the exchange, also where `send` got none.
 * @throws {@link AuthleteConnectionError} for whatever goes wrong on the way, TypeError for a request that `send` refuses as such.
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
    // An answer to a fetch that did not heed the signal. Nobody reads it, so its connection is to be given up.
    if (signal.aborted) await response?.body?.cancel();
    if (typeof response?.text === "function" && Number.isInteger(response.status)) {
      const { status, headers = new Headers() } = response;
      const text = String(await response.text());
      return { status, headers, text, duration: performance.now() - begin };
    }
  } catch (error) {
    // What Node's fetch rejects with says nothing; its cause does.
    const reason = Object((error as Error | undefined)?.cause ?? error) as Error & { code?: string };
    const refused = refusedPart(error, reason);
    // Where a test environment such as jsdom brings an AbortController of its own, the runtime's fetch refuses its signals before it
    // sends anything. Without one, the call still ends in time.
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

/** How the runtimes say that a fetch was called wrongly, since they have no code for it: undici, Chromium, Firefox, Deno and Bun. */
const REFUSAL =
  /^(ERR_INVALID_|UND_ERR_(INV|NOT|REQ))|AbortSignal|Failed to exec|Illegal inv|invalid (URL|header |name|value)|parse URL|(is|not a) (in|not )?valid|bad port/i;

/** Which part of a request a fetch refused, or undefined where it failed for another reason. */
function refusedPart(error: unknown, { message, code }: Error & { code?: string }): string | undefined {
  const { name, message: outer } = Object(error) as Error;
  // The code of a parser's failure, which is about the answer, is not among them.
  if (name !== "TypeError" || !REFUSAL.test(code ?? message)) return undefined;
  const [part = "form"] = /signal|header|url|port|method|body/i.exec(`${message} ${outer}`) ?? [];
  return part.toLowerCase();
}
