import { Agent as HttpAgent, request as httpRequest, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { LookupFunction } from "node:net";
import type { Delivery, Notification, Notify } from "../handlers/ciba/notification.js";
import { isNotificationToken } from "../shared/notification-token.js";
import { checkOptions, countOf, optionalFunction } from "../shared/option-checks.js";
import { findTarget, isPort, type ResolvedAddress, type Target, type TargetOptions } from "./notification-target.js";

/** Options of {@link createNotificationSender}. */
export interface NotificationSenderOptions extends TargetOptions {
  /** Time from the resolution of the name to the status of the answer, in milliseconds. Default 5000. */
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
 * notification once. The function never rejects; a failure is an outcome with a reason.
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
  return async (notification) => {
    const deadline = AbortSignal.timeout(timeout);
    try {
      // Another text could end the header.
      if (!isNotificationToken(notification.token)) {
        return { outcome: "blocked", reason: "the bearer token is not of the syntax of RFC 6750" };
      }
      const target = await findTarget(notification.endpoint, options, deadline);
      if (typeof target === "string") return { outcome: "blocked", reason: target };
      return await post(notification, target, options, deadline);
    } catch (error) {
      return { outcome: "unreachable", reason: deadline.aborted ? `no answer within ${timeout} ms` : reasonOf(error) };
    }
  };
}

/** Posts the notification, and resolves when the status of the answer is known. */
function post(
  { token, body }: Notification,
  { url, addresses }: Target,
  { ca, maxAnswerSize = MAX_ANSWER_BYTES }: NotificationSenderOptions,
  signal: AbortSignal,
): Promise<Delivery> {
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
    request.once("response", (response) => {
      const { statusCode: status = 0 } = response;
      resolve({ outcome: status < 300 ? "delivered" : status < 400 ? "redirected" : "refused", status });
      // The body is not needed, but a client would take an early end of the connection for a fault.
      let size = 0;
      response.on("data", (chunk: Buffer) => {
        if ((size += chunk.length) > maxAnswerSize) response.destroy();
      });
      response.on("error", () => {});
    });
    request.end(body);
  });
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
