// Everything together: Authlete, the server, and a client that is notified. Also for tests, which bring a clock of their own.
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
  /** Ports on 127.0.0.1; 0 is a free one, and the default. */
  ports?: { server?: number | undefined; emulator?: number | undefined; client?: number | undefined };
  /** Where to look for a service. Default: nowhere, so that it is the emulator. */
  env?: NodeJS.ProcessEnv;
  /** The emulator's clock, and then the server's. */
  clock?: EmulatorClock;
  /** Default: Anna and Ben. */
  users?: readonly User[];
  onChange?: (prompt: Prompt, completion?: Completion) => void;
  onNotification?: (body: Notified) => void;
}

export interface Example extends AuthorizationServer {
  readonly backend: Backend;
  /** Where the server is. */
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
    // Its address is known before what it serves, since the service has to name it.
    const late: { server?: AuthorizationServer } = {};
    const { url } = started(await listen((request) => late.server!.app.fetch(request), ports.server ?? 0));
    const backend = started(
      (await connectService(env)) ??
        (await startEmulator({ port: ports.emulator ?? 0, clock, issuer: url, notificationEndpoint })),
    );
    const server = createAuthorizationServer({
      authlete: backend.authlete,
      now: backend.now,
      // The client listens on this machine. Where clients of others register, leave it out.
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
