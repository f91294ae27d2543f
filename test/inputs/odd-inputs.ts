// Shared by the tests of inputs: a client that records requests, and texts of every kind.
import fc from "fast-check";
import { createAuthlete, type Authlete, type AuthleteOptions } from "authlete";
import { expect } from "vitest";

/** The number of runs of a property: a hundred in `npm test`, more in `npm run test:slow`. */
export const RUNS = { numRuns: Number(process.env["PROPERTY_RUNS"] ?? 100) };
export const TOKEN = "token-q8Zk3vX";

export interface Sent {
  url: string;
  init: RequestInit;
}

/** A client that records requests and always gets the same answer. */
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

/** Whether a call was refused for a wrong argument. Any other error fails the test. */
export async function isRefused(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    expect((error as Error).constructor).toBe(TypeError);
    return true;
  }
}

/** Texts of every kind, with a bias towards unusual ones. */
export const text = fc.oneof(
  fc.string({ unit: "binary" }),
  // Includes lone surrogates, which cannot be encoded.
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
