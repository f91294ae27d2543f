// The prompts on devices. Each ends once: by the user's answer or by expiry.
import { randomBytes, randomInt } from "node:crypto";
import type { AuthenticationTransaction, Complete, Completion } from "authlete/handlers";
import { ACRS } from "../acrs.js";
import type { User } from "../users.js";

/**
 * The state of a prompt. `deciding`: the answer is being recorded. `lost`: the API did not record it. `denied`: the user was no longer
 * allowed to approve. `unknown`: it is not known whether the answer was recorded.
 */
export type PromptState = "waiting" | "deciding" | "approved" | "refused" | "expired" | "lost" | "denied" | "unknown";

export interface Prompt {
  /** Identifies the prompt on the device. The ticket never leaves the server. */
  readonly id: string;
  readonly subject: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  readonly bindingMessage: string | undefined;
  /** Also shown where the request started, so that the user can compare. */
  readonly code: string;
  /** When the device stops asking, in milliseconds since the epoch. */
  readonly deadline: number;
  readonly state: PromptState;
}

export interface Prompts {
  /**
   * Reserves a place for the prompt of a request. Returns `false` if too many are waiting for the user. Reserving is synchronous, since
   * other requests may arrive before the prompt. A place without a prompt is freed after a minute.
   */
  reserve(subject: string, ticket: string): boolean;
  /** Prompts the user. */
  add(transaction: AuthenticationTransaction<User>): Prompt;
  /** The prompts that a device shows, newest first: all that are waiting, and a few that have ended. */
  of(subject: string): Prompt[];
  /** Records the answer of a user. Returns `undefined` if no such prompt is waiting. */
  decide(subject: string, id: string, approved: boolean): Promise<Prompt | undefined>;
  /** Ends the prompts that have expired. Call it about once a second. */
  expire(): Promise<void>;
  /** Calls a listener when something changes for a user. Returns a function that removes it. */
  watch(subject: string, listener: () => void): () => void;
}

export interface PromptsOptions {
  complete: Complete;
  now: () => number;
  /** Called for every change, with the completion if there is one. */
  onChange?: (prompt: Prompt, completion?: Completion) => void;
}

/** Number of ended prompts that a device still shows. */
const KEPT = 3;
/** Maximum number of waiting prompts for one user. More would suggest an attack. */
const MAX_WAITING = 5;
/** How long a place is kept for a request, in milliseconds. */
const KEEPING = 60_000;

type Entry = { -readonly [Name in keyof Prompt]: Prompt[Name] } & { transaction: AuthenticationTransaction<User> };

export function createPrompts({ complete, now, onChange }: PromptsOptions): Prompts {
  const entries = new Map<string, Entry>();
  const listeners = new Map<string, Set<() => void>>();
  const places = new Map<string, { subject: string; until: number }>();

  const changed = (entry: Entry, completion?: Completion) => {
    onChange?.(entry, completion);
    for (const listener of listeners.get(entry.subject) ?? []) listener();
  };
  const of = (subject: string) => [...entries.values()].filter((entry) => entry.subject === subject).reverse();

  /** Changes the state before anything is awaited, so that a second answer finds no waiting prompt. */
  const end = async (entry: Entry, state: "approved" | "refused" | "expired"): Promise<Prompt> => {
    entry.state = "deciding";
    const { ticket, user, request } = entry.transaction;
    let completion: Completion | undefined;
    try {
      completion = await complete(
        state === "approved"
          ? {
              ticket,
              result: "AUTHORIZED",
              subject: user.subject,
              authTime: Math.floor(now() / 1000),
              acr: ACRS.device,
              claims: JSON.stringify(claimsFor(user, request.claimNames ?? [])),
            }
          : { ticket, result: state === "refused" ? "ACCESS_DENIED" : "TRANSACTION_FAILED" },
      );
      const { recorded, denied } = completion;
      if (recorded) entry.state = denied ? "denied" : state;
      // Without an answer from the API, an approval may have been recorded or not.
      else if (recorded === undefined) entry.state = state === "approved" ? "unknown" : state;
      else entry.state = state === "expired" ? "expired" : "lost";
    } catch (error) {
      // Nothing was recorded. The user may answer again until the prompt expires.
      console.error(error);
      entry.state = state === "expired" ? "expired" : "waiting";
    }
    for (const { id } of of(entry.subject)
      .filter(({ state }) => state !== "waiting" && state !== "deciding")
      .slice(KEPT))
      entries.delete(id);
    changed(entry, completion);
    return entry;
  };

  return {
    of,
    reserve(subject, ticket) {
      const time = performance.now();
      for (const [old, { until }] of places) if (until <= time) places.delete(old);
      const kept = [...places.values()].filter((place) => place.subject === subject).length;
      if (kept + of(subject).filter(({ state }) => state === "waiting").length >= MAX_WAITING) return false;
      places.set(ticket, { subject, until: time + KEEPING });
      return true;
    },
    add(transaction) {
      const { ticket, user, request, askUntil } = transaction;
      places.delete(ticket);
      const entry: Entry = {
        transaction,
        id: randomBytes(16).toString("base64url"),
        subject: user.subject,
        clientName: request.clientName ?? "An app without a name",
        scopes: (request.scopes ?? []).map(({ name }) => name ?? ""),
        bindingMessage: request.bindingMessage ?? undefined,
        code: `${randomInt(10, 100)}-${randomInt(10, 100)}`,
        deadline: askUntil,
        state: "waiting",
      };
      entries.set(entry.id, entry);
      changed(entry);
      return entry;
    },
    async decide(subject, id, approved) {
      const entry = entries.get(id);
      if (entry?.subject !== subject || entry.state !== "waiting") return undefined;
      return end(entry, entry.deadline <= now() ? "expired" : approved ? "approved" : "refused");
    },
    async expire() {
      const late = [...entries.values()].filter(({ state, deadline }) => state === "waiting" && deadline <= now());
      await Promise.all(late.map((entry) => end(entry, "expired")));
    },
    watch(subject, listener) {
      const all = listeners.get(subject) ?? new Set();
      listeners.set(subject, all.add(listener));
      return () => void all.delete(listener);
    },
  };
}

/** The requested claims that the server knows. */
function claimsFor({ claims }: User, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names.includes(name)));
}
