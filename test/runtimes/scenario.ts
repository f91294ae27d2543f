// The test that every runtime has to pass. It is plain code, since no test runner supports all of them.
import {
  AuthleteApiError,
  AuthleteConnectionError,
  AuthleteError,
  AuthleteResponseError,
  AuthleteTimeoutError,
  iterate,
  patchClient,
  respond,
  type AttemptEvent,
} from "authlete";
import { backchannelAuthentication, completion, token as tokenEndpoint } from "authlete/handlers";
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import {
  createTestEmulator,
  control,
  remoteSurroundings,
  surroundingsOf,
  type RemoteSurroundings,
  type Surroundings,
} from "./surroundings.js";

export interface Outcome {
  place: "in process" | "over a socket";
  test: string;
  /** What went wrong. */
  problem?: string;
}

function same(actual: unknown, expected: unknown): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`expected ${wanted}, found ${found}`);
}

async function rejection(call: Promise<unknown>): Promise<unknown> {
  const value = await call.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  if (value === undefined) throw new Error("expected a rejection");
  return value.error;
}

/** The distinguishing properties of an error, if it is an instance of the class. */
function facts(error: unknown, kind: new (...args: never[]) => AuthleteError): unknown {
  if (!(error instanceof kind) || !(error instanceof AuthleteError)) throw error;
  const { code, operation, attempt } = error;
  return { code, operation, attempt };
}

const form = (parameters: Record<string, string>) => new URLSearchParams(parameters).toString();
const quick = { retries: 2, delay: 1, deadline: 5_000 };

type Test = (world: Surroundings) => Promise<void>;

