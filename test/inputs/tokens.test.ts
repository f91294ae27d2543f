// Whatever a token function does: the call is sent with a token, or not at all.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient, RUNS, text } from "./odd-inputs.js";

describe("a token function", () => {
  it("that rejects or throws ends the call with its own reason, and nothing is sent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), fc.boolean(), async (reason, throws) => {
        const token = () => {
          if (throws) throw reason;
          return Promise.reject(reason);
        };
        const { authlete, sent } = createClient({ token });
        const outcome = await authlete.service.get().then(
          () => "resolved",
          (error: unknown) => ({ error }),
        );
        expect((outcome as { error: unknown }).error).toBe(reason);
        expect(sent).toEqual([]);
      }),
      RUNS,
    );
  });

  it("that gives nothing, or what is no token, is refused without the value", async () => {
    const wrong = fc.oneof(fc.anything(), text).filter((value) => typeof value !== "string" || !/^[!-~]+$/.test(value));
    await fc.assert(
      fc.asyncProperty(wrong, async (value) => {
        const { authlete, sent } = createClient({ token: () => Promise.resolve(value as string) });
        await expect(authlete.service.get()).rejects.toEqual(
          new TypeError("token must be visible ASCII without spaces"),
        );
        expect(sent).toEqual([]);
      }),
      RUNS,
    );
  });

  it("is asked once for each call, whose repetitions use the same token", async () => {
    let given = 0;
    const used: unknown[] = [];
    const { authlete } = createClient({
      token: () => `token-${++given}`,
      retry: { delay: 0 },
      fetch: (_, init) => {
        used.push(new Headers(init!.headers).get("authorization"));
        return Promise.resolve(new Response(null, { status: 503 }));
      },
    });
    await authlete.service.get().catch(() => {});
    await authlete.service.get({ retry: false }).catch(() => {});
    expect(used).toEqual([...Array<string>(3).fill("Bearer token-1"), "Bearer token-2"]);
  });
});
