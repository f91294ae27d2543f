import { AuthleteConnectionError } from "../errors.js";
import type { AttemptEvent } from "../options.js";
import type { Answer } from "./answer.js";
import type { Redact } from "./redact.js";

/** Sends a request once and reads the answer to its end. Whatever goes wrong becomes an {@link AuthleteConnectionError}. */
export async function exchange(
  send: typeof fetch,
  url: string,
  init: RequestInit,
  attempt: AttemptEvent,
  redact: Redact,
): Promise<Answer> {
  try {
    const response = await send(url, init);
    const { status, headers } = response;
    return { status, headers, text: await response.text() };
  } catch (error) {
    // Only these members, since a fetch may attach the request to its error. What Node's fetch rejects with says nothing; its cause does.
    const { name, message, code } = Object((error as Error | undefined)?.cause ?? error) as Error & { code?: string };
    const cause = Object.assign(new Error(redact(message)), { name, code });
    throw new AuthleteConnectionError("the connection failed", { ...attempt, cause });
  }
}
