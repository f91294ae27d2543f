import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Delivery, Notification, Notify } from "../handlers/ciba/notification.js";
import { isNotificationToken } from "../shared/notification-token.js";
import { checkOptions, countOf, optionalFunction } from "../shared/option-checks.js";
import { findTarget, isPort, type ResolvedAddress, type Target, type TargetOptions } from "./notification-target.js";

/** Options of {@link createNotificationSender}. */
export interface NotificationSenderOptions extends TargetOptions {
  /** Time limit in milliseconds, from resolving the host name to the end of the answer. Default 5000. */
  timeout?: number | undefined;
  /** Maximum size in bytes of an answer, which is read and discarded. Beyond it, the connection is closed. Default 16384. */
  maxAnswerSize?: number | undefined;
  /** PEM certificates of the authorities to trust. Default: those of Node.js. */
  ca?: string | readonly string[] | undefined;
}

const TIMEOUT_MS = 5000;
const MAX_ANSWER_BYTES = 16_384;

/**
 * Creates a sender of CIBA notifications for `completion`. It needs Node.js or a compatible platform, since only there can the
 * address be checked at the moment of connecting.
 *
 * It sends notifications only over https and only to hosts on the public internet: all addresses of the host must be public, and it
 * connects to one of the addresses it checked. It follows no redirects, uses no proxy, and sends each notification once. The sender
 * never rejects and always resolves within the timeout; a failure is an outcome with a reason.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function createNotificationSender(options: NotificationSenderOptions = {}): Notify {
  const isText = (value: unknown) => typeof value === "string";
  checkOptions("createNotificationSender", options, {
    timeout: countOf("milliseconds"),
    maxAnswerSize: countOf("bytes"),
    ports: { expected: "a list of ports", holds: (value) => Array.isArray(value) && value.every(isPort) },
    ca: {
      expected: "one or several PEM texts",
      holds: (value) => isText(value) || (Array.isArray(value) && value.every(isText)),
    },
    lookup: optionalFunction,
    allowInsecureLoopback: { expected: "true or false", holds: (value) => typeof value === "boolean" },
  });
  const { timeout = TIMEOUT_MS } = options;
  // Only the first outcome counts.
  return (notification) =>
    new Promise((resolve) => {
      const late = new AbortController();
      const timer = setTimeout(() => {
        resolve({ outcome: "unreachable", reason: `no answer within ${timeout} ms` });
        late.abort();
      }, timeout);
      send(notification, options, late.signal, resolve)
        .catch((error: unknown) => resolve({ outcome: "unreachable", reason: reasonOf(error) }))
        .finally(() => clearTimeout(timer));
    });
}

/** Sends the notification if that is allowed. Settles when the connection has closed; `report` may report the outcome earlier. */
async function send(
  notification: Notification,
  options: NotificationSenderOptions,
  signal: AbortSignal,
  report: (delivery: Delivery) => void,
): Promise<void> {
  // Any other text could break out of the header.
  if (!isNotificationToken(notification.token)) {
    return report({ outcome: "blocked", reason: "the bearer token does not have the syntax of RFC 6750" });
  }
  const target = await findTarget(notification.endpoint, options);
  if (typeof target === "string") return report({ outcome: "blocked", reason: target });
  signal.throwIfAborted();
  await post(notification, target, options, signal, report);
}

/** Posts the notification, reports the outcome once the status is known, and resolves when the connection has closed. */
function post(
  { token, body }: Notification,
  { url, addresses }: Target,
  { ca, maxAnswerSize = MAX_ANSWER_BYTES }: NotificationSenderOptions,
  signal: AbortSignal,
  report: (delivery: Delivery) => void,
): Promise<void> {
  const secure = url.protocol === "https:";
  const options: RequestOptions & { ca?: string[] } = {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    },
    // A new agent uses neither a proxy from the environment nor an existing connection.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    lookup: lookupAmong(addresses),
    signal,
    ...(ca !== undefined && { ca: [ca].flat() }),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(url, options);
    request.on("error", reject);
    // In case there was neither an answer nor an error.
    request.once("close", () => {
      report({ outcome: "unreachable", reason: "the connection was closed without an answer" });
      resolve();
    });
    request.once("response", (response) => {
      report(outcomeOf(response));
      // The body is not needed, but a client might treat an early disconnect as an error.
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        if ((size += chunk.length) > maxAnswerSize) response.destroy();
      });
      response.on("error", () => {});
    });
    // 101: the client switches to a protocol that was not requested.
    request.once("upgrade", (response, socket) => {
      report(outcomeOf(response));
      socket.on("error", () => {}).destroy();
    });
    request.end(body);
  });
}

/** Only a final status of 2xx means that the notification was delivered. */
function outcomeOf({ statusCode: status = 0 }: IncomingMessage): Delivery {
  const outcome =
    status >= 200 && status < 300 ? "delivered" : status >= 300 && status < 400 ? "redirected" : "refused";
  return { outcome, status };
}

/** A lookup that returns only the checked addresses: a second resolution could return others. */
function lookupAmong(addresses: ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

/** The reason for a failure. `lookup` may reject with anything. */
function reasonOf(error: unknown): string {
  try {
    const { code, message } = error as NodeJS.ErrnoException;
    return String(code ?? message);
  } catch {
    return "the lookup failed";
  }
}
