/** Whether a value is a `Response`, of any implementation, that can be sent. `Response.error()` has status 0. */
function isSendable(value: unknown): value is Response {
  if (Object.prototype.toString.call(value) !== "[object Response]") return false;
  const { status, bodyUsed, body } = value as Response;
  return status >= 200 && !bodyUsed && !body?.locked;
}

/**
 * Checks that a callback returned a response.
 *
 * @param otherwise What else the callback may return, for the message.
 * @throws TypeError for anything that cannot be sent.
 */
export function readResponse(given: unknown, name: string, otherwise = ""): Response {
  if (isSendable(given)) return given;
  throw new TypeError(`${name} must return a Response whose body has not been read${otherwise}`);
}
