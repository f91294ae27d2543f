import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** The platform service of Azure: reachable only from inside, although its address is of the public range. */
const PLATFORM_SERVICES = ["168.63.129.16"];

/** The range from which IANA assigns public IPv6 addresses: RFC 4291, section 2.4. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address belongs to a host on the public internet. Addresses that contain another one (mapped, translated,
 * tunnelled) never count as such.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || PLATFORM_SERVICES.includes(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || (parsed.match(GLOBAL_UNICAST) && !isIsatap(parsed));
}

/** Whether an IP address is a loopback address. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.parse(address).range() === "loopback";
}

/** RFC 5214, section 6.1: the end of the address is that of an IPv4 host. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
}
