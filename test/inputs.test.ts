// Whatever the caller passes, a call is sent as it was meant or refused with a TypeError before anything is sent.
import fc from "fast-check";
import { createAuthlete, patchClient, type Authlete, type AuthleteOptions } from "authlete";
import { afterEach, describe, expect, it } from "vitest";

const RUNS = { numRuns: 1000 };
const TOKEN = "token-q8Zk3vX";

interface Sent {
  url: string;
  init: RequestInit;
}

/** A client that notes what is sent and gets the same answer every time. */
function createClient(options: AuthleteOptions = {}, answer = '{"action":"OK"}'): { authlete: Authlete; sent: Sent[] } {
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
async function isRefused(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    expect((error as Error).constructor).toBe(TypeError);
    return true;
  }
}

/** Text of every sort, the odd more often than chance would have it. */
const text = fc.oneof(
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

describe("a path parameter", () => {
  it("is one step of the path, whatever it is, or refused", async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (identifier, subject) => {
        const { authlete, sent } = createClient();
        const refused = await isRefused(() => authlete.client.management.getGrantedScopes(identifier, subject));
        const allowed = [identifier, subject].every((value) => !/^\.{0,2}$|\p{Surrogate}/u.test(value));
        expect(refused).toBe(!allowed);
        expect(sent.length).toBe(refused ? 0 : 1);
        if (refused) return;
        const { origin, pathname, search, hash } = new URL(sent[0]!.url);
        expect({ origin, search, hash }).toEqual({ origin: "https://api.example.com", search: "", hash: "" });
        const steps = pathname.split("/").map(decodeURIComponent);
        expect(steps).toEqual(["", "api", "1", "client", "granted_scopes", "get", identifier, subject]);
      }),
      RUNS,
    );
  });

  it("that is no text is an integer that is exact, or refused", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.anything().filter((value) => typeof value !== "string"),
        async (value) => {
          const { authlete, sent } = createClient();
          const refused = await isRefused(() => authlete.client.get(value as never));
          expect(refused).toBe(!Number.isSafeInteger(value));
          expect(sent.map(({ url }) => url)).toEqual(
            refused ? [] : [`https://api.example.com/api/1/client/get/${value as number}`],
          );
        },
      ),
      RUNS,
    );
  });

  it("that names the service obeys the same rule", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (serviceId) => {
        const { authlete, sent } = createClient();
        if (await isRefused(() => authlete.service.get({ serviceId }))) return void expect(sent).toEqual([]);
        const steps = new URL(sent[0]!.url).pathname.split("/").map(decodeURIComponent);
        expect(steps).toEqual(["", "api", serviceId, "service", "get"]);
      }),
      RUNS,
    );
  });
});

