import { lookup as lookUp } from "node:dns/promises";
import { isIP } from "node:net";
import { isLoopbackAddress, isPublicAddress } from "./public-address.js";

/** An address of a host. */
export interface ResolvedAddress {
  /** The IP address as text. */
  address: string;
  /** The version of IP: 4 or 6. */
  family: number;
}

/** Options about where notifications may be sent. */
export interface TargetOptions {
  /** The ports that may be used. Default: 443 and from 1024 on; with http, 80 in place of 443. */
  ports?: readonly number[] | undefined;
  /** Resolves a host name to all its addresses, which are then checked. Default: the resolver of the system. */
  lookup?: ((hostname: string) => Promise<ResolvedAddress[]>) | undefined;
  /**
   * For development only: whether notifications may also be sent to this machine, and by http. Whoever can register a client
   * could then reach the services that listen on loopback. Default `false`.
   */
  allowInsecureLoopback?: boolean | undefined;
}

/** Where a notification is sent: its URL, and the addresses that were checked. */
export interface Target {
  url: URL;
  addresses: ResolvedAddress[];
}

/** Whether a value is a port that a server can listen on. */
export function isPort(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 65_536;
}

/** Finds and checks the target of a notification. Returns the reason, a text, if nothing may be sent there. */
export async function findTarget(endpoint: string, options: TargetOptions): Promise<Target | string> {
  const { ports, allowInsecureLoopback = false } = options;
  if (!URL.canParse(endpoint)) return "the endpoint is not a URL";
  const url = new URL(endpoint);
  const secure = url.protocol === "https:";
  if (!secure && !(allowInsecureLoopback && url.protocol === "http:")) return "the endpoint is not https";
  if (url.username !== "" || url.password !== "") return "the endpoint has credentials in it";
  const usual = secure ? 443 : 80;
  const port = Number(url.port || usual);
  if (!(ports?.includes(port) ?? (port === usual || port >= 1024))) return `port ${port} is not one to send to`;

  const addresses = await resolve(url, options);
  const isAllowed = ({ address }: ResolvedAddress) =>
    (secure && isPublicAddress(address)) || (allowInsecureLoopback && isLoopbackAddress(address));
  // A single address that is not allowed is enough to send nothing.
  if (addresses.every(isAllowed)) return { url, addresses };
  return secure ? "the host is not on the public internet" : "http is for this machine only";
}

/** Resolves the host of a URL to all its addresses. */
async function resolve(url: URL, options: TargetOptions): Promise<ResolvedAddress[]> {
  // The URL parser has normalized the spellings of IPv4 addresses.
  const hostname = url.hostname.replace(/^\[|\]$/g, "");
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  const found: unknown = await (options.lookup
    ? options.lookup(hostname)
    : lookUp(hostname, { all: true, verbatim: true }));
  if (!Array.isArray(found) || found.length === 0) throw new Error("the name has no address");
  // A copy: what is checked is what is connected to.
  return (found as ResolvedAddress[]).map(({ address, family }) => ({ address, family }));
}
