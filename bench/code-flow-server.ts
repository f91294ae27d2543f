// A code flow server in a separate process. The first argument selects it: oidc-provider, with its module as the second argument; a
// thin authorization server with the emulator in the same process ("server") or behind HTTP in another one ("remote"); or only the
// emulator's API. It sends its port and its client to the parent, and on request the processor time that it has used.
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { createAuthlete, type Authlete } from "authlete";
import { createEmulator } from "authlete/emulator";
import { toNodeListener } from "authlete/node";
import { createCodeServer } from "../test/flows/code-server.js";

const redirectUri = "https://client.localhost/cb";
const [kind, modulePath] = process.argv.slice(2);

/** What the client needs to know. */
export interface Served {
  origin: string;
  clientId: string;
  clientSecret: string;
  /** For the API itself, if that is served. */
  api?: { serviceId: string; token: string };
}

async function startApi(): Promise<Served> {
  const emulator = createEmulator();
  const { clientId, clientSecret } = emulator.clients[3]!;
  const { url } = await emulator.listen();
  const { serviceId, token } = emulator;
  return { origin: url, clientId: String(clientId), clientSecret, api: { serviceId, token } };
}

async function startServer(): Promise<Served> {
  const emulator = createEmulator();
  const { clientId, clientSecret } = emulator.clients[3]!;
  const { serviceId, token, url: baseUrl, fetch } = emulator;
  const client = { clientId: String(clientId), clientSecret };
  return { ...client, origin: await serve(createAuthlete({ baseUrl, serviceId, token, fetch })) };
}

/** Like `authlete emulator` in one terminal and the server in another. */
async function startRemote(): Promise<Served> {
  const child = fork(process.argv[1]!, ["api"]);
  const [{ origin: baseUrl, api, ...client }] = (await once(child, "message")) as [Served];
  return { ...client, origin: await serve(createAuthlete({ baseUrl, ...api! })) };
}

async function serve(authlete: Authlete): Promise<string> {
  const server = createCodeServer(authlete);
  // Requests that it records for tests would only accumulate here.
  const handler = async (request: Request) => {
    server.requests.length = 0;
    return server.fetch(request);
  };
  return listen(toNodeListener(handler));
}

async function startProvider(): Promise<Served> {
  interface Provider {
    callback(): RequestListener;
    interactionFinished(request: unknown, response: unknown, result: object): Promise<void>;
    Grant: new (of: object) => { addOIDCScope(scope: string): void; save(): Promise<string> };
  }
  const { default: Provider } = (await import(modulePath!)) as {
    default: new (issuer: string, settings: object) => Provider;
  };
  const client = { clientId: "client", clientSecret: "secret-of-the-client-of-the-benchmark" };
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign"]);
  const key = await crypto.subtle.exportKey("jwk", pair.privateKey);
  const provider: Provider = new Provider("http://localhost", {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
        id_token_signed_response_alg: "ES256",
      },
    ],
    jwks: { keys: [{ ...key, kid: "k1", alg: "ES256", use: "sig" }] },
    cookies: { keys: ["k"] },
    claims: { openid: ["sub"], email: ["email"] },
    features: { devInteractions: { enabled: false }, introspection: { enabled: true } },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, email: "anna@example.com" }),
    }),
    // Consents to everything, without a page.
    async loadExistingGrant({ oidc }: { oidc: { client: { clientId: string }; session: { accountId: string } } }) {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  const origin = await listen((request, response) => {
    if (!request.url!.startsWith("/interaction/")) return serve(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: "anna" } });
  });
  return { ...client, origin };
}

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const start = { provider: startProvider, server: startServer, remote: startRemote, api: startApi };
process.send!(await start[kind as keyof typeof start]());
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send!((user + system) / 1000);
});
// The parent is done, or gone.
process.once("disconnect", () => process.exit());
