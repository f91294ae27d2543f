import { untilAborted, wait } from "./abort.js";
import { hostnameOf } from "./allowed-hosts.js";
import { ClientRegistry } from "../store/clients.js";
import type { ClientSettings, EmulatedClient } from "../settings/client-settings.js";
import type { EmulatorClock } from "../service/clock.js";
import { dispatch } from "./dispatch.js";
import type { IncomingCall } from "../api/handler.js";
import { FaultQueue, type Fault } from "./faults.js";
import { Journal, type JournalEntry } from "./journal.js";
import { KeyStore } from "../jose/keys.js";
import { listenOn } from "./listen.js";
import { readRequest, type CallRequest } from "./read-request.js";
import { resolveOptions, type EmulatorOptions, type ResolvedOptions } from "./options.js";
import { tokenMaker } from "../service/random.js";
import { faultyResponse, respond } from "./responses.js";
import { match } from "./router.js";
import {
  changeService,
  makeService,
  type EmulatedService,
  type ServiceSettings,
} from "../settings/service-settings.js";
import { ServiceRegistry } from "../service/service-registry.js";
import type { RecordCounts } from "../store/store.js";
import type { ServiceContext } from "../service/service-context.js";

/** A local Authlete, for development, demonstrations and tests. */
export interface Emulator {
  /** Base URL of the API: the listener's while the emulator is listening, otherwise the option `url`. */
  readonly url: string;
  /** Identifier of the initial service, as it appears in the paths of API calls. */
  readonly serviceId: string;
  /** The API token that calls must send. It is valid for all services of the emulator. */
  readonly token: string;
  /** The clock that decides when things expire: the option `clock`, or the default clock. */
  readonly clock: EmulatorClock;
  /**
   * Answers an API call without a network, whatever its host. Can replace the global `fetch`, and be called unbound.
   * Rejects as `fetch` does: with the reason of an aborted signal, or with a TypeError for an injected drop.
   */
  fetch(this: void, input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /**
   * Listens on 127.0.0.1. Requires Node.js or another runtime with `node:http`. Refuses requests that name a host other
   * than this machine, or come from a web page of one: see the option `allowedHosts`.
   *
   * @param port 0 to 65535. Default: 0, which picks a free port.
   */
  listen(port?: number): Promise<Listener>;
  /**
   * Returns to the initial state: forgets transactions, tokens, journal, faults and added services, and restores the
   * initial service and its clients. The clock and the keys stay as they are.
   */
  reset(): void;
  /** The latest calls, in the order of their answers. Limited by the options `journalSize` and `journalBytes`. */
  readonly requests: readonly JournalEntry[];
  /** The number of records that calls have left, over all services. A record is forgotten an hour after it expires. */
  readonly records: RecordCounts;
  /** Settings of the initial service. API calls can add others. */
  readonly service: EmulatedService;
  /** The clients of the initial service, including their identifiers and secrets. */
  readonly clients: readonly EmulatedClient[];
  /** Adds a client to the initial service. Identifiers and secrets are generated unless given. */
  addClient(settings?: ClientSettings): EmulatedClient;
  /** Changes a client for future requests. Transactions already under way keep the client as it was. */
  updateClient(clientId: number, changes: ClientSettings): EmulatedClient;
  /** Changes settings of the initial service for future requests. */
  updateService(changes: ServiceSettings): EmulatedService;
  /** Makes future calls go wrong. Faults are used up in the order in which they were injected. */
  inject(fault: Fault): void;
}

/** The HTTP listener of an emulator. */
export interface Listener {
  /** Base URL of the API, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** The TCP port, also when `listen` picked it. */
  readonly port: number;
  /** Stops listening and closes open connections. Calling it again does nothing. */
  close(): Promise<void>;
}

/**
 * Creates an emulator. It keeps everything in memory and needs no account and no network.
 *
 * @throws TypeError if an option or a setting is wrong; the message names it.
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  return new LocalEmulator(resolveOptions(options));
}

class LocalEmulator implements Emulator {
  readonly serviceId: string;
  readonly token: string;
  readonly clock: EmulatorClock;
  readonly #options: ResolvedOptions;
  readonly #newToken: () => string;
  readonly #keys = new KeyStore();
  readonly #journal: Journal;
  readonly #faults = new FaultQueue();
  #listening: string | null = null;
  #busy = false;
  #seed!: { service: EmulatedService; clients: readonly EmulatedClient[] };
  #services!: ServiceRegistry;

  constructor(options: ResolvedOptions) {
    this.#options = options;
    this.serviceId = options.serviceId;
    this.token = options.token;
    this.clock = options.clock;
    this.#journal = new Journal(options.journalSize, options.journalBytes);
    this.#newToken = tokenMaker(options.random);
    // The seed is copied and its secrets generated once, so that every reset restores the same clients.
    const clients = new ClientRegistry(this.#newToken, () => options.clock.now(), options.clients);
    this.#seed = { service: makeService(options.service), clients: clients.all };
    this.reset();
  }

  get url(): string {
    return this.#listening ?? this.#options.url.replace(/\/$/, "");
  }

  get requests(): readonly JournalEntry[] {
    return this.#journal.entries;
  }

  get records(): RecordCounts {
    return this.#services.countRecords();
  }

  get service(): EmulatedService {
    return this.#context.service;
  }

  get clients(): readonly EmulatedClient[] {
    return this.#context.clients.all;
  }

  reset(): void {
    this.#journal.clear();
    this.#faults.clear();
    const { slowDown, codeReplayRevokes, revokedGrantEndsAccessTokens } = this.#options;
    const { pushTransactionFailedError, fetch, softwareStatements } = this.#options;
    this.#services = new ServiceRegistry(
      {
        clock: this.clock,
        newToken: this.#newToken,
        slowDown,
        codeReplayRevokes,
        revokedGrantEndsAccessTokens,
        pushTransactionFailedError,
        fetch,
        softwareStatements,
      },
      { serviceId: this.serviceId, ...this.#seed, keys: this.#keys },
    );
  }

  /** The initial service. */
  get #context(): ServiceContext {
    const context = this.#services.find(this.serviceId);
    if (!context) throw new Error(`The service ${this.serviceId} was deleted. reset() brings it back`);
    return context;
  }

  addClient(settings: ClientSettings = {}): EmulatedClient {
    return this.#context.clients.add(settings);
  }

  updateClient(clientId: number, changes: ClientSettings): EmulatedClient {
    return this.#context.clients.change(clientId, changes);
  }

  updateService(changes: ServiceSettings): EmulatedService {
    const context = this.#context;
    return this.#services.change(context, changeService(context.service, changes)).service;
  }

  inject(fault: Fault): void {
    this.#faults.inject(fault);
  }

  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
    signal?.throwIfAborted();
    return untilAborted(this.#answer(readRequest(input, init), signal), signal);
  };

  async listen(port = 0): Promise<Listener> {
    if (!Number.isInteger(port) || port < 0 || port > 65_535)
      throw new TypeError("port must be an integer from 0 to 65535");
    if (this.#busy) throw new Error("The emulator is already listening");
    this.#busy = true;
    try {
      const listener = await listenOn(port, this.fetch, this.#allowedHosts());
      this.#listening = listener.url;
      return { ...listener, close: () => this.#stop(listener) };
    } catch (error) {
      this.#busy = false;
      throw error;
    }
  }

  #allowedHosts(): ReadonlySet<string> {
    const { url, allowedHosts } = this.#options;
    return new Set([new URL(url).hostname, ...allowedHosts.map((name) => hostnameOf(name)!)]);
  }

  /** May be called twice. The second call must not stop a listener that was started in between. */
  async #stop(listener: Listener): Promise<void> {
    if (this.#listening !== listener.url) return;
    this.#listening = null;
    await listener.close();
    this.#busy = false;
  }

  async #answer(request: CallRequest, signal: AbortSignal | null | undefined): Promise<Response> {
    const url = new URL(request.url);
    const call: IncomingCall = {
      authorization: request.headers.get("authorization"),
      contentType: request.headers.get("content-type") ?? "",
      query: url.searchParams,
      text: await request.text(),
    };
    const matched = match(request.method, url.pathname);
    const operation = typeof matched === "string" ? null : matched.operation;
    const note = (status: number | null, answer: unknown) => {
      const read = this.#journal.add({ operation, method: request.method, url, call, status, answer });
      this.#options.onRequest?.(read());
    };
    const fault = this.#faults.take(operation);
    try {
      if (fault && "delay" in fault) await wait(fault.delay, signal);
      signal?.throwIfAborted();
    } catch (reason) {
      // The caller gave up, so the call has no effect.
      note(null, null);
      throw reason;
    }

    if (fault && !("delay" in fault)) {
      if (fault.applied) await dispatch(matched, call, this.#options.token, this.#services);
      return faultyResponse(fault, note);
    }
    const { status, body } = await dispatch(matched, call, this.#options.token, this.#services);
    note(status, body);
    if (typeof body === "string") return respond(status, body, { "content-type": "text/plain" });
    return respond(status, JSON.stringify(body, null, url.searchParams.get("pretty") === "true" ? 2 : undefined));
  }
}
