// Code flows per second that the emulator and oidc-provider serve, each in a separate process. A program that is run from its built
// code and prints the comparison. Arguments: rounds, and the module of oidc-provider.
import { fork } from "node:child_process";
import { once } from "node:events";
import { Agent, request as send } from "node:http";
import { takeTurns } from "./ciba-flows.js";
import { apiCaller, grantOf, requestOf } from "./code-flow-calls.js";
import type { Served } from "./code-flow-server.js";
import { compare, type Comparison } from "./compare.js";

const WIDTH = 50;
const THIN_SERVER = {
  par: "/par",
  authorize: "/authorize",
  token: "/token",
  userinfo: "/userinfo",
  introspect: "/introspect",
};
/** Names of the contenders, and the paths of their endpoints. */
const CONTENDERS = {
  provider: {
    par: "/request",
    authorize: "/auth",
    token: "/token",
    userinfo: "/me",
    introspect: "/token/introspection",
  },
  server: THIN_SERVER,
  remote: THIN_SERVER,
  api: undefined,
} as const;
type Contender = keyof typeof CONTENDERS;
export type CodeFlowSpeed = Record<Contender, Comparison<"time" | "processor">>;

const agent = new Agent({ keepAlive: true, maxSockets: WIDTH });

interface Answer {
  status: number;
  location: string | undefined;
  cookies: readonly string[];
  body: Record<string, string>;
}

/** Uses node:http, since fetch takes longer than what is measured. */
function call(url: string, method: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = send(url, { agent, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("end", () => {
        const { location, "set-cookie": cookies = [], "content-type": type = "" } = response.headers;
        const parsed = type.includes("json") ? (JSON.parse(text) as Record<string, string>) : {};
        resolve({ status: response.statusCode!, location, cookies, body: parsed });
      });
    });
    request.once("error", reject).end(body);
  });
}

/** The five requests of browser and client in a flow. Sessions are reused. */
function visitor({ origin, clientId, clientSecret }: Served, paths: NonNullable<(typeof CONTENDERS)[Contender]>) {
  const authorization = `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
  const cookies = Array.from({ length: WIDTH }, () => new Map<string, string>());
  const post = async (path: string, body: string, member: string) => {
    const headers = { authorization, "content-type": "application/x-www-form-urlencoded" };
    const answer = await call(origin + path, "POST", headers, body);
    if (answer.body[member] === undefined) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body[member];
  };
  const browse = async (url: string, jar: Map<string, string>): Promise<string> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const answer = await call(url, "GET", cookie === "" ? {} : { cookie });
    for (const text of answer.cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(text)!;
      if (value === "") jar.delete(name!);
      else jar.set(name!, value!);
    }
    if (answer.location === undefined) throw new Error(`${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const next = new URL(answer.location, url);
    const code = next.searchParams.get("code");
    if (code !== null) return code;
    if (next.searchParams.has("error")) throw new Error(next.href);
    return browse(origin + next.pathname + next.search, jar);
  };
  return async (worker: number) => {
    const reference = await post(paths.par, requestOf(clientId), "request_uri");
    const query = new URLSearchParams({ client_id: clientId, request_uri: reference }).toString();
    const code = await browse(`${origin}${paths.authorize}?${query}`, cookies[worker]!);
    const access = await post(paths.token, grantOf(code), "access_token");
    const userinfo = await call(origin + paths.userinfo, "GET", { authorization: `Bearer ${access}` });
    if (userinfo.body["sub"] !== "anna") throw new Error(`UserInfo: ${userinfo.status}`);
    const active: unknown = await post(paths.introspect, `token=${access}`, "active");
    if (active !== true) throw new Error("The token is not active");
  };
}

async function measure(rounds: number, providerModule: string): Promise<CodeFlowSpeed> {
  const names = Object.keys(CONTENDERS) as Contender[];
  const started = await Promise.all(
    names.map(async (name) => {
      // Silent, so that warnings at the start do not mix with the output.
      const child = fork(new URL("code-flow-server.js", import.meta.url), [name, providerModule], { silent: true });
      const [served] = (await once(child, "message")) as [Served];
      const paths = CONTENDERS[name];
      return { name, child, flow: paths ? visitor(served, paths) : apiCaller(served, call) };
    }),
  );
  try {
    const progress = process.stderr.isTTY
      ? (n: number) => process.stderr.write(`\rround ${n} of ${rounds} `)
      : undefined;
    return await compare(
      names,
      rounds,
      async (name) => {
        const { child, flow } = started.find((server) => server.name === name)!;
        const processorTime = async () => {
          child.send("processor time");
          return ((await once(child, "message")) as [number])[0];
        };
        // The server may be about to close idle connections of the last slice.
        agent.destroy();
        // Warm-up, which also logs everybody in.
        await takeTurns(WIDTH, WIDTH, flow);
        const [count, used, begun] = [300, await processorTime(), performance.now()];
        await takeTurns(count, WIDTH, flow);
        const time = (performance.now() - begun) / count;
        return { time, processor: ((await processorTime()) - used) / count };
      },
      (round) => Promise.resolve(void progress?.(round + 1)),
    );
  } finally {
    agent.destroy();
    for (const { child } of started) child.disconnect();
  }
}

console.log(JSON.stringify(await measure(Number(process.argv[2]), process.argv[3]!)));
