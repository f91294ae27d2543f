import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** The platform service of a large cloud, which has an address of the public kind. */
const PLATFORM_SERVICES = ["168.63.129.16"];

/** The part of the IPv6 space from which addresses of hosts are given out: RFC 4291, section 2.4, and IANA's registry. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an IP address is that of a host on the public internet. Addresses that stand for another one (mapped,
 * translated, tunnelled) are not, whatever they stand for.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0 || PLATFORM_SERVICES.includes(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || (parsed.match(GLOBAL_UNICAST) && !isIsatap(parsed));
}

/** Whether an IP address is that of this machine. */
export function isLoopbackAddress(address: string): boolean {
  return isIP(address) !== 0 && ipaddr.parse(address).range() === "loopback";
}

/** RFC 5214, section 6.1: the end of the address is that of an IPv4 host. */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return parts[5] === 0x5efe && (parts[4] === 0 || parts[4] === 0x200);
}
