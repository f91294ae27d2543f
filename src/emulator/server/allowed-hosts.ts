/** Names that lead to this machine whatever a name server says: RFC 6761, section 6.3, and RFC 1122, section 3.2.1.3. */
const ofThisMachine = /^((.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Whether a request may name a host. Another name can be that of a web page whose name server leads to this machine, and whose
 * requests are then of one origin with the emulator (DNS rebinding).
 *
 * @param hostname As `URL` has it, which is lower case and without a port.
 */
export function isAllowedHost(hostname: string, allowed: ReadonlySet<string>): boolean {
  return ofThisMachine.test(hostname) || allowed.has(hostname);
}

/** Whether the page that sent a request may, by its `Origin`: RFC 6454, section 7. */
export function isAllowedOrigin(origin: string, allowed: ReadonlySet<string>): boolean {
  return /^https?:/i.test(origin) && URL.canParse(origin) && isAllowedHost(new URL(origin).hostname, allowed);
}

/** A host name as `URL` has it; undefined if the text is none, or has a port. */
export function hostnameOf(text: unknown): string | undefined {
  if (typeof text !== "string" || !/^[^\s/\\?#@:]+$|^\[[0-9A-Fa-f:.]+\]$/.test(text)) return undefined;
  return URL.canParse(`http://${text}`) ? new URL(`http://${text}`).hostname : undefined;
}
