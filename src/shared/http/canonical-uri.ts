const uri =
  /^([a-z][a-z0-9+.-]*):(?:\/\/((?:[^/?#@]*@)?)(\[[^/?#@[\]]*\]|[^/?#@:[\]]*)(?::(\d*))?(?=[/?#]|$))?([^?#]*)(\?[^#]*)?(#.*)?$/i;

const defaultPorts: Readonly<Record<string, string>> = { http: "80", https: "443" };

/**
 * The one form of URIs that are the same by their syntax and their scheme: RFC 3986, sections 6.2.2 and 6.2.3. Upper case of scheme
 * and host, escapes of characters that need none, dot segments, an empty path and the port of the scheme do not count.
 *
 * @returns undefined for what is no absolute URI.
 */
export function canonicalUri(text: string): string | undefined {
  // Nothing that RFC 3986, appendix A, has no place for: parsers of URLs would skip or replace it.
  if (!/^(?:[\w.~!$&'()*+,;=:@/?#[\]-]|%[0-9a-f]{2})+$/i.test(text)) return undefined;
  const [, scheme, user = "", host, port = "", path = "", query = "", fragment = ""] = uri.exec(text) ?? [];
  // A path of two slashes is an authority that is none.
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
