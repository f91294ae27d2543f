// The output of `logCalls`, which contains nothing of a request or an answer.
import { createAuthlete, logCalls } from "authlete";
import { describe, expect, it } from "vitest";
import { createObservedClient, decision, TOKEN } from "./observed-client.js";

/** A logger that keeps its lines, without times. */
function observed() {
  const lines: string[] = [];
  const write = (level: string) => (message: string) =>
    void lines.push(`${level} ${message.replaceAll(/\b\d+ ms/g, "… ms")}`);
  return { lines, logger: { debug: write("debug"), warn: write("warn"), error: write("error") } };
}
const body = { ticket: "secret-ticket", reason: "ACCESS_DENIED" } as const;
const failure = (status: number) => Response.json({ resultCode: "A185001", resultMessage: "internal" }, { status });

describe("logCalls", () => {
  it("logs an answer at debug, with its status and time", async () => {
    const { lines, logger } = observed();
    const { authlete } = createObservedClient([decision({ action: "FORBIDDEN", responseContent: "secret-content" })], {
      hooks: logCalls(logger),
    });
    await authlete.ciba.fail(body);
    expect(lines).toEqual(["debug ciba.fail: 200 in … ms"]);
  });

  it("logs what is repeated at warn, and what failed for good at error", async () => {
    const { lines, logger } = observed();
    const { authlete } = createObservedClient([failure(503), failure(500)], {
      hooks: logCalls(logger),
      retry: { retries: 1, delay: 0 },
    });
    await expect(authlete.ciba.fail(body)).rejects.toMatchObject({ status: 500 });
    expect(lines).toEqual([
      "debug ciba.fail: 503 in … ms",
      "warn ciba.fail: answered 503 (A185001); attempt 2 follows in … ms",
      "debug ciba.fail: 500 in … ms",
      "error ciba.fail: answered 500 (A185001); given up after … ms",
    ]);
    expect(lines.join()).not.toMatch(new RegExp(`${TOKEN}|secret|internal`));
  });

  it("takes the console", () => {
    expect(() =>
      createAuthlete({ baseUrl: "https://a.test", serviceId: "1", token: TOKEN, hooks: logCalls(console) }),
    ).not.toThrow();
  });
});
