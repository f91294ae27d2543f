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
  /** Base URL of the API: that of the port while the emulator listens, otherwise the option `url`. */
  readonly url: string;
  /** Identifier of the service that the emulator began with, as the paths of calls have it. */
  readonly serviceId: string;
  /** The API token that calls need. It is good for all services of the emulator. */
  readonly token: string;
  /** The time by which everything expires: the option `clock`, or the default one. */
  readonly clock: EmulatorClock;
  /**
   * Answers a call without a network, whatever its host is. It can be used in place of the global `fetch`, also unbound.
   * It rejects as `fetch` does: for an aborted signal with its reason, for an injected drop with a TypeError.
   */
  fetch(this: void, input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /**
   * Listens on 127.0.0.1. Needs Node.js or a runtime with its `node:http`. Requests for hosts, and from web pages, that are not of
   * this machine are refused: see the option `allowedHosts`.
   *
   * @param port 0 to 65535. Default: 0, which takes a free one.
   */
  listen(port?: number): Promise<Listener>;
  /**
   * Goes back to the beginning: transactions, tokens, journal, faults and added services are forgotten, and the service and
   * its clients are as they were seeded. Clock and keys stay.
   */
  reset(): void;
  /** The last calls in the order of their answers, as many as the options `journalSize` and `journalBytes` let be kept. */
  readonly requests: readonly JournalEntry[];
  /** How many records calls have left, over all services. A record is forgotten an hour after it has expired. */
  readonly records: RecordCounts;
  /** Settings of the service that the emulator began with. Calls of the API can add other services. */
  readonly service: EmulatedService;
  /** The clients of that service, with identifiers and secrets. */
  readonly clients: readonly EmulatedClient[];
  /** Adds a client to that service. What is not given is made or has its default; a secret is drawn. */
  addClient(settings?: ClientSettings): EmulatedClient;
  /** Changes a client for the requests to come. Transactions that have begun keep the client as it was. */
  updateClient(clientId: number, changes: ClientSettings): EmulatedClient;
  /** Changes settings of that service for the requests to come. */
  updateService(changes: ServiceSettings): EmulatedService;
  /** Makes calls to come go wrong. Faults are used up in the order in which they were injected. */
  inject(fault: Fault): void;
}

/** What an emulator listens with. */
export interface Listener {
  /** Base URL of the API, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** The port that is listened on, also where a free one was taken. */
  readonly port: number;
  /** Stops listening and closes open connections. A second call does nothing. */
  close(): Promise<void>;
}

/**
 * Makes an emulator. It keeps everything in memory and needs no account and no network.
 *
 * @throws TypeError for an option or a setting that is wrong; the message names it.
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
    // The seed is copied and its secrets are made once, so that a reset leads back to the same clients.
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

  /** The service that the emulator began with. */
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
    if (this.#busy) throw new Error("The emulator listens already");
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
    const note = (status: number | null, answer: unknown) =>
      this.#options.onRequest(this.#journal.add({ operation, method: request.method, url, call, status, answer }));
    const fault = this.#faults.take(operation);
    try {
      if (fault && "delay" in fault) await wait(fault.delay, signal);
      signal?.throwIfAborted();
    } catch (reason) {
      // The caller gave up, and the call takes no effect.
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
