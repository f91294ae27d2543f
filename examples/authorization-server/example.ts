// The whole example: the API, the server, and a client that is notified. Tests pass their own clock.
import { randomBytes } from "node:crypto";
import type { EmulatorClock } from "authlete/emulator";
import { createNotificationSender } from "authlete/node";
import { createAuthorizationServer, type AuthorizationServer } from "./authorization-server.js";
import { connectService, startEmulator, VARIABLES, type Backend } from "./backend.js";
import { createCertificate, type CertificateFile } from "./certificate.js";
import { listen } from "./listen.js";
import { createNotifiedClient, type Notified } from "./notified-client.js";
import { createRedirectedClient } from "./redirected-client.js";
import { readSeed } from "./seed.js";
import { SetupError } from "./setup-error.js";
import { memoryStores, openStores } from "./stores.js";
import type { Completion } from "authlete/handlers";
import type { Prompt } from "./device/prompts.js";
import type { User } from "./users.js";

export interface ExampleOptions {
  /** Ports on 127.0.0.1. Default 0: a free one. */
  ports?: { server?: number | undefined; emulator?: number | undefined; client?: number | undefined };
  /** Environment variables that name a service. Default: none, and the emulator is used. */
  env?: NodeJS.ProcessEnv;
  /** The server's public URL, if it is behind a proxy. Default: its own address. */
  issuer?: string | undefined;
  /** Whether the server uses https, with a self-signed certificate, and requests client certificates. */
  https?: boolean;
  /** Path of a file with the service and clients of the emulator. Default: the emulator's own. */
  seed?: string | undefined;
  /** The URL of a store. Default: memory. */
  store?: string | undefined;
  /** The clock of the emulator and the server. */
  clock?: EmulatorClock;
  /** The users. Default: Anna and Ben. */
  users?: readonly User[];
  onChange?: (prompt: Prompt, completion?: Completion) => void;
  onNotification?: (body: Notified) => void;
}

export interface Example extends AuthorizationServer {
  readonly backend: Backend;
  /** The URL of the server. */
  readonly url: string;
  /** The URL that it listens on, which differs from `url` behind a proxy. */
  readonly address: string;
  /** The certificate of the server, if it uses https. */
  readonly certificate: CertificateFile | undefined;
  readonly notificationEndpoint: string;
  readonly notificationToken: string;
  readonly resourceSecret: string;
  readonly registrationToken: string;
  readonly close: () => Promise<void>;
}

export async function startExample(options: ExampleOptions = {}): Promise<Example> {
  const { ports = {}, env = {}, issuer, clock, users, onChange, onNotification = () => {} } = options;
  const [notificationToken, resourceSecret, registrationToken] = [secret(), secret(), secret()];
  if (options.seed !== undefined && VARIABLES.some((name) => env[name]))
    throw new SetupError(`--seed is for the emulator. Leave it out, or unset ${VARIABLES.join(", ")}.`);
  const seed = options.seed === undefined ? undefined : readSeed(options.seed);
  const parts: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of parts.splice(0).reverse()) await part.close();
  };
  const started = <Part extends { close(): Promise<void> }>(part: Part): Part => (parts.push(part), part);

  try {
    const stores = started(options.store ? await openStores(options.store) : memoryStores());
    const clientApp = createNotifiedClient(notificationToken, onNotification).route("/", createRedirectedClient());
    const client = started(await listen(clientApp.fetch, ports.client ?? 0));
    const notificationEndpoint = `${client.url}/notifications`;
    // The server listens before its routes exist, since the service settings need its address.
    const late: { server?: AuthorizationServer } = {};
    const certificate = options.https ? started(await createCertificate(issuer)) : undefined;
    const listening = started(
      await listen((request, env) => late.server!.app.fetch(request, env), ports.server ?? 0, {
        certificate,
        // With TLS terminated here, there is no proxy that uses another host name.
        origin: certificate ? undefined : issuer,
      }),
    );
    const url = issuer ?? listening.url;
    const backend = started(
      (await connectService(env)) ??
        (await startEmulator({
          port: ports.emulator ?? 0,
          clock,
          issuer: url,
          https: certificate !== undefined,
          notificationEndpoint,
          redirectUri: `${client.url}/callback`,
          seed,
        })),
    );
    const server = createAuthorizationServer({
      authlete: backend.authlete,
      serviceId: backend.serviceId,
      issuer: url,
      now: backend.now,
      // For the demo client on this machine. Do not set it where others can register clients.
      notify: createNotificationSender({ allowInsecureLoopback: true }),
      resourceSecret,
      registrationToken,
      stores,
      ...(users && { users }),
      ...(onChange && { onChange }),
    });
    late.server = server;
    const { prompts } = server;
    const timer = setInterval(() => void prompts.expire(), 1000);
    started({ close: () => Promise.resolve(clearInterval(timer)) });
    return {
      ...server,
      backend,
      url,
      address: listening.url,
      certificate,
      notificationEndpoint,
      notificationToken,
      resourceSecret,
      registrationToken,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const secret = () => randomBytes(24).toString("base64url");