/** Tests for both places: an emulator in the same process, called without a network, and one behind a socket. */
const tests: Record<string, Test> = {
  "a user approves, and the client gets tokens that verify": async ({ connect, client, advance }) => {
    const authlete = connect();
    const credentials = { clientId: String(client.clientId), clientSecret: client.clientSecret };
    const parameters = form({ scope: "openid", login_hint: "anna@example.com" });
    const request = await authlete.ciba.processAuthentication({ parameters, ...credentials });
    same(request.action, "USER_IDENTIFICATION");
    const ticket = request.ticket!;
    const issued = await authlete.ciba.issue({ ticket });
    const poll = () =>
      authlete.token.process({
        parameters: form({ grant_type: "urn:openid:params:grant-type:ciba", auth_req_id: issued.authReqId! }),
        ...credentials,
      });
    same(((await respond(await poll()).json()) as { error: string }).error, "authorization_pending");
    same((await authlete.ciba.complete({ ticket, result: "AUTHORIZED", subject: "anna" })).action, "NO_ACTION");
    await advance(5);
    const response = respond(await poll());
    const tokens = (await response.json()) as { access_token: string; id_token: string };
    same([response.status, response.headers.get("cache-control")], [200, "no-store"]);
    const jwks = (await authlete.service.getJwks()) as unknown as JSONWebKeySet;
    const { payload } = await jwtVerify(tokens.id_token, createLocalJWKSet(jwks), {
      audience: credentials.clientId,
      currentDate: new Date("2026-01-01T00:00:05Z"),
    });
    same(payload.sub, "anna");
    const access = await authlete.introspection.process({ token: tokens.access_token, scopes: ["openid"] });
    same([access.action, access.subject], ["OK", "anna"]);
  },

  "handlers serve a client from its request to its tokens": async ({ connect, client, advance }) => {
    const authlete = connect();
    const complete = completion({ authlete, notify: () => Promise.reject(new Error("a poll client is not notified")) });
    const authenticate = backchannelAuthentication({
      authlete,
      complete,
      identifyUser: ({ hint }) => (hint === "anna@example.com" ? "anna" : undefined),
      askUser: () => ({ result: "AUTHORIZED" }),
      now: () => Date.parse("2026-01-01T00:00:00Z"),
    });
    const post = (path: string, parameters: Record<string, string>) =>
      new Request(`https://server.example${path}`, {
        method: "POST",
        headers: {
          authorization: `Basic ${btoa(`${client.clientId}:${client.clientSecret}`)}`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: form(parameters),
      });
    const accepted = await authenticate(post("/bc", { scope: "openid", login_hint: "anna@example.com" }));
    const { auth_req_id } = (await accepted.json()) as { auth_req_id: string };
    same(accepted.status, 200);
    await advance(5);
    const grant = { grant_type: "urn:openid:params:grant-type:ciba", auth_req_id };
    const granted = await tokenEndpoint({ authlete })(post("/token", grant));
    same([granted.status, Object.keys((await granted.json()) as object).includes("id_token")], [200, true]);
    const unknown = await authenticate(post("/bc", { scope: "openid", login_hint: "nobody@example.com" }));
    same([unknown.status, ((await unknown.json()) as { error: string }).error], [400, "unknown_user_id"]);
  },

  "a refusal becomes the answer for the client": async ({ connect, client }) => {
    const authlete = connect();
    const { ticket } = await authlete.ciba.processAuthentication({
      parameters: form({ scope: "openid", login_hint: "anna@example.com" }),
      clientId: String(client.clientId),
      clientSecret: client.clientSecret,
    });
    const response = respond(await authlete.ciba.fail({ ticket: ticket!, reason: "ACCESS_DENIED" }));
    same(
      [response.status, response.headers.get("content-type"), await response.json()],
      [403, "application/json", { error: "access_denied" }],
    );
  },

  "lists, patches, queries and large numbers": async ({ connect, client }) => {
    const authlete = connect();
    const changed = await patchClient(authlete, client.clientId, { clientName: "Straße ☕" });
    same(changed.clientName, "Straße ☕");
    const names: unknown[] = [];
    for await (const each of iterate((range) => authlete.client.list(range))) names.push(each.clientName);
    same(names.length, 4);
    same(names.includes("Straße ☕"), true);
  },

  "an answer outside 2xx is an error with its facts": async ({ connect }) => {
    const error = await rejection(connect({ token: "another" }).service.get());
    same(facts(error, AuthleteApiError), { code: "ERR_API", operation: "service.get", attempt: 1 });
    same((error as AuthleteApiError).status, 401);
  },

  "a safe call is repeated after a connection that broke": async ({ connect, inject, calls }) => {
    const retries: unknown[] = [];
    const onRetry = ({ operation, attempt }: AttemptEvent) => void retries.push({ operation, attempt });
    await inject({ drop: true });
    await connect({ retry: quick, hooks: { onRetry } }).service.get();
    same(retries, [{ operation: "service.get", attempt: 1 }]);
    same(await calls(), ["service.get", "service.get"]);
  },

  "a call that may have taken effect is not repeated": async ({ connect, inject, calls }) => {
    await inject({ drop: true, applied: true });
    const error = await rejection(connect({ retry: quick }).ciba.issue({ ticket: "t" }));
    same(facts(error, AuthleteConnectionError), { code: "ERR_CONNECTION", operation: "ciba.issue", attempt: 1 });
    same(await calls(), ["ciba.issue"]);
  },

  "a call waits as long as the API asks it to": async ({ connect, inject }) => {
    const delays: boolean[] = [];
    const onRetry = ({ delay }: { delay: number }) => void delays.push(delay >= 1_000 && delay < 1_100);
    await inject({ status: 429, headers: { "retry-after": "1" } });
    await connect({ retry: quick, hooks: { onRetry } }).service.get();
    same(delays, [true]);
  },

  "silence ends in a timeout": async ({ connect, inject }) => {
    await inject({ delay: 5_000 });
    const error = await rejection(connect({ timeout: 100, retry: false }).service.get());
    same(facts(error, AuthleteTimeoutError), { code: "ERR_TIMEOUT", operation: "service.get", attempt: 1 });
  },

  "an abort rejects with the caller's own reason": async ({ connect, inject }) => {
    await inject({ delay: 5_000 });
    const [controller, reason] = [new AbortController(), { mine: true }];
    setTimeout(() => controller.abort(reason), 50);
    if ((await rejection(connect().service.get({ signal: controller.signal }))) !== reason) throw new Error("another");
  },

  "an answer that was cut short is no answer": async ({ connect, inject }) => {
    await inject({ malformed: true });
    const error = await rejection(connect({ retry: false }).service.get());
    same(facts(error, AuthleteResponseError), { code: "ERR_RESPONSE", operation: "service.get", attempt: 1 });
  },

  "a redirect is not followed": async ({ connect, inject, calls }) => {
    await inject({ status: 307, headers: { location: "http://127.0.0.1:9/elsewhere" } });
    const error = await rejection(connect({ retry: false }).ciba.issue({ ticket: "t" }));
    same(facts(error, AuthleteResponseError), { code: "ERR_RESPONSE", operation: "ciba.issue", attempt: 1 });
    same(await calls(), ["ciba.issue"]);
  },

  "no error shows the token, or a secret in a path": async ({ connect, inject }) => {
    const [token, path] = ["tok_3kF9xQ7vLm2Z", "at_8sWq1Zx0Rb5N"];
    const { management } = connect({ token, retry: false }).token;
    await inject({ drop: true });
    const errors = [await rejection(management.delete(path)), await rejection(management.delete(path))];
    for (const error of errors as AuthleteError[]) {
      const cause = error.cause as Error | undefined;
      const shown = [
        error,
        error.message,
        error.stack,
        JSON.stringify(error),
        cause,
        cause?.stack,
        JSON.stringify(cause),
      ];
      const text = shown.map(String).join("\n");
      if (text.includes(token) || text.includes(path)) throw new Error(`shown in ${text}`);
    }
  },

  "calls that follow one another send what each was given": async ({ connect, client, token }) => {
    const tokens = ["another", token, token, token];
    const authlete = connect({ token: () => tokens.shift()!, retry: false });
    const ask = (hint: string, options = {}) => {
      const parameters = form({ scope: "openid", login_hint: hint });
      const { clientId, clientSecret } = client;
      return authlete.ciba.processAuthentication({ parameters, clientId: `${clientId}`, clientSecret }, options);
    };
    same(((await rejection(ask("anna"))) as AuthleteApiError).status, 401);
    same((await ask("ben")).hint, "ben");
    same(((await rejection(ask("carl", { serviceId: "2" }))) as AuthleteApiError).status >= 400, true);
    same((await ask("dora")).hint, "dora");
  },

  "many calls at once get their own answers": async ({ connect, client, calls }) => {
    const authlete = connect();
    const found = await Promise.all(
      Array.from({ length: 50 }, () => authlete.client.get(client.clientId).then(({ clientId }) => clientId)),
    );
    same([...new Set(found)], [client.clientId]);
    same((await calls()).length, 50);
  },
};

export interface Runtime {
  /** The imported entry points. */
  entryPoints: Record<string, object>;
  /** The URL that provides emulators in another process. */
  emulators: string;
  /** Whether the emulator can listen here. */
  listens: boolean;
  /** Whether errors of the runtime have a code for a refused connection, which proves that a call did not arrive. */
  tellsRefusal: boolean;
}

/** Tests for a network only. */
const socketTests: Record<string, (world: RemoteSurroundings, runtime: Runtime) => Promise<void>> = {
  "a call to where nobody listens fails, and is repeated if that is known": async ({ connect, stop }, runtime) => {
    await stop();
    const error = await rejection(connect({ retry: quick }).ciba.issue({ ticket: "t" }));
    const attempt = runtime.tellsRefusal ? 3 : 1;
    same(facts(error, AuthleteConnectionError), { code: "ERR_CONNECTION", operation: "ciba.issue", attempt });
  },

  "the emulator listens, or says that it cannot": async (_, { listens }) => {
    const emulator = createTestEmulator();
    if (!listens) return void (await rejection(emulator.listen()));
    const listener = await emulator.listen();
    try {
      const world = await surroundingsOf((request) => control(emulator, request));
      await tests["a refusal becomes the answer for the client"]!(world);
    } finally {
      await listener.close();
    }
  },
};

/** Runs all tests. */
export async function runScenario(runtime: Runtime): Promise<Outcome[]> {
  const { entryPoints, emulators } = runtime;
  const outcomes: Outcome[] = [];
  const run = async (place: Outcome["place"], test: string, body: () => Promise<void>) => {
    const problem = await body().then(
      () => undefined,
      (error: unknown) => String((error as Error | undefined)?.stack ?? error),
    );
    outcomes.push({ place, test, ...(problem === undefined ? {} : { problem }) });
  };

  await run("in process", "every entry point offers something", () => {
    const empty = Object.keys(entryPoints).filter((name) => Object.keys(entryPoints[name]!).length === 0);
    return Promise.resolve(same(empty, []));
  });
  for (const [name, test] of Object.entries(tests)) {
    await run("in process", name, async () => {
      const emulator = createTestEmulator();
      await test(await surroundingsOf((request) => control(emulator, request), emulator.fetch));
    });
  }
  for (const [name, test] of Object.entries({ ...tests, ...socketTests })) {
    await run("over a socket", name, async () => test(await remoteSurroundings(emulators), runtime));
  }
  return outcomes;
}
