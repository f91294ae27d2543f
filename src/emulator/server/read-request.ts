import { LONE_SURROGATE } from "../../shared/json/encode-json.js";

/** The parts of a `Request` that the emulator reads. */
export type CallRequest = Pick<Request, "method" | "url" | "headers" | "text">;

/** Methods whose requests may have a body. */
const withBody = ["POST", "PUT", "PATCH"];

/**
 * The request that `fetch` would send. API clients send a string to a URL, which is read without creating a `Request`:
 * that takes as long as the whole call.
 */
export function readRequest(input: string | URL | Request, init: RequestInit = {}): CallRequest {
  const { method, headers, body } = init;
  const isPlain = typeof input === "string" && /^https?:[^@]*$/i.test(input) && typeof body === "string";
  // `Request` handles bodies that encoding would change, and methods that it rejects or normalizes.
  if (!isPlain || !withBody.includes(method ?? "") || body.startsWith("\ufeff") || LONE_SURROGATE.test(body))
    return new Request(input, init);
  const given = new Headers(headers);
  if (!given.has("content-type")) given.set("content-type", "text/plain;charset=UTF-8");
  return { method: method!, url: new URL(input).href, headers: given, text: () => Promise.resolve(body) };
}
