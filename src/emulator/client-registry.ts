import { changeClient, makeClient, type EmulatedClient } from "./client-settings.js";

/** A client and how it was named. */
export interface IdentifiedClient {
  readonly client: EmulatedClient;
  /** The identifier that was used: it is what the client knows itself by, so it is the audience of its ID tokens. */
  readonly identifier: string;
  readonly aliasUsed: boolean;
}

/** The clients of the service. */
export class ClientRegistry {
  readonly #clients = new Map<number, EmulatedClient>();
  #nextId = 2000000001;

  constructor(
    private readonly newSecret: () => string,
    seeds: readonly unknown[],
  ) {
    seeds.forEach((settings, index) => this.add(settings, `clients[${index}]`));
  }

  get all(): readonly EmulatedClient[] {
    return [...this.#clients.values()];
  }

  add(settings: unknown = {}, what = "client"): EmulatedClient {
    while (this.#clients.has(this.#nextId)) this.#nextId += 1;
    const client = makeClient(what, settings, this.#nextId, this.newSecret);
    if (this.#clients.has(client.clientId)) throw new TypeError(`${what}.clientId ${client.clientId} is taken`);
    return this.#put(client, what);
  }

  change(clientId: number, changes: unknown): EmulatedClient {
    const client = this.#clients.get(clientId);
    if (!client) throw new TypeError(`clientId ${clientId} is not the identifier of a client`);
    const changed = changeClient("client", client, changes);
    if (changed.clientId !== clientId) throw new TypeError("client.clientId cannot be changed");
    return this.#put(changed, "client");
  }

  /** Finds a client by its number or, where aliases are in use, by its alias. */
  find(identifier: string, aliasesEnabled: boolean): IdentifiedClient | undefined {
    for (const client of this.#clients.values()) {
      if (String(client.clientId) === identifier) return { client, identifier, aliasUsed: false };
      if (aliasesEnabled && client.clientIdAliasEnabled && client.clientIdAlias === identifier) {
        return { client, identifier, aliasUsed: true };
      }
    }
    return undefined;
  }

  #put(client: EmulatedClient, what: string): EmulatedClient {
    const rival = client.clientIdAlias === null ? undefined : this.find(client.clientIdAlias, true);
    if (rival && rival.client.clientId !== client.clientId) throw new TypeError(`${what}.clientIdAlias is taken`);
    this.#clients.set(client.clientId, client);
    return client;
  }
}
