/** The raw parts of a request that determine its URL: RFC 9112, section 3. */
export interface RequestHead {
  readonly method: string;
  /** The request target as sent. */
  readonly target: string;
  /** The values of all `Host` lines. More than one makes the request invalid. */
  readonly hosts: readonly string[];
  /** Such as `1.1`. */
  readonly httpVersion: string;
  /** The scheme of the connection. */
  readonly scheme: "http" | "https";
  /** Used for HTTP/1.0 requests without `Host`. Default: `localhost`. */
  readonly defaultHost?: string;
}

/** Methods that the Fetch standard forbids. */
const unknownToFetch = new Set(["CONNECT", "TRACE", "TRACK"]);

/** `uri-host [ ":" port ]` of RFC 9110, section 7.2. The URL parser checks the host itself. */
const authority = /^(?:\[[0-9a-f:.]+\]|[\w.~!$&'()*+,;=%-]+)(?::\d*)?$/i;

const absoluteForm = /^(https?):\/\/([^/?]*)(.*)$/i;

/**
 * Reconstructs the URL of a request: RFC 9112, sections 3.2 and 3.3.
 *
 * @returns the URL, or the status to refuse the request with: 400, 421 for a scheme other than that of the connection, or 501 for a
 * method that a `Request` cannot have.
 */
export function requestUrl(head: RequestHead): string | 400 | 421 | 501 {
  const { method, target, hosts, httpVersion, scheme, defaultHost = "localhost" } = head;
  if (unknownToFetch.has(method.toUpperCase())) return 501;
  if (hosts.length > 1 || hosts.some((host) => !isAuthority(host))) return 400;
  // HTTP/1.1 and later require a host: RFC 9112, section 3.2.
  if (hosts.length === 0 && !/^(0\.9|1\.0)$/.test(httpVersion)) return 400;
  const [, asked, named, rest] = absoluteForm.exec(target) ?? [];
  if (asked !== undefined) {
    if (!isAuthority(named!) || !isPathAndQuery(rest!)) return 400;
    // A request for another scheme is misdirected: RFC 9110, section 7.4.
    return asked.toLowerCase() === scheme ? new URL(target).href : 421;
  }
  const base = `${scheme}://${hosts[0] ?? defaultHost}`;
  if (target === "*") return method === "OPTIONS" ? new URL(base).href : 400;
  return target.startsWith("/") && isPathAndQuery(target) ? new URL(base + target).href : 400;
}

/** Whether a text is a host with an optional port, and nothing else: no user, no path. */
export function isAuthority(text: string): boolean {
  return authority.test(text) && URL.canParse(`http://${text}`);
}

/** Whether a text is visible ASCII without a fragment, and without backslashes in the path, which URL parsers read as slashes. */
function isPathAndQuery(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text) && !text.includes("#") && !text.split("?", 1)[0]!.includes("\\");
}