describe("a query parameter", () => {
  it("is sent as it is, unless it cannot be encoded", async () => {
    await fc.assert(
      fc.asyncProperty(text, async (subject) => {
        const { authlete, sent } = createClient();
        if (/\p{Surrogate}/u.test(subject)) {
          await expect(authlete.token.management.list({ subject })).rejects.toBeInstanceOf(Error);
          return void expect(sent).toEqual([]);
        }
        await authlete.token.management.list({ subject });
        expect([...new URL(sent[0]!.url).searchParams]).toEqual([["subject", subject]]);
      }),
      RUNS,
    );
  });
});

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
        if (refused) {
          expect(message).toBe("headers must be valid, and without Authorization (use token)");
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

describe("a base URL", () => {
  const step = fc.stringMatching(/^[\w~-]{1,8}$/);
  const parts = fc.record({
    scheme: fc.constantFrom("http", "https", "HTTPS"),
    host: fc.oneof(fc.domain(), fc.constantFrom("127.0.0.1", "[::1]", "localhost")),
    port: fc.option(fc.integer({ min: 1, max: 65535 }), { nil: undefined }),
    path: fc.array(step, { maxLength: 3 }),
    // What follows a URL in a file or a variable is no part of it.
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
    const like = fc.tuple(fc.constantFrom("http:", "https:", "http://", "https://a", ""), text);
    await fc.assert(
      fc.asyncProperty(like, async ([start, rest]) => {
        let client: ReturnType<typeof createClient>;
        try {
          client = createClient({ baseUrl: start + rest });
        } catch (error) {
          expect((error as Error).constructor).toBe(TypeError);
          return;
        }
        await client.authlete.service.get();
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
  });
});

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

it("a body of 20 MB is sent whole", async () => {
  const { authlete, sent } = createClient();
  const description = "\u{1F511}".repeat(5 << 20);
  await authlete.client.create({ description });
  expect(sent[0]!.init.body === JSON.stringify({ description })).toBe(true);
});

describe("bodies and answers", () => {
  const pollution = fc.constantFrom(
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "resultCode",
    "then",
  );
  const json = fc.letrec((tie) => ({
    // Without the numbers that JavaScript cannot hold, which are refused.
    value: fc.oneof(
      { maxDepth: 4 },
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.constant(null),
      tie("list"),
      tie("object"),
    ),
    list: fc.array(tie("value"), { maxLength: 4 }),
    object: fc.dictionary(fc.oneof(pollution, fc.string()), tie("value"), { maxKeys: 5, noNullPrototype: true }),
  })).object;
  const before = Reflect.ownKeys(Object.prototype);
  afterEach(() => {
    expect(Reflect.ownKeys(Object.prototype)).toEqual(before);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it("arrive as they are, with names that a prototype has", async () => {
    await fc.assert(
      fc.asyncProperty(json, json, async (body, answer) => {
        const text = JSON.stringify(answer);
        const { authlete, sent } = createClient({}, text);
        // What JSON holds is not altered by reading it: `then` of an answer is no function.
        expect(JSON.stringify(await authlete.client.create(JSON.parse(JSON.stringify(body)) as object))).toBe(text);
        expect(sent[0]!.init.body).toBe(JSON.stringify(body));
      }),
      RUNS,
    );
  });

  it("do not reach a prototype by way of an error's properties or a merge", async () => {
    const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"resultCode":"A001"}';
    const failing = createClient({ fetch: () => Promise.resolve(new Response(text, { status: 400 })) });
    const error = (await failing.authlete.service.get().catch((error: unknown) => error)) as object;
    expect(error).toMatchObject({ resultCode: "A001" });
    expect(error).not.toHaveProperty("polluted");
    const { authlete, sent } = createClient({}, text);
    await patchClient(authlete, 1, JSON.parse('{"__proto__":{"polluted":2}}') as object);
    expect(sent[1]!.init.body).toBe(text.replace('"polluted":1', '"polluted":2'));
  });

  it("options with the name of a prototype's member are refused", async () => {
    const { authlete, sent } = createClient();
    const options = JSON.parse('{"__proto__":{"timeout":1}}') as object;
    await expect(authlete.service.get(options)).rejects.toThrow("options.__proto__ must be one of");
    expect(sent).toEqual([]);
  });

  it("that contain themselves, wherever, are refused", async () => {
    await fc.assert(
      fc.asyncProperty(json, fc.string(), fc.nat(5), async (body, name, depth) => {
        const root = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
        let end = root;
        for (let i = 0; i < depth; i++) end = end[`level${i}`] = {};
        Object.defineProperty(end, name, { value: root, enumerable: true, configurable: true });
        const { authlete, sent } = createClient();
        // A function of that name says itself what JSON is to be made of.
        fc.pre(name !== "toJSON");
        expect(await isRefused(() => authlete.client.create(root))).toBe(true);
        expect(sent).toEqual([]);
      }),
      RUNS,
    );
  });

  it("with a BigInt, wherever, are refused", async () => {
    await fc.assert(
      fc.asyncProperty(json, fc.bigInt(), async (body, value) => {
        const { authlete, sent } = createClient();
        expect(await isRefused(() => authlete.client.create({ ...body, list: [[value]] } as object))).toBe(true);
        expect(sent).toEqual([]);
      }),
      RUNS,
    );
  });

  it("of any sort that is no object are refused", async () => {
    const wrong = fc.anything().filter((value) => typeof value !== "object" || value === null || Array.isArray(value));
    await fc.assert(
      fc.asyncProperty(wrong, async (body) => {
        const { authlete, sent } = createClient();
        await expect(authlete.ciba.issue(body as never)).rejects.toEqual(
          new TypeError("ciba.issue: the body must be an object"),
        );
        expect(sent).toEqual([]);
      }),
      RUNS,
    );
  });
});
