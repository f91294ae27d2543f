import { LONE_SURROGATE } from "../../shared/json/encode-json.js";

/** What the emulator reads of a request. */
export type CallRequest = Pick<Request, "method" | "url" | "headers" | "text">;

/** Methods whose requests may have a body. */
const withBody = ["POST", "PUT", "PATCH"];

/**
 * The request that `fetch` would send. A text to send to an address, which is what clients of the API have, is read without making a
 * `Request`: that takes as long as the whole call.
 */
export function readRequest(input: string | URL | Request, init: RequestInit = {}): CallRequest {
  const { method, headers, body } = init;
  const isPlain = typeof input === "string" && /^https?:[^@]*$/i.test(input) && typeof body === "string";
  // What would be changed on the way is left to the platform, as is a method to be refused or written otherwise.
  if (!isPlain || !withBody.includes(method ?? "") || body.startsWith("\ufeff") || LONE_SURROGATE.test(body))
    return new Request(input, init);
  const given = new Headers(headers);
  if (!given.has("content-type")) given.set("content-type", "text/plain;charset=UTF-8");
  return { method: method!, url: new URL(input).href, headers: given, text: () => Promise.resolve(body) };
}
