/** How long an expired record is kept, in milliseconds, to distinguish "expired" from "never existed". */
const RETENTION_MS = 3_600_000;

/** The values of one key by which a record is found; null for none. */
type Names = string | null | readonly (string | null)[];

/** Describes the records of a collection. */
export interface CollectionOptions<T, Key extends string> {
  /** The lookup keys. `get` uses the first one. A value of a key identifies one record at a time. */
  readonly keys: Readonly<Record<Key, (record: T) => Names>>;
  /** When a record expires, in milliseconds since the Unix epoch. Default: never. */
  readonly expiresAt?: (record: T) => number;
  /** How long an expired record is kept, in milliseconds. Default: an hour. */
  readonly retention?: number;
}

/** Records of one kind, in memory, found by their keys and forgotten some time after they expire. */
export class Collection<T extends object, Key extends string> implements Iterable<T> {
  /** The key values that each record was stored under, since the record may have changed in the meantime. */
  readonly #namesOf = new Map<T, readonly (readonly [Key, string])[]>();
  readonly #recordOf: Readonly<Record<Key, Map<string, T>>>;
  readonly #keys: readonly Key[];

  constructor(
    private readonly now: () => number,
    private readonly options: CollectionOptions<T, Key>,
  ) {
    this.#keys = Object.keys(options.keys) as Key[];
    this.#recordOf = Object.fromEntries(this.#keys.map((key) => [key, new Map()])) as Record<Key, Map<string, T>>;
  }

  get size(): number {
    return this.#namesOf.size;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#namesOf.keys();
  }

  /** Finds a record by its first key. */
  get(name: string): T | undefined {
    return this.find(this.#keys[0]!, name);
  }

  find(key: Key, name: string): T | undefined {
    return this.#recordOf[key].get(name);
  }

  /** Stores a record, or stores it again after one of its keys has changed. */
  put(record: T): void {
    this.#forgetNames(record);
    const names = this.#keys.flatMap((key) =>
      [this.options.keys[key](record)].flat().flatMap((name) => (name === null ? [] : [[key, name] as const])),
    );
    for (const [key, name] of names) {
      const former = this.#recordOf[key].get(name);
      if (former) this.delete(former);
      this.#recordOf[key].set(name, record);
    }
    this.#namesOf.set(record, names);
  }

  delete(record: T): void {
    this.#forgetNames(record);
    this.#namesOf.delete(record);
  }

  /** Forgets records whose retention has ended, since an emulator may run for days. */
  sweep(): void {
    const { expiresAt, retention = RETENTION_MS } = this.options;
    if (!expiresAt) return;
    const now = this.now();
    for (const record of this) if (expiresAt(record) + retention <= now) this.delete(record);
  }

  #forgetNames(record: T): void {
    for (const [key, name] of this.#namesOf.get(record) ?? []) this.#recordOf[key].delete(name);
  }
}
