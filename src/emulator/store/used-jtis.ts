import { Collection } from "./collection.js";

interface UsedJti {
  readonly name: string;
  readonly expiresAt: number;
}

/** The `jti`s of client assertions and DPoP proofs that must not come again, until these would have expired anyway. */
export class UsedJtis extends Collection<UsedJti, "name"> {
  constructor(now: () => number) {
    super(now, { keys: { name: ({ name }) => name }, expiresAt: ({ expiresAt }) => expiresAt, retention: 0 });
  }

  /**
   * Notes a use, and tells whether it is the first one. There is no await in it: of two equal assertions in flight one is the
   * replay.
   *
   * @param name The `jti`, with whom it is from: others may choose the same.
   * @param expiresAt Milliseconds since the Unix epoch.
   */
  use(name: string, expiresAt: number): boolean {
    if (this.get(name)) return false;
    this.put({ name, expiresAt });
    return true;
  }
}
