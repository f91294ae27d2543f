import { lookup as lookUp } from "node:dns/promises";
import { isIP } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./public-address.js";

/** An address of a host. */
export interface ResolvedAddress {
  /** The IP address as text. */
  address: string;
  /** The IP version: 4 or 6. */
  family: number;
}

/** Options that limit where notifications may be sent. */
export interface TargetOptions {
  /** The allowed ports. Default: 443 and those from 1024; for http, 80 instead of 443. */
  ports?: readonly number[] | undefined;
  /** Resolves a host name to all its addresses, which are then checked. Default: the system's resolver. */
  lookup?: ((hostname: string) => Promise<ResolvedAddress[]>) | undefined;
  /**
   * For development only: also allow notifications to this machine, even over http. Whoever can register a client could then reach
   * services that listen on loopback. Default `false`.
   */
  allowInsecureLoopback?: boolean | undefined;
}

/** Where a notification is sent: its URL and the checked addresses. */
export interface Target {
  url: URL;
  addresses: ResolvedAddress[];
}

/** Whether a value is a port that a server can listen on. */
export function isPort(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 65_536;
}

/** Resolves and checks the target of a notification. Returns the reason as a string if nothing may be sent there. */
export async function findTarget(endpoint: string, options: TargetOptions): Promise<Target | string> {
  const { ports, allowInsecureLoopback = false } = options;
  if (!URL.canParse(endpoint)) return "the endpoint is not a URL";
  const url = new URL(endpoint);
  const secure = url.protocol === "https:";
  if (!secure && !(allowInsecureLoopback && url.protocol === "http:")) return "the endpoint is not https";
  if (url.username !== "" || url.password !== "") return "the endpoint contains credentials";
  const usual = secure ? 443 : 80;
  const port = Number(url.port || usual);
  if (!(ports?.includes(port) ?? (port === usual || port >= 1024))) return `port ${port} is not allowed`;

  const addresses = await resolve(url, options);
  const isAllowed = ({ address }: ResolvedAddress) =>
    (secure && isPublicAddress(address)) || (allowInsecureLoopback && isLoopbackAddress(address));
  // A single address that is not allowed blocks the host.
  if (addresses.every(isAllowed)) return { url, addresses };
  return secure ? "the host is not on the public internet" : "http is for this machine only";
}

/** Resolves the host of a URL to all of its addresses. */
async function resolve(url: URL, options: TargetOptions): Promise<ResolvedAddress[]> {
  // The URL parser has normalized the spellings of IPv4 addresses.
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  const found: unknown = await (options.lookup
    ? options.lookup(hostname)
    : lookUp(hostname, { all: true, verbatim: true }));
  if (!Array.isArray(found) || found.length === 0) throw new Error("the name has no address");
  // Copied, so that the addresses cannot change between check and connection.
  return (found as ResolvedAddress[]).map(({ address, family }) => ({ address, family }));
}
