import type { Api } from "./generated/facade.js";
import { operations, type OperationEntry, type OperationId } from "./generated/operations.js";
import { createTransport } from "./http.js";
import { resolveOptions, type AuthleteOptions } from "./options.js";

/** A client of the Authlete API: every operation is a method, grouped as in the reference. */
export interface Authlete extends Api {}

/**
 * Makes a client. Nothing is sent until a method is called.
 *
 * Every method resolves to the parsed answer as it came, with properties and enum values that this version does not know
 * left in place. It rejects with
 * - a `TypeError` for a wrong argument, before anything is sent,
 * - an {@link AuthleteError} for anything that goes wrong on the way,
 * - the reason of `signal`, as it is, when the caller aborts.
 *
 * @param options Settings; what is left out is read from the environment.
 * @throws TypeError naming the option that is wrong or missing.
 */
export function createAuthlete(options: AuthleteOptions = {}): Authlete {
  const settings = resolveOptions(options);
  const send = createTransport(settings);
  const root: Record<string, unknown> = {};
  for (const [id, entry] of Object.entries(operations) as [OperationId, OperationEntry][]) {
    const method = (...args: unknown[]) => send(id, entry, args);
    const steps = id.split(".");
    const name = steps.pop()!;
    let group = root;
    for (const step of steps) group = (group[step] ??= {}) as Record<string, unknown>;
    group[name] = method;
  }
  return root as unknown as Authlete;
}
