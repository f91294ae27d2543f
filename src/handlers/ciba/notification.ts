/** A notification of CIBA Core 1.0, sections 10.2 and 10.3. Token and body are secrets: keep both out of logs. */
export interface Notification {
  /** The notification endpoint that the client registered. */
  endpoint: string;
  /** The bearer token that the client gave with its request, of the syntax of RFC 6750, section 2.1. */
  token: string;
  /** The JSON text to post. */
  body: string;
}

/** What became of a notification. */
export interface Delivery {
  /**
   * - `delivered`: the client answered with 2xx.
   * - `refused`: it answered with another status.
   * - `redirected`: it answered with a redirect, which is not followed.
   * - `unreachable`: there was no answer in time, or no connection.
   * - `blocked`: nothing was sent, since the address or the token is not one to send to or with.
   */
  outcome: "delivered" | "refused" | "redirected" | "unreachable" | "blocked";
  /** Status of the answer, where there was one. */
  status?: number;
  /** Why there was none, for your logs. */
  reason?: string;
}

/** Sends a notification, once. `createNotificationSender` of `authlete/node` makes one. */
export type Notify = (notification: Notification) => Promise<Delivery>;

/** RFC 6750, section 2.1, and the length that CIBA Core 1.0, section 7.1 allows. Nothing of it can end a header. */
export function isNotificationToken(text: string): boolean {
  return text.length <= 1024 && /^[\w.~+/-]+=*$/.test(text);
}
