// The HTTP response of a result, and what `respond` needs for copies of a result.
import { respond, responseOf, type Respondable } from "authlete";
import { describe, expect, it } from "vitest";
import { createObservedClient, decision } from "./observed-client.js";

const body = { action: "FORBIDDEN", responseContent: '{"error":"access_denied"}' };
const fail = { ticket: "t", reason: "ACCESS_DENIED" } as const;

/** A result of `ciba.fail` with a special header. */
function failed() {
  const { authlete } = createObservedClient([decision(body, { status: 201, headers: { "x-request-id": "42" } })]);
  return authlete.ciba.fail(fail);
}

describe("responseOf", () => {
  it("tells operation, status, headers, body and time", async () => {
    const result = await failed();
    const { headers, duration, ...rest } = responseOf(result)!;
    expect(rest).toStrictEqual({ operation: "ciba.fail", status: 201, text: JSON.stringify(result) });
    expect(headers.get("x-request-id")).toBe("42");
    expect(duration).toBeGreaterThanOrEqual(0);
    expect(duration).toBeLessThan(10_000);
  });

  it("knows nothing of a copy, and adds nothing to a result", async () => {
    const result = await failed();
    expect(responseOf({ ...result })).toBeUndefined();
    expect(Reflect.ownKeys(result)).toStrictEqual(["resultCode", "resultMessage", "action", "responseContent"]);
  });
});

it("a copy that went through JSON is answered with the operation of the original", async () => {
  const result = await failed();
  const { operation } = responseOf(result)!;
  const copy = JSON.parse(JSON.stringify(result)) as Respondable;
  expect(() => respond(copy)).toThrow(TypeError);
  const response = respond(copy, { operation });
  expect([response.status, await response.text()]).toStrictEqual([403, body.responseContent]);
});
