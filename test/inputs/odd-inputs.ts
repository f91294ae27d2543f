// What the tests of inputs share: a client that notes what it sends, and text of every sort.
import fc from "fast-check";
import { createAuthlete, type Authlete, type AuthleteOptions } from "authlete";
import { expect } from "vitest";

/** How often a property is tried: a hundred times by `npm test`, more by `npm run test:slow`. */
export const RUNS = { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 100) };
export const TOKEN = "token-q8Zk3vX";

export interface Sent {
  url: string;
  init: RequestInit;
}

/** A client that notes what is sent and gets the same answer every time. */
export function createClient(
  options: AuthleteOptions = {},
  answer = '{"action":"OK"}',
): { authlete: Authlete; sent: Sent[] } {
  const sent: Sent[] = [];
  const authlete = createAuthlete({
    baseUrl: "https://api.example.com",
    serviceId: "1",
    token: TOKEN,
    retry: false,
    fetch: (url, init) => {
      sent.push({ url: url as string, init: init! });
      return Promise.resolve(new Response(answer));
    },
    ...options,
  });
  return { authlete, sent };
}

/** What a call comes to: whether it was refused as a wrong argument. Anything else that it fails with fails the test. */
export async function isRefused(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    expect((error as Error).constructor).toBe(TypeError);
    return true;
  }
}

/** Text of every sort, the odd more often than chance would have it. */
export const text = fc.oneof(
  fc.string({ unit: "binary" }),
  // Halves of pairs of surrogates too, which no encoding can hold.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes)),
  fc.constantFrom(
    "",
    ".",
    "..",
    "...",
    "%2e%2e",
    "%2E.",
    "../..",
    "/",
    "\\",
    "?",
    "#",
    "a/b",
    "a?b#c",
    "{clientId}",
    "\ud800",
  ),
  fc.string({ unit: fc.constantFrom(".", "/", "%", "2", "e", "\\", "?", "#", "{", "}", " ", "\n") }),
);
