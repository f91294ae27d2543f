import { isObject } from "../../shared/is-object.js";
import { equalSecrets } from "../../shared/equal-secrets.js";
import type { RequestContext } from "../endpoint/request-context.js";
import type { Store } from "../store/store.js";
import { makeCookie, randomText, readCookie } from "./browser-cookie.js";
import type { Progress } from "./requirements.js";

/** An authorization that waits for a user. The ticket stays on the server: whoever has it can issue tokens. */
export interface Pending extends Progress, BoundToBrowser {
  readonly ticket: string;
}

interface BoundToBrowser {
  /** The secret that the browser must present in its cookie. */
  readonly browser: string;
}

type Context = Pick<RequestContext<unknown>, "request" | "run" | "reportFault">;

/** Requests that wait for a user's decision, by reference. Browsers see only the reference. */
export class PendingDecisions<T extends BoundToBrowser> {
  constructor(
    private readonly store: Store,
    /** How long a request is kept after its last step, in milliseconds. */
    private readonly lifetime: number,
    /** Prefix of the keys, which separates an endpoint's entries from others in the same store. */
    private readonly kind: string,
  ) {}

  /** Stores a request under a new reference. Returns the reference and its cookie. */
  async add(context: Context, pending: Omit<T, "browser">): Promise<{ reference: string; cookie: string }> {
    const reference = randomText();
    return { reference, cookie: await this.keep(context, reference, { ...pending, browser: randomText() } as T) };
  }

  /** Stores a request and restarts its lifetime. Returns the cookie, with the same lifetime. */
  async keep(context: Context, reference: string, pending: T): Promise<string> {
    await context.run("store", () => this.store.set(this.#keyOf(reference), JSON.stringify(pending), this.lifetime));
    return makeCookie(context.request, reference, pending.browser, this.lifetime);
  }

  /** Finds a request for the browser that made it. Undefined for any other browser. */
  async find(context: Context, reference: string): Promise<T | undefined> {
    const browser = readCookie(context.request, reference);
    if (!browser || !/^[\w-]{32}$/.test(reference)) return undefined;
    const text: unknown = await context.run("store", () => this.store.get(this.#keyOf(reference)));
    if (typeof text !== "string") return undefined;
    const pending = JSON.parse(text) as T;
    return isObject(pending) && equalSecrets(pending.browser, browser) ? pending : undefined;
  }

  /** Removes a request. Returns the cookie that deletes the browser's. */
  async remove(context: Context, reference: string): Promise<string> {
    // A failure is only reported: the API accepts a decision once, so a leftover entry does no harm.
    await context
      .run("store", () => this.store.delete(this.#keyOf(reference)))
      .catch((error) => context.reportFault(error));
    return makeCookie(context.request, reference, "", 0);
  }

  #keyOf(reference: string): string {
    return `${this.kind}:${reference}`;
  }
}
