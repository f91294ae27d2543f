/** Whether a value is a response, of any implementation, that can be sent. `Response.error()` has the status 0. */
function isSendable(value: unknown): value is Response {
  if (Object.prototype.toString.call(value) !== "[object Response]") return false;
  const { status, bodyUsed, body } = value as Response;
  return status >= 200 && !bodyUsed && !body?.locked;
}

/**
 * Reads what a callback gave as a response.
 *
 * @param otherwise What else the callback may give, for the message.
 * @throws TypeError for anything that cannot be sent.
 */
export function readResponse(given: unknown, name: string, otherwise = ""): Response {
  if (isSendable(given)) return given;
  throw new TypeError(`${name} must give a Response whose body has not been read${otherwise}`);
}
