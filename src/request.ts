import { createFinalURL, createQuerySerializer, defaultPathSerializer as pathSerializer } from "openapi-fetch";
import type { OperationEntry, OperationId } from "./generated/operations.js";
import { encodeSegment, type Settings } from "./options.js";

/**
 * The fetch that surely heeds a signal and takes a `Request`, and the class to make one. A fetch that is given, or that took its
 * place since, may not.
 */
export const platformFetch = globalThis.fetch as typeof fetch | undefined;
const PlatformRequest = globalThis.Request as typeof Request | undefined;

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

/**
 * Makes the function that turns the calls of one client into requests.
 *
 * Calls that differ in nothing but the body, as most do, are sent by one `Request` that is kept. A fetch takes what it needs from
 * there in much less time than it reads address, method and headers in.
 */
export function createRequests(base: Settings): (call: Call) => Outgoing {
  const querySerializer = createQuerySerializer();
  const kept = new Map<OperationId, { token: string; target: Request; url: string }>();

  return ({ operation, entry, path, query, body, settings, token, send }) => {
    const alike = PlatformRequest && send === platformFetch && settings === base && path === entry.path && !query;
    const before = alike && kept.get(operation);
    if (before && before.token === token) return { target: before.target, init: { body }, url: before.url };

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
    const init: RequestInit = { method: entry.method, headers, redirect: "manual" };
    if (!alike) return { target: url, init: { ...init, body }, url };
    const target = new PlatformRequest(url, init);
    kept.set(operation, { token, target, url });
    return { target, init: { body }, url };
  };
}
