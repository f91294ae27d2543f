import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Azure's platform service, which is reachable only from inside although its address is in the public range. */
const PLATFORM_SERVICES = ["168.63.129.16"];

/** The range from which IANA assigns public IPv6 addresses: RFC 4291, section 2.4. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address belongs to a host on the public internet. Addresses that embed another one (mapped, translated, tunnelled)
 * never count as public.
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

/** Whether the interface identifier embeds an IPv4 address: RFC 5214, section 6.1. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
}
