import { Collection } from "./collection.js";
import type { ClientRecord } from "./client-record.js";
import { changeClient, makeClient, type EmulatedClient, type StoredClient } from "../settings/client-settings.js";

/** A client and the identifier that found it. */
export interface IdentifiedClient {
  readonly client: StoredClient;
  /** The identifier that the client used, which becomes the audience of its ID tokens. */
  readonly identifier: string;
  readonly aliasUsed: boolean;
}

/** The clients of the service. */
export class ClientRegistry {
  readonly #records: Collection<ClientRecord, "clientId" | "alias">;
  /** Includes the identifiers of deleted clients: none is ever reused. */
  readonly #usedIds = new Set<number>();
  #nextId = 2000000001;
  #nextNumber = 1;

  constructor(
    private readonly newSecret: () => string,
    private readonly now: () => number,
    seeds: readonly unknown[],
  ) {
    this.#records = new Collection(now, {
      keys: {
        clientId: ({ settings }) => String(settings.clientId),
        alias: ({ settings }) => (settings.clientIdAliasEnabled ? settings.clientIdAlias : null),
      },
    });
    seeds.forEach((settings, index) => this.add(settings, `clients[${index}]`));
  }

  get all(): readonly StoredClient[] {
    return this.records.map(({ settings }) => settings);
  }

  /** The clients in the order in which they were added. */
  get records(): readonly ClientRecord[] {
    return [...this.#records].sort((a, b) => a.number - b.number);
  }

  add(settings: unknown = {}, what = "client"): StoredClient {
    const client = makeClient(what, settings, this.#unusedId(), this.newSecret);
    if (this.record(client.clientId)) throw new TypeError(`${what}.clientId ${client.clientId} is taken`);
    this.#refuseTakenAlias(client, what);
    return this.#insert(client).settings;
  }

  change(clientId: number, changes: unknown): StoredClient {
    const record = this.record(clientId);
    if (!record) throw new TypeError(`clientId ${clientId} is not the identifier of a client`);
    const settings = changeClient("client", record.settings, changes);
    if (settings.clientId !== clientId) throw new TypeError("client.clientId cannot be changed");
    this.#refuseTakenAlias(settings, "client");
    return this.replace(record, settings).settings;
  }

  /** Adds a client that an API caller describes, with a generated identifier and secret. */
  create(describe: (assigned: Pick<EmulatedClient, "clientId" | "clientSecret">) => StoredClient): ClientRecord {
    return this.#insert(describe({ clientId: this.#unusedId(), clientSecret: this.newSecret() }));
  }

  replace(record: ClientRecord, settings: StoredClient): ClientRecord {
    const replaced = { ...record, settings, modifiedAt: this.now() };
    this.#records.delete(record);
    this.#records.put(replaced);
    return replaced;
  }

  remove(clientId: number): void {
    const record = this.record(clientId);
    if (record) this.#records.delete(record);
  }

  /** Finds a client by its numeric ID. */
  record(clientId: number): ClientRecord | undefined {
    return this.#records.get(String(clientId));
  }

  /** Finds a client by its ID, its alias if aliases are enabled, its entity ID or the URL of its metadata document. */
  find(identifier: string, aliasesEnabled: boolean): IdentifiedClient | undefined {
    const named = this.#records.get(identifier);
    const aliased = !named && aliasesEnabled ? this.#records.find("alias", identifier) : undefined;
    const found = named ?? aliased ?? this.#byUrl(identifier);
    return found && { client: found.settings, identifier, aliasUsed: aliased !== undefined };
  }

  #byUrl(identifier: string): ClientRecord | undefined {
    if (!/^https?:/.test(identifier)) return undefined;
    return this.records.find(
      ({ settings }) => settings.entityId === identifier || settings.metadataDocumentLocation === identifier,
    );
  }

  /** Whether the alias is already the alias or ID of another client. */
  isAliasTaken({ clientId, clientIdAlias }: EmulatedClient): boolean {
    const rival = clientIdAlias === null ? undefined : this.find(clientIdAlias, true);
    return rival !== undefined && rival.client.clientId !== clientId;
  }

  #refuseTakenAlias(client: EmulatedClient, what: string): void {
    if (this.isAliasTaken(client)) throw new TypeError(`${what}.clientIdAlias is taken`);
  }

  #insert(settings: StoredClient): ClientRecord {
    const { clientId } = settings;
    const now = this.now();
    const record = { settings, number: this.#nextNumber, createdAt: now, modifiedAt: now };
    this.#records.put(record);
    this.#usedIds.add(clientId);
    this.#nextNumber += 1;
    return record;
  }

  #unusedId(): number {
    while (this.#usedIds.has(this.#nextId) || this.find(String(this.#nextId), true)) this.#nextId += 1;
    return this.#nextId;
  }
}
