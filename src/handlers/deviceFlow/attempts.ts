import type { RequestContext } from "../endpoint/request-context.js";
import type { Store } from "../store/store.js";

type Context = Pick<RequestContext<unknown>, "run">;

/** Counts attempts in a store. Those of one name are counted one after another, so that concurrent ones cannot bypass the limit. */
export class Attempts {
  readonly #queues = new Map<string, Promise<unknown>>();

  constructor(
    private readonly store: Store,
    private readonly limit: number,
    /** Length of a period in milliseconds, from the first attempt. */
    private readonly period: number,
  ) {}

  /** Counts an attempt for each name, before it is made. Returns whether all are within the limit. */
  async take(context: Context, names: readonly string[], now: number): Promise<boolean> {
    const counted = await Promise.all(names.map((name) => this.#change(context, name, now, 1)));
    return counted.every(Boolean);
  }

  /** Takes back an attempt that succeeded. */
  async giveBack(context: Context, names: readonly string[], now: number): Promise<void> {
    await Promise.all(names.map((name) => this.#change(context, name, now, -1)));
  }

  #change(context: Context, name: string, now: number, by: number): Promise<boolean> {
    const before = this.#queues.get(name) ?? Promise.resolve();
    const change = before.catch(() => {}).then(() => context.run("store", () => this.#changeNow(name, now, by)));
    this.#queues.set(name, change);
    return change.finally(() => {
      if (this.#queues.get(name) === change) this.#queues.delete(name);
    });
  }

  async #changeNow(name: string, now: number, by: number): Promise<boolean> {
    const key = `device-attempts:${name}`;
    const text: unknown = await this.store.get(key);
    const [count = 0, end = 0] = typeof text === "string" ? text.split(" ").map(Number) : [];
    const isOver = end <= now;
    const next = Math.max(0, (isOver ? 0 : count) + by);
    if (next > this.limit) return false;
    const ends = isOver ? now + this.period : end;
    await this.store.set(key, `${next} ${ends}`, ends - now);
    return true;
  }
}
