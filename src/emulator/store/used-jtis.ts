import { Collection } from "./collection.js";

interface UsedJti {
  readonly name: string;
  readonly expiresAt: number;
}

/** The `jti`s of JWTs that must not be replayed, such as client assertions and DPoP proofs, until these expire. */
export class UsedJtis extends Collection<UsedJti, "name"> {
  constructor(now: () => number) {
    super(now, { keys: { name: ({ name }) => name }, expiresAt: ({ expiresAt }) => expiresAt, retention: 0 });
  }

  /**
   * Records a use and returns whether it is the first. Synchronous, so that of two equal assertions in flight one is
   * the replay.
   *
   * @param name The `jti` combined with its issuer, since others may choose the same.
   * @param expiresAt Milliseconds since the Unix epoch.
   */
  use(name: string, expiresAt: number): boolean {
    if (this.get(name)) return false;
    this.put({ name, expiresAt });
    return true;
  }
}
