import type { Api } from "../generated/facade.js";
import { makeOperationTree, type OperationId } from "../generated/operations.js";
import { readRow, type OperationTree } from "../shared/operation-table.js";
import { createMethod } from "./http/method.js";
import { RetryBudget } from "./http/retry.js";
import { resolveOptions, type AuthleteOptions, type CallOptions } from "./options.js";

/** A client for the Authlete API. Every operation is a method, grouped as in the reference. */
export interface Authlete extends Api<CallOptions> {}

/**
 * Creates a client. Nothing is sent until a method is called.
 *
 * Every method resolves to the parsed answer, including properties and enum values unknown to this version. It rejects with
 * - a `TypeError` for a wrong argument, before anything is sent,
 * - an {@link AuthleteError} if the call fails,
 * - the reason of `signal` when it aborts,
 * - whatever your `token` function rejects with.
 *
 * @param options `baseUrl`, `serviceId` and `token` default to environment variables.
 * @throws TypeError naming the option that is wrong or missing.
 */
export function createAuthlete(options: AuthleteOptions = {}): Authlete {
  const settings = resolveOptions(options);
  const budget = new RetryBudget();
  const bind = (tree: OperationTree, above = ""): object =>
    Object.fromEntries(
      Object.entries(tree).map(([name, member]) => [
        name,
        typeof member === "string"
          ? createMethod((above + name) as OperationId, readRow(member), settings, budget)
          : bind(member, `${above}${name}.`),
      ]),
    );
  return bind(makeOperationTree()) as Authlete;
}
