// A process that makes the requested calls and reports their outcomes. A separate process shows what a host would see: what keeps it
// running, whether an unhandled rejection kills it, and whether it ends by itself.
//
// Names below .test.invalid are resolved here, so that no test depends on the network's DNS: `<ms>.slow.test.invalid` resolves to
// 127.0.0.1 after that many milliseconds, all others are unknown. fetch itself is Node's.
import dns from "node:dns";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { AuthleteError, createAuthlete, type Authlete, type Hooks } from "authlete";
import { SECRETS, type Answer, type CallName, type Job, type Outcome } from "./caller-protocol.js";
import { leftOpen } from "./left-open.js";
import { shown } from "../client/shown.js";

type Lookup = (
  host: string,
  options: object,
  done: (error: Error | null, addresses?: { address: string; family: number }[]) => void,
) => void;
const lookup = dns.lookup as unknown as Lookup;
(dns as { lookup: Lookup }).lookup = (host, options, done) => {
  if (!host.endsWith(".test.invalid")) return lookup(host, options, done);
  const slow = /^(\d+)\.slow\./.exec(host);
  if (slow) setTimeout(() => done(null, [{ address: "127.0.0.1", family: 4 }]), Number(slow[1]));
  else setImmediate(() => done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: "ENOTFOUND" })));
};

const { clientSecret, ticket, code, accessToken, refreshToken, assertion, privateKey, password } = SECRETS;
const calls: Record<CallName, (authlete: Authlete) => Promise<unknown>> = {
  "safe GET": (authlete) => authlete.service.getConfiguration(),
  "safe POST": (authlete) => authlete.introspection.process({ token: accessToken, dpop: assertion }),
  "unsafe POST": (authlete) =>
    authlete.token.process({
      parameters: new URLSearchParams({ code, refresh_token: refreshToken, client_assertion: assertion }).toString(),
      clientId: "1",
      clientSecret,
      // Undescribed properties are sent as they are.
      ...{ ticket, password, jwk: { kty: "EC", d: privateKey } },
    }),
  "unsafe DELETE": (authlete) => authlete.token.management.delete(accessToken),
};

async function perform({ call, baseUrl, options, hooks: manner }: Job): Promise<Outcome> {
  const heard = { onRequest: 0, onResponse: 0, onRetry: 0, onError: 0 };
  const events: unknown[] = [];
  const hook = (name: keyof Hooks) => (event: object) => {
    heard[name]++;
    events.push(event);
    if (manner === "throw") throw new Error("of a hook");
    return (manner === "reject" ? Promise.reject(new Error("of a hook")) : undefined) as unknown as void;
  };
  const authlete = createAuthlete({
    baseUrl,
    serviceId: "1",
    token: SECRETS.apiToken,
    hooks: {
      onRequest: hook("onRequest"),
      onResponse: hook("onResponse"),
      onRetry: hook("onRetry"),
      onError: hook("onError"),
    },
    ...options,
  });
  const start = performance.now();
  const outcome = await calls[call](authlete).then(
    (result): Partial<Outcome> => {
      const text = JSON.stringify(result) ?? "";
      return { result: text.length > 1000 ? `${text.length} characters of JSON` : result };
    },
    (thrown: unknown): Partial<Outcome> => {
      events.push(thrown);
      const error = thrown as AuthleteError;
      const classes = [];
      for (let type = error.constructor; type.name; type = Object.getPrototypeOf(type) as typeof type) {
        classes.push(type.name);
      }
      return { error: { ...error, classes, causeCode: (error.cause as { code?: string } | undefined)?.code } };
    },
  );
  const duration = performance.now() - start;
  return { ...outcome, duration, heard, shown: [authlete, ...events].map(shown).join("\n") };
}

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
// Waiting for input and the output streams are resources that are open without any call.
const first = lines.next();
void [process.stdout, process.stderr];
await sleep(50);
const before = await leftOpen([], 0);
for (let line = await first; !line.done; line = await lines.next()) {
  const { jobs, patience } = JSON.parse(line.value) as { jobs: Job[]; patience: number };
  const outcomes = await Promise.all(jobs.map(perform));
  const answer: Answer = { outcomes, left: await leftOpen(before, patience) };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
