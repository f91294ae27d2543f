// The prompts on devices. Each is answered once, by its user or by expiry.
import { randomBytes, randomInt } from "node:crypto";
import type { AuthenticationTransaction, Complete, Completion } from "authlete/handlers";
import type { User } from "./users.js";

/** The state of a prompt. `lost`: the API did not record the answer. */
export type PromptState = "waiting" | "approved" | "refused" | "expired" | "lost";

export interface Prompt {
  /** Identifies the prompt on the device. The ticket never leaves the server. */
  readonly id: string;
  readonly subject: string;
  readonly clientName: string;
  readonly scopes: readonly string[];
  readonly bindingMessage: string | undefined;
  /** Also shown where the request came in, so that the user can compare. */
  readonly code: string;
  /** When the device stops asking, in milliseconds since the epoch. */
  readonly deadline: number;
  readonly state: PromptState;
}

export interface Prompts {
  /** Asks a user. */
  add(transaction: AuthenticationTransaction<User>): Prompt;
  /** What a device shows, the newest first: all that waits, and a few that have ended. */
  of(subject: string): Prompt[];
  /** Records the answer of a user. Returns `undefined` if no such prompt waits. */
  decide(subject: string, id: string, approved: boolean): Promise<Prompt | undefined>;
  /** Ends the prompts that have expired. To be called about once a second. */
  expire(): Promise<void>;
  /** Calls a listener when something changes for a user. Returns a function that removes it. */
  watch(subject: string, listener: () => void): () => void;
}

export interface PromptsOptions {
  complete: Complete;
  now: () => number;
  /** Told of every change, and of the completion that came with it. */
  onChange?: (prompt: Prompt, completion?: Completion) => void;
}

/** Number of ended prompts that a device still shows. */
const KEPT = 3;
/** The share of the lifetime in which the user can answer. The rest is for sending the answer. */
const ANSWERING_SHARE = 0.9;

type Entry = { -readonly [Name in keyof Prompt]: Prompt[Name] } & { transaction: AuthenticationTransaction<User> };

export function createPrompts({ complete, now, onChange }: PromptsOptions): Prompts {
  const entries = new Map<string, Entry>();
  const listeners = new Map<string, Set<() => void>>();

  const changed = (entry: Entry, completion?: Completion) => {
    onChange?.(entry, completion);
    for (const listener of listeners.get(entry.subject) ?? []) listener();
  };
  const of = (subject: string) => [...entries.values()].filter((entry) => entry.subject === subject).reverse();

  /** The state changes before anything is awaited, so that a second answer finds no prompt that waits. */
  const end = async (entry: Entry, state: PromptState): Promise<Prompt> => {
    entry.state = state;
    for (const { id } of of(entry.subject)
      .filter(({ state }) => state !== "waiting")
      .slice(KEPT))
      entries.delete(id);
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
              claims: JSON.stringify(claimsFor(user, request.claimNames ?? [])),
            }
          : { ticket, result: state === "refused" ? "ACCESS_DENIED" : "TRANSACTION_FAILED" },
      );
      if (!completion.recorded) entry.state = state === "expired" ? "expired" : "lost";
    } catch (error) {
      console.error(error);
      entry.state = "lost";
    }
    changed(entry, completion);
    return entry;
  };

  return {
    of,
    add(transaction) {
      const { user, request, expiresAt } = transaction;
      const entry: Entry = {
        transaction,
        id: randomBytes(16).toString("base64url"),
        subject: user.subject,
        clientName: request.clientName ?? "An app without a name",
        scopes: (request.scopes ?? []).map(({ name }) => name ?? ""),
        bindingMessage: request.bindingMessage ?? undefined,
        code: `${randomInt(10, 100)}-${randomInt(10, 100)}`,
        deadline: now() + (expiresAt - now()) * ANSWERING_SHARE,
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

/** What the client asked for, by scopes such as `email`, and the server knows. */
function claimsFor({ claims }: User, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => names.includes(name)));
}
