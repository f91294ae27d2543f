// The whole example: Authlete, the server, and a client that is notified. Tests use it with a clock of their own.
import { randomBytes } from "node:crypto";
import type { EmulatorClock } from "authlete/emulator";
import { createNotificationSender } from "authlete/node";
import { createAuthorizationServer, type AuthorizationServer } from "./authorization-server.js";
import { connectService, startEmulator, type Backend } from "./backend.js";
import { listen } from "./listen.js";
import { createNotifiedClient, type Notified } from "./notified-client.js";
import type { Completion } from "authlete/handlers";
import type { Prompt } from "./prompts.js";
import type { User } from "./users.js";

export interface ExampleOptions {
  /** Ports on 127.0.0.1. Default 0: a free one. */
  ports?: { server?: number | undefined; emulator?: number | undefined; client?: number | undefined };
  /** Environment variables that name a service. Default: none, and the emulator is used. */
  env?: NodeJS.ProcessEnv;
  /** The clock of emulator and server. */
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
  readonly notificationEndpoint: string;
  readonly notificationToken: string;
  readonly resourceSecret: string;
  readonly close: () => Promise<void>;
}

export async function startExample(options: ExampleOptions = {}): Promise<Example> {
  const { ports = {}, env = {}, clock, users, onChange, onNotification = () => {} } = options;
  const [notificationToken, resourceSecret] = [secret(), secret()];
  const parts: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of parts.splice(0).reverse()) await part.close();
  };
  const started = <Part extends { close(): Promise<void> }>(part: Part): Part => (parts.push(part), part);

  try {
    const client = started(
      await listen(createNotifiedClient(notificationToken, onNotification).fetch, ports.client ?? 0),
    );
    const notificationEndpoint = `${client.url}/notifications`;
    // The server listens before its routes are made, since the service has to name its address.
    const late: { server?: AuthorizationServer } = {};
    const { url } = started(await listen((request) => late.server!.app.fetch(request), ports.server ?? 0));
    const backend = started(
      (await connectService(env)) ??
        (await startEmulator({ port: ports.emulator ?? 0, clock, issuer: url, notificationEndpoint })),
    );
    const server = createAuthorizationServer({
      authlete: backend.authlete,
      now: backend.now,
      // For the client on this machine. Do not set it where others can register clients.
      notify: createNotificationSender({ allowInsecureLoopback: true }),
      resourceSecret,
      ...(users && { users }),
      ...(onChange && { onChange }),
    });
    late.server = server;
    const { prompts } = server;
    const timer = setInterval(() => void prompts.expire(), 1000);
    started({ close: () => Promise.resolve(clearInterval(timer)) });
    return { ...server, backend, url, notificationEndpoint, notificationToken, resourceSecret, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const secret = () => randomBytes(24).toString("base64url");
