import { createFinalURL, createQuerySerializer, defaultPathSerializer as pathSerializer } from "openapi-fetch";
import type { OperationEntry, OperationId } from "../../generated/operations.js";
import { encodeSegment, type Settings } from "../options.js";

/**
 * The fetch that surely heeds a signal, and a `Request` beside settings that go beyond it. One that is given, or that took the
 * global one's place, may not: Next.js had a cache that looked at the `Request` alone, and so gave one body's answer to another
 * (GHSA-68g3-v927-f742). What took its place before this is read is known by another name or by marks of its own; without either it
 * passes for the platform's.
 */
export const platformFetch = isPlain(globalThis.fetch) ? globalThis.fetch : undefined;

function isPlain(global: typeof fetch | undefined): boolean {
  return global?.name === "fetch" && Object.keys(global).length === 0;
}

/** What a call sends: the arguments of fetch, but for the signal, which is each attempt's own. */
export interface Outgoing {
  target: string | Request;
  init: RequestInit;
  /** The address, which must not be shown. */
  url: string;
}

/** What a call is made of. */
export interface Call {
  operation: OperationId;
  entry: OperationEntry;
  /** The path of the entry with the parameters in it, but for `serviceId`. */
  path: string;
  query: object | undefined;
  /** The body in JSON. */
  body: string | null;
  settings: Settings;
  token: string;
  /** What will send it. */
  send: typeof fetch;
}

/** What calls have in common that differ in nothing but the body. */
interface Common {
  token: string;
  url: string;
  headers: Record<string, string>;
  request?: Request;
}

/**
 * Makes the function that turns the calls of one client into requests.
 *
 * Most calls of an operation differ in nothing but the body. What they have in common is kept, for the platform's fetch as a
 * `Request`: it takes what it needs from there in much less time than it reads address, method and headers in.
 */
export function createRequests(base: Settings): (call: Call) => Outgoing {
  const querySerializer = createQuerySerializer();
  const kept = new Map<OperationId, Common>();

  const describe = ({ path, query, settings, token, body }: Call): Common => {
    const url = createFinalURL(path.replace("{serviceId}", encodeSegment(settings.serviceId, "serviceId")), {
      baseUrl: base.baseUrl,
      params: { query: query as Record<string, unknown> },
      querySerializer,
      pathSerializer,
    });
    const headers: Record<string, string> = {
      accept: "application/json",
      ...settings.headers,
      authorization: `Bearer ${token}`,
    };
    if (body !== null) headers["content-type"] = "application/json";
    return { token, url, headers };
  };

  return (call) => {
    const { operation, entry, path, query, body, settings, token, send } = call;
    const { method } = entry;
    const alike = settings === base && path === entry.path && !query;
    let common = alike ? kept.get(operation) : undefined;
    if (common?.token !== token) {
      common = describe(call);
      if (alike) kept.set(operation, common);
    }
    const { url, headers } = common;
    if (alike && send === platformFetch) {
      // Not sooner, since Node loads its fetch when somebody asks for one of its classes.
      common.request ??= new Request(url, { method, headers, redirect: "manual" });
      return { target: common.request, init: { body }, url };
    }
    // A fetch that was given may change its headers.
    return { target: url, init: { method, headers: { ...headers }, body, redirect: "manual" }, url };
  };
}
