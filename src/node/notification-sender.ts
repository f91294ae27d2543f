import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Delivery, Notification, Notify } from "../handlers/ciba/notification.js";
import { isNotificationToken } from "../shared/notification-token.js";
import { checkOptions, countOf, optionalFunction } from "../shared/option-checks.js";
import { findTarget, isPort, type ResolvedAddress, type Target, type TargetOptions } from "./notification-target.js";

/** Options of {@link createNotificationSender}. */
export interface NotificationSenderOptions extends TargetOptions {
  /** Time from the resolution of the name to the end of the answer, in milliseconds. What comes later is cut off. Default 5000. */
  timeout?: number | undefined;
  /** Size at which the connection is closed while the answer is read and discarded, in bytes. Default 16384. */
  maxAnswerSize?: number | undefined;
  /** Certificates of the authorities to trust in place of the default ones, in PEM. Default: those of Node.js. */
  ca?: string | readonly string[] | undefined;
}

const TIMEOUT_MS = 5000;
const MAX_ANSWER_BYTES = 16_384;

/**
 * Makes a sender of CIBA notifications for `completion`. It needs Node.js or a compatible platform, since only there the
 * address can be checked at the moment of connecting.
 *
 * It posts to https only, to hosts on the public internet only: all addresses of the name have to be public, and the
 * connection goes to one of the addresses that were checked. It follows no redirect, uses no proxy, and sends each
 * notification once. The function never rejects and has an outcome within the timeout, whatever comes; a failure is an outcome with
 * a reason.
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
  // The first outcome counts.
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

/** Sends the notification, if it may be sent. Settles when nothing is left of it; the outcome may be told before. */
async function send(
  notification: Notification,
  options: NotificationSenderOptions,
  signal: AbortSignal,
  tell: (delivery: Delivery) => void,
): Promise<void> {
  // Another text could end the header.
  if (!isNotificationToken(notification.token)) {
    return tell({ outcome: "blocked", reason: "the bearer token is not of the syntax of RFC 6750" });
  }
  const target = await findTarget(notification.endpoint, options);
  if (typeof target === "string") return tell({ outcome: "blocked", reason: target });
  signal.throwIfAborted();
  await post(notification, target, options, signal, tell);
}

/** Posts the notification, tells the outcome when the status of the answer is known, and resolves when the connection has ended. */
function post(
  { token, body }: Notification,
  { url, addresses }: Target,
  { ca, maxAnswerSize = MAX_ANSWER_BYTES }: NotificationSenderOptions,
  signal: AbortSignal,
  tell: (delivery: Delivery) => void,
): Promise<void> {
  const secure = url.protocol === "https:";
  const options: RequestOptions & { ca?: string[] } = {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    },
    // An agent of its own uses neither a proxy from the environment nor a connection that was opened before.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    lookup: lookupAmong(addresses),
    signal,
    ...(ca !== undefined && { ca: [ca].flat() }),
  };
  return new Promise((resolve, reject) => {
    const request = (secure ? httpsRequest : httpRequest)(url, options);
    request.on("error", reject);
    // Also where there was neither an answer nor an error.
    request.once("close", () => {
      tell({ outcome: "unreachable", reason: "the connection was closed without an answer" });
      resolve();
    });
    request.once("response", (response) => {
      tell(outcomeOf(response));
      // The body is not needed, but a client would take an early end of the connection for a fault.
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        if ((size += chunk.length) > maxAnswerSize) response.destroy();
      });
      response.on("error", () => {});
    });
    // 101: the client speaks another protocol, which nobody has asked for.
    request.once("upgrade", (response, socket) => {
      tell(outcomeOf(response));
      socket.on("error", () => {}).destroy();
    });
    request.end(body);
  });
}

/** Only a final status of 2xx says that the notification has arrived. */
function outcomeOf({ statusCode: status = 0 }: IncomingMessage): Delivery {
  const outcome =
    status >= 200 && status < 300 ? "delivered" : status >= 300 && status < 400 ? "redirected" : "refused";
  return { outcome, status };
}

/** A lookup that returns only the addresses that were checked, so that a second resolution cannot return others. */
function lookupAmong(addresses: ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

/** The reason of a failure. `lookup` may reject with anything. */
function reasonOf(error: unknown): string {
  try {
    const { code, message } = error as NodeJS.ErrnoException;
    return String(code ?? message);
  } catch {
    return "the lookup failed";
  }
}
