import { lookup as lookUp } from "node:dns/promises";
import { Agent as HttpAgent, request as httpRequest, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { isIP, type LookupFunction } from "node:net";
import type { Delivery, Notification, Notify } from "../handlers/ciba/notification.js";
import { isLoopbackAddress, isPublicAddress } from "./public-address.js";

/** An address that a name stands for. */
export interface ResolvedAddress {
  address: string;
  family: number;
}

/** Options of {@link createNotificationSender}. */
export interface NotificationSenderOptions {
  /** Time for everything, from the resolution of the name to the status of the answer, in milliseconds. Default 5000. */
  timeout?: number | undefined;
  /** Largest answer that is read, and thrown away, before the connection is cut, in bytes. Default 16384. */
  maxAnswerSize?: number | undefined;
  /** The only ports to send to. Default: 443, and those from 1024 on; with http, 80 for 443. */
  ports?: readonly number[] | undefined;
  /** Certificates, PEM, of the authorities to trust in place of the usual ones. */
  ca?: string | readonly string[] | undefined;
  /** Resolves a name to all its addresses, which are then checked. Default: the system's resolver. */
  lookup?: ((hostname: string) => Promise<ResolvedAddress[]>) | undefined;
  /**
   * For development only: also sends to this machine, by http too. Whoever can register a client could then reach the
   * services that listen on loopback.
   */
  allowInsecureLoopback?: boolean | undefined;
}

/** Why nothing is sent. */
class Blocked extends Error {}

/**
 * Makes a sender of CIBA notifications for `completion`. It needs Node.js or what is compatible with it, since only there
 * an address can be checked at the moment of connecting.
 *
 * It posts to https only, to hosts on the public internet only: every address of the name has to be public, and the
 * connection goes to one of the addresses that were checked. It follows no redirect, uses no proxy, and sends a
 * notification once. It never rejects.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function createNotificationSender(options: NotificationSenderOptions = {}): Notify {
  const settings = readOptions(options);
  return async (notification) => {
    const deadline = AbortSignal.timeout(settings.timeout);
    try {
      return await send(notification, settings, deadline);
    } catch (error) {
      if (error instanceof Blocked) return { outcome: "blocked", reason: error.message };
      if (deadline.aborted) return { outcome: "unreachable", reason: `no answer within ${settings.timeout} ms` };
      const { code, message } = error as NodeJS.ErrnoException;
      return { outcome: "unreachable", reason: code ?? message };
    }
  };
}

type Settings = ReturnType<typeof readOptions>;

const NAMES = ["timeout", "maxAnswerSize", "ports", "ca", "lookup", "allowInsecureLoopback"];

function readOptions(options: NotificationSenderOptions) {
  const {
    timeout = 5000,
    maxAnswerSize = 16_384,
    ports,
    ca,
    lookup = (hostname: string) => lookUp(hostname, { all: true, verbatim: true }),
    allowInsecureLoopback = false,
  } = options;
  const check = (holds: boolean, name: string, expected: string) => {
    if (!holds) throw new TypeError(`createNotificationSender: ${name} must be ${expected}`);
  };
  const isCount = (value: unknown, below: number) =>
    Number.isInteger(value) && Number(value) > 0 && Number(value) < below;
  for (const name of Object.keys(options)) check(NAMES.includes(name), `options.${name}`, `one of ${NAMES.join(", ")}`);
  check(isCount(timeout, 2 ** 31), "timeout", "a number of milliseconds above 0");
  check(isCount(maxAnswerSize, 2 ** 31), "maxAnswerSize", "a number of bytes above 0");
  check(!ports || (Array.isArray(ports) && ports.every((port) => isCount(port, 65_536))), "ports", "a list of ports");
  const isText = (value: unknown) => typeof value === "string";
  check(ca === undefined || isText(ca) || (Array.isArray(ca) && ca.every(isText)), "ca", "one or several PEM texts");
  check(typeof lookup === "function", "lookup", "a function");
  check(typeof allowInsecureLoopback === "boolean", "allowInsecureLoopback", "true or false");
  return { timeout, maxAnswerSize, ports, ca, lookup, allowInsecureLoopback };
}

async function send(
  { endpoint, token, body }: Notification,
  settings: Settings,
  deadline: AbortSignal,
): Promise<Delivery> {
  const url = readEndpoint(endpoint, settings);
  // RFC 6750, section 2.1. Another text could end the header.
  if (token.length > 1024 || !/^[\w.~+/-]+=*$/.test(token))
    throw new Blocked("the bearer token is not of the syntax of RFC 6750");
  const isAllowed = (address: string) =>
    (url.protocol === "https:" && isPublicAddress(address)) ||
    (settings.allowInsecureLoopback && isLoopbackAddress(address));
  const addresses = await resolve(url, settings, deadline);
  // One that is not allowed is enough to send to none of them.
  if (!addresses.every(({ address }) => isAllowed(address))) {
    throw new Blocked(
      url.protocol === "https:" ? "the host is not on the public internet" : "http is for this machine only",
    );
  }

  const { promise, resolve: succeed, reject } = withResolvers<Delivery>();
  const secure = url.protocol === "https:";
  const options: RequestOptions & { ca?: string | string[] } = {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "content-length": Buffer.byteLength(body),
    },
    // Neither a proxy from the environment nor a connection that somebody else opened.
    agent: secure ? new HttpsAgent({ keepAlive: false }) : new HttpAgent({ keepAlive: false }),
    lookup: only(addresses),
    signal: deadline,
    ...(settings.ca !== undefined && { ca: [settings.ca].flat() }),
  };
  const request = (secure ? httpsRequest : httpRequest)(url, options);
  request.on("error", reject);
  request.once("response", (response) => {
    const { statusCode: status = 0 } = response;
    const outcome = status < 300 ? "delivered" : status < 400 ? "redirected" : "refused";
    succeed({ outcome, status });
    // What the client says besides is of no interest, but cutting it off at once would look like a fault to the client.
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      if ((size += chunk.length) > settings.maxAnswerSize) response.destroy();
    });
    response.on("error", () => {});
  });
  request.end(body);
  return promise;
}

/** The address of the endpoint, if it is one to send to. */
function readEndpoint(endpoint: string, { ports, allowInsecureLoopback }: Settings): URL {
  if (!URL.canParse(endpoint)) throw new Blocked("the endpoint is not a URL");
  const url = new URL(endpoint);
  if (url.protocol !== "https:" && !(allowInsecureLoopback && url.protocol === "http:")) {
    throw new Blocked("the endpoint is not https");
  }
  if (url.username !== "" || url.password !== "") throw new Blocked("the endpoint has credentials in it");
  const usual = url.protocol === "https:" ? 443 : 80;
  const port = Number(url.port || usual);
  const open = ports?.includes(port) ?? (port === usual || port >= 1024);
  if (!open) throw new Blocked(`port ${port} is not one to send to`);
  return url;
}

/** All addresses of the host. */
async function resolve(url: URL, settings: Settings, deadline: AbortSignal): Promise<ResolvedAddress[]> {
  // The URL parser has put odd spellings of IPv4 addresses into the usual one.
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(hostname);
  const { promise: tooLate, reject } = withResolvers<never>();
  deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
  const addresses =
    family === 0 ? await Promise.race([settings.lookup(hostname), tooLate]) : [{ address: hostname, family }];
  if (addresses.length === 0) throw new Error("the name has no address");
  return addresses;
}

/** A lookup that knows only the addresses that were checked, so that no second resolution can bring another one. */
function only(addresses: ResolvedAddress[]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all) callback(null, addresses);
    else callback(null, addresses[0]!.address, addresses[0]!.family);
  };
}

function withResolvers<Value>() {
  let resolve!: (value: Value) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<Value>((...functions) => ([resolve, reject] = functions));
  promise.catch(() => {});
  return { promise, resolve, reject };
}
