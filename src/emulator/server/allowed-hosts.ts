/** Names of this machine that DNS cannot redirect: RFC 6761, section 6.3, and RFC 1122, section 3.2.1.3. */
const thisMachine = /^((.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Whether a request may name a host. Any other name could be that of a web page whose DNS entry points to this machine,
 * which makes its requests same-origin with the emulator (DNS rebinding).
 *
 * @param hostname As `URL` gives it: in lower case and without a port.
 */
export function isAllowedHost(hostname: string, allowed: ReadonlySet<string>): boolean {
  return thisMachine.test(hostname) || allowed.has(hostname);
}

/** Whether web pages of an `Origin` (RFC 6454, section 7) may call the emulator. */
export function isAllowedOrigin(origin: string, allowed: ReadonlySet<string>): boolean {
  return /^https?:/i.test(origin) && URL.canParse(origin) && isAllowedHost(new URL(origin).hostname, allowed);
}

/** Normalizes a host name as `URL` does; undefined if it is not a host name or has a port. */
export function hostnameOf(text: unknown): string | undefined {
  if (typeof text !== "string" || !/^[^\s/\\?#@:]+$|^\[[0-9A-Fa-f:.]+\]$/.test(text)) return undefined;
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : undefined;
}
