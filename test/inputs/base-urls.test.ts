// Whatever is passed as `baseUrl`: calls go to paths below it, or it is refused.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createClient, RUNS, text } from "./odd-inputs.js";

describe("a base URL", () => {
  const step = fc.stringMatching(/^[\w~-]{1,8}$/);
  const parts = fc.record({
    scheme: fc.constantFrom("http", "https", "HTTPS"),
    host: fc.oneof(fc.domain(), fc.constantFrom("127.0.0.1", "[::1]", "localhost")),
    port: fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
    path: fc.array(step, { maxLength: 3 }),
    // Trailing whitespace from files and variables is ignored.
    end: fc.constantFrom("", "/", "//", "\n", "/ "),
  });
  const compose = ({ scheme, host, port, path }: typeof parts extends fc.Arbitrary<infer Value> ? Value : never) =>
    [`${scheme}://${host}${port === undefined ? "" : `:${port}`}`, ...path].join("/");

  it("with or without port, path and a slash at its end leads to the same paths below it", async () => {
    await fc.assert(
      fc.asyncProperty(parts, async (parts) => {
        const base = compose(parts);
        const { authlete, sent } = createClient({ baseUrl: base + parts.end });
        await authlete.service.get();
        expect(new URL(sent[0]!.url).href).toBe(new URL(`${base}/api/1/service/get`).href);
      }),
      RUNS,
    );
  });

  it("with credentials, query or fragment is refused, without being shown", () => {
    const extra = fc.constantFrom<(base: string) => string>(
      (base) => base.replace("://", "://user:secret@"),
      (base) => base.replace("://", "://user@"),
      (base) => `${base}?secret`,
      (base) => `${base}?`,
      (base) => `${base}#secret`,
      (base) => `${base}/{secret}`,
      (base) => ` ${base}`,
      (base) => base.replace(/^\w+/, "ftp"),
      (base) => base.replace(/^\w+:\/\//, ""),
    );
    fc.assert(
      fc.property(parts, extra, (parts, change) => {
        expect(() => createClient({ baseUrl: change(compose(parts)) })).toThrow(
          new TypeError("baseUrl must be an http(s) URL without credentials or query"),
        );
      }),
      RUNS,
    );
  });

  it("of any text is refused, or every call goes below it", async () => {
    const outcomes = new Set<string>();
    const like = fc.tuple(fc.constantFrom("http:", "https:", "http://", "https://a", ""), text);
    await fc.assert(
      fc.asyncProperty(like, async ([start, rest]) => {
        let client: ReturnType<typeof createClient>;
        try {
          client = createClient({ baseUrl: start + rest });
        } catch (error) {
          expect((error as Error).constructor).toBe(TypeError);
          return void outcomes.add("refused");
        }
        await client.authlete.service.get();
        outcomes.add("called");
        const { origin, username, password, search, hash, pathname } = new URL(client.sent[0]!.url);
        expect({ origin, username, password, search, hash }).toEqual({
          origin: new URL(start + rest).origin,
          username: "",
          password: "",
          search: "",
          hash: "",
        });
        expect(pathname).toMatch(/\/api\/1\/service\/get$/);
      }),
      RUNS,
    );
    expect([...outcomes].sort()).toEqual(["called", "refused"]);
  });
});
