/** Whether a value is a response, of any implementation, that can be sent. `Response.error()` has the status 0. */
export function isSendable(value: unknown): value is Response {
  if (Object.prototype.toString.call(value) !== "[object Response]") return false;
  const { status, bodyUsed, body } = value as Response;
  return status >= 200 && !bodyUsed && !body?.locked;
}
