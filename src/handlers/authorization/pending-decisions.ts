import { isObject } from "../../shared/is-object.js";
import { equalSecrets } from "../../shared/equal-secrets.js";
import type { RequestContext } from "../endpoint/request-context.js";
import type { Store } from "../store/store.js";
import { makeCookie, randomText, readCookie } from "./browser-cookie.js";
import type { Progress } from "./requirements.js";

/** An authorization that waits for a user. The ticket stays on the server: whoever has it can issue. */
export interface Pending extends Progress, BoundToBrowser {
  readonly ticket: string;
}

interface BoundToBrowser {
  /** What the browser has to show, in its cookie. */
  readonly browser: string;
}

type Context = Pick<RequestContext<unknown>, "request" | "run" | "reportFault">;

/** What waits for a user's decision, by references, which alone are seen in browsers. */
export class PendingDecisions<T extends BoundToBrowser> {
  constructor(
    private readonly store: Store,
    /** How long the store keeps one after its last step, in milliseconds. */
    private readonly lifetime: number,
    /** Keeps the entries of an endpoint apart from others in the same store. */
    private readonly kind: string,
  ) {}

  /** Keeps one under a new reference. */
  async add(context: Context, pending: Omit<T, "browser">): Promise<{ reference: string; cookie: string }> {
    const reference = randomText();
    return { reference, cookie: await this.keep(context, reference, { ...pending, browser: randomText() } as T) };
  }

  /** Keeps one for its lifetime from now on, and gives the cookie that lets the browser do so as well. */
  async keep(context: Context, reference: string, pending: T): Promise<string> {
    await context.run("store", () => this.store.set(this.#keyOf(reference), JSON.stringify(pending), this.lifetime));
    return makeCookie(context.request, reference, pending.browser, this.lifetime);
  }

  /** Finds one for the browser in which it began; nothing for any other browser. */
  async find(context: Context, reference: string): Promise<T | undefined> {
    const browser = readCookie(context.request, reference);
    if (!browser || !/^[\w-]{32}$/.test(reference)) return undefined;
    const text: unknown = await context.run("store", () => this.store.get(this.#keyOf(reference)));
    if (typeof text !== "string") return undefined;
    const pending = JSON.parse(text) as T;
    return isObject(pending) && (await equalSecrets(pending.browser, browser)) ? pending : undefined;
  }

  /** Forgets one, and gives the cookie that makes the browser do so as well. */
  async remove(context: Context, reference: string): Promise<string> {
    // What has been decided is decided. The API takes a decision once, so nothing comes of an entry that stays.
    await context
      .run("store", () => this.store.delete(this.#keyOf(reference)))
      .catch((error) => context.reportFault(error));
    return makeCookie(context.request, reference, "", 0);
  }

  #keyOf(reference: string): string {
    return `${this.kind}:${reference}`;
  }
}
