/** What a request says of its target before anything is made of it: RFC 9112, section 3. */
export interface RequestHead {
  readonly method: string;
  /** The request target as it was sent. */
  readonly target: string;
  /** The values of all `Host` lines: more than one is a fault of the request. */
  readonly hosts: readonly string[];
  /** Such as `1.1`. */
  readonly httpVersion: string;
  /** The scheme of the connection. */
  readonly scheme: "http" | "https";
  /** What stands for the host in HTTP/1.0, where no `Host` is needed. Default: `localhost`. */
  readonly defaultHost?: string;
}

/** Methods that the Fetch standard forbids. */
const unknownToFetch = new Set(["CONNECT", "TRACE", "TRACK"]);

/** `uri-host [ ":" port ]` of RFC 9110, section 7.2. Whether the host is one is up to the parser of URLs. */
const authority = /^(?:\[[0-9a-f:.]+\]|[\w.~!$&'()*+,;=%-]+)(?::\d*)?$/i;

const absoluteForm = /^(https?):\/\/([^/?]*)(.*)$/i;

/**
 * The URL that a request is for: RFC 9112, sections 3.2 and 3.3.
 *
 * @returns the URL; or the status of the answer to a request that is for none: 400, 421 for a scheme that is not that of the
 * connection, 501 for a method that no `Request` can have.
 */
export function requestUrl(head: RequestHead): string | 400 | 421 | 501 {
  const { method, target, hosts, httpVersion, scheme, defaultHost = "localhost" } = head;
  if (unknownToFetch.has(method.toUpperCase())) return 501;
  if (hosts.length > 1 || hosts.some((host) => !isAuthority(host))) return 400;
  // A host is required from HTTP/1.1 on: RFC 9112, section 3.2.
  if (hosts.length === 0 && !/^(0\.9|1\.0)$/.test(httpVersion)) return 400;
  const [, asked, named, rest] = absoluteForm.exec(target) ?? [];
  if (asked !== undefined) {
    if (!isAuthority(named!) || !isPathAndQuery(rest!)) return 400;
    // RFC 9110, section 7.4: what is for another scheme went to the wrong place.
    return asked.toLowerCase() === scheme ? new URL(target).href : 421;
  }
  const base = `${scheme}://${hosts[0] ?? defaultHost}`;
  if (target === "*") return method === "OPTIONS" ? new URL(base).href : 400;
  return target.startsWith("/") && isPathAndQuery(target) ? new URL(base + target).href : 400;
}

/** Whether a text is a host, with or without a port, and nothing besides: no user, no path. */
export function isAuthority(text: string): boolean {
  return authority.test(text) && URL.canParse(`http://${text}`);
}

/** Visible ASCII without a fragment. A parser of URLs takes a backslash of a path for a slash, so it is refused there. */
function isPathAndQuery(text: string): boolean {
  return /^[\x21-\x7e]*$/.test(text) && !text.includes("#") && !text.split("?", 1)[0]!.includes("\\");
}
