import type { OperationId } from "../../generated/operations.js";
import { isObject } from "../../shared/is-object.js";
import type { OptionCheck } from "../../shared/option-checks.js";

/** The operations of a client that may have only some groups of the API, such as `Pick<Authlete, "ciba">`. */
export type OperationOf<Client> = Extract<OperationId, `${keyof Client & string}.${string}`>;

/** The method of a client at a dotted path, such as the identifier of an operation. */
type MethodAt<Client, Path> = Path extends `${infer Group}.${infer Rest}`
  ? MethodAt<Client[Group & keyof Client], Rest>
  : Client[Path & keyof Client];

/** The first argument of the method of an operation. */
export type BodyOf<Client, Id> =
  MethodAt<Client, Id> extends (body: infer Body, ...rest: never) => unknown ? Body : never;

/** The result of the method of an operation. */
export type ResultOf<Client, Id> =
  MethodAt<Client, Id> extends (...args: never) => Promise<infer Result> ? Result : never;

/** Finds a method by its path, and the object to call it on. */
export function findMethod(client: unknown, path: string): { group: unknown; method: unknown } {
  let [group, method]: unknown[] = [undefined, client];
  for (const name of path.split("."))
    [group, method] = [method, (method as Record<string, unknown> | undefined)?.[name]];
  return { group, method };
}

/** Checks that an API client has the methods that the handler calls. */
export function apiClient(...operations: OperationId[]): OptionCheck {
  return {
    expected: "a client created by createAuthlete",
    required: true,
    holds: (value) => isObject(value) && operations.every((id) => typeof findMethod(value, id).method === "function"),
  };
}
