/** Failures before a request is sent, so it cannot have arrived: codes of Node and Bun, and messages of Deno, which has no codes. */
const NEVER_SENT = /REFUSED|NOTFOUND|EAI_AGAIN|UNREACH|CONNECT_TIMEOUT|\(Connect\)/i;

/** Whether a request that failed with this cause was never sent. */
export function wasNeverSent(cause: unknown): boolean {
  const { code, message } = Object(cause) as Error & { code?: string };
  return NEVER_SENT.test(`${code} ${message}`);
}
