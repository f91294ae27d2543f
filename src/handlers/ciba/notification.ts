/** A notification to a client: CIBA Core 1.0, sections 10.2 and 10.3. Token and body are secrets: keep both out of logs. */
export interface Notification {
  /** URL of the notification endpoint that the client registered. */
  endpoint: string;
  /** The bearer token that the client sent with its request, in the syntax of RFC 6750, section 2.1. */
  token: string;
  /** The JSON text to post. */
  body: string;
}

/** The result of a notification. */
export interface Delivery {
  /**
   * - `delivered`: the client answered with 2xx.
   * - `refused`: the client answered with another status.
   * - `redirected`: the client answered with a redirect, which is not followed.
   * - `unreachable`: there was no connection, or no answer in time.
   * - `blocked`: nothing was sent, because of the address or the token.
   */
  outcome: "delivered" | "refused" | "redirected" | "unreachable" | "blocked";
  /** HTTP status of the answer, if there was one. */
  status?: number;
  /** Why the notification was not sent or not answered. For your logs. */
  reason?: string;
}

/**
 * Sends a notification once. `createNotificationSender` of `authlete/node` creates such a function. If it rejects or does not return
 * a delivery, the error is reported and the outcome is `unreachable`.
 */
export type Notify = (notification: Notification) => Promise<Delivery>;

const OUTCOMES: readonly Delivery["outcome"][] = ["delivered", "refused", "redirected", "unreachable", "blocked"];

/** Checks the result of a {@link Notify}. @throws TypeError for anything but a delivery. */
export function readDelivery(given: unknown): Delivery {
  const delivery = { ...(given as Delivery) };
  if (OUTCOMES.includes(delivery.outcome)) return delivery;
  throw new TypeError(`notify must return { outcome }, which is one of ${OUTCOMES.join(", ")}`);
}
