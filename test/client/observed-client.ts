// A client whose fetch returns prepared answers and records requests. A request without a prepared answer fails the test when it
// ends, and so does an unused answer if the test calls `expectDone`.
import { createAuthlete, type Authlete, type AuthleteOptions } from "authlete";
import { expect, onTestFinished } from "vitest";

export interface SentRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  body: unknown;
}

type Answer = Response | Error | ((signal: AbortSignal) => Promise<Response>);

export interface ObservedClient {
  authlete: Authlete;
  requests: SentRequest[];
  expectDone: () => void;
}

export const TOKEN = "tok_3kF9xQ7vLm2Z";

/** An API result as a JSON response. */
export function decision(body: object, init?: ResponseInit): Response {
  return Response.json({ resultCode: "A000000", resultMessage: "[A000000] Prepared.", ...body }, init);
}

export function createObservedClient(answers: Answer[], options: AuthleteOptions = {}): ObservedClient {
  const requests: SentRequest[] = [];
  const left = [...answers];
  // Checked at the end, since the client wraps whatever fetch throws.
  let unexpected = 0;
  onTestFinished(() => expect(unexpected, "requests for which no answer was prepared").toBe(0));
  const observe = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const text = await request.clone().text();
    requests.push({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      body: text === "" ? undefined : JSON.parse(text),
    });
    expect(init?.redirect).toBe("manual");
    const answer = left.shift();
    if (answer === undefined) {
      unexpected++;
      throw new Error(`no answer is prepared for request ${requests.length}`);
    }
    if (answer instanceof Error) throw answer;
    return answer instanceof Response ? answer : answer(init!.signal!);
  };
  const authlete = createAuthlete({
    baseUrl: "https://api.example.com",
    serviceId: "1234567890",
    token: TOKEN,
    fetch: observe,
    ...options,
  });
  return { authlete, requests, expectDone: () => expect(left).toEqual([]) };
}

/** An answer that never arrives. Rejects like a real fetch when the request is aborted. */
export function silence(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
}

/** The error that Node's fetch rejects with when a socket fails. */
export function socketError(code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(`connect ${code} 127.0.0.1:1`), { code }) });
}
