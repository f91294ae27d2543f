// Whatever is passed as a header is sent unchanged, or refused before anything is sent.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient, isRefused, RUNS, text, TOKEN } from "./odd-inputs.js";

/** Whether the platform accepts a text as the value of a header. */
function isHeader(value: string): boolean {
  try {
    return new Headers({ "x-own": value }).has("x-own");
  } catch {
    return false;
  }
}

describe("a header", () => {
  it("is sent as it is, but for space around it, or refused without being shown", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        const { authlete, sent } = createClient();
        let message = "";
        const refused = await isRefused(() =>
          authlete.service.get({ headers: { "x-own": value } }).catch((error: Error) => {
            message = error.message;
            throw error;
          }),
        );
        expect(refused).toBe(!isHeader(value));
        if (refused) {
          expect(message).toBe("headers must be valid and without Authorization (use token)");
          return void expect(sent).toEqual([]);
        }
        const headers = new Headers(sent[0]!.init.headers);
        expect(headers.get("x-own")).toBe(value.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, ""));
        expect(headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
      }),
      RUNS,
    );
  });

  it("of any name neither takes the place of the client's own nor stands beside it", async () => {
    const own = fc.constantFrom("authorization", "content-type", "accept", "x-own");
    const name = fc.oneof(
      text,
      fc.tuple(own, fc.infiniteStream(fc.boolean())).map(([name, upper]) => {
        return [...name].map((letter) => (upper.next().value ? letter.toUpperCase() : letter)).join("");
      }),
    );
    await fc.assert(
      fc.asyncProperty(name, async (name) => {
        const { authlete, sent } = createClient();
        if (await isRefused(() => authlete.ciba.issue({ ticket: "t" }, { headers: { [name]: "a/b" } }))) return;
        const headers = new Headers(sent[0]!.init.headers);
        expect(headers.get("authorization")).toBe(`Bearer ${TOKEN}`);
        expect(headers.get("content-type")).toBe("application/json");
      }),
      RUNS,
    );
  });
});

it("a header of a call takes the place of the client's, in whatever case", async () => {
  const { authlete, sent } = createClient({
    headers: { "X-Own": "client", Accept: "text/plain", "x-other": "client" },
  });
  await authlete.service.get({ headers: { "x-oWN": "call" } });
  expect(Object.fromEntries(new Headers(sent[0]!.init.headers))).toEqual({
    accept: "text/plain",
    authorization: `Bearer ${TOKEN}`,
    "x-other": "client",
    "x-own": "call",
  });
});
