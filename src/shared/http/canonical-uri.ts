const uri =
  /^([a-z][a-z0-9+.-]*):(?:\/\/((?:[^/?#@]*@)?)(\[[^/?#@[\]]*\]|[^/?#@:[\]]*)(?::(\d*))?(?=[/?#]|$))?([^?#]*)(\?[^#]*)?(#.*)?$/i;

const defaultPorts: Readonly<Record<string, string>> = { http: "80", https: "443" };

/**
 * Normalizes a URI by its syntax and scheme: RFC 3986, sections 6.2.2 and 6.2.3. That covers the case of scheme and host, needless
 * escapes, dot segments, an empty path and the default port.
 *
 * @returns undefined for anything but an absolute URI.
 */
export function canonicalUri(text: string): string | undefined {
  // Only the characters of RFC 3986, appendix A. URL parsers would skip or replace others.
  if (!/^(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[0-9a-f]{2})+$/i.test(text)) return undefined;
  const [, scheme, user = "", host, port = "", path = "", query = "", fragment = ""] = uri.exec(text) ?? [];
  // Without an authority, the path must not begin with two slashes: RFC 3986, section 3.3.
  if (scheme === undefined || (host === undefined && path.startsWith("//"))) return undefined;
  const name = scheme.toLowerCase();
  const isHttp = Object.hasOwn(defaultPorts, name);
  if (isHttp && !host) return undefined;
  const authority =
    host === undefined
      ? ""
      : `//${normalizeEscapes(user)}${normalizeEscapes(host.toLowerCase())}${
          port === "" || port === defaultPorts[name] ? "" : `:${Number(port)}`
        }`;
  const plainPath = removeDotSegments(normalizeEscapes(path));
  return `${name}:${authority}${plainPath || (isHttp ? "/" : "")}${normalizeEscapes(query + fragment)}`;
}

function normalizeEscapes(text: string): string {
  return text.replaceAll(/%([0-9a-f]{2})/gi, (escape, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[\w.~-]/.test(character) ? character : escape.toUpperCase();
  });
}

/** RFC 3986, section 5.2.4. */
function removeDotSegments(path: string): string {
  if (!path.startsWith("/")) return path;
  const kept: string[] = [];
  const segments = path.slice(1).split("/");
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === "..") kept.pop();
    if (segment !== "." && segment !== "..") kept.push(segment);
    else if (isLast) kept.push("");
  }
  return `/${kept.join("/")}`;
}
