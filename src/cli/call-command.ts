import { readFileSync } from "node:fs";
import { createAuthlete } from "../client/index.js";
import { makeOperationTree } from "../generated/operations.js";
import { readOperations } from "../shared/operation-table.js";
import { readArguments, UsageError } from "./command-line.js";

export const CALL_USAGE = `Usage: authlete call OPERATION [ARGUMENT ...]

Calls an operation and prints its result as JSON. The arguments are those of the method: path
parameters first, then the body or the query as JSON; a "-" reads that from standard input.
Address, service and token come from AUTHLETE_BASE_URL, AUTHLETE_SERVICE_ID and AUTHLETE_TOKEN.

  authlete call service.get
  authlete call client.get 2917251600
  authlete call ciba.fail '{"ticket":"…","reason":"ACCESS_DENIED"}'

Options:
  -h, --help           show this text
`;

type Steps = Record<string, unknown>;
type Method = (...args: unknown[]) => Promise<unknown>;

/** Makes one call and prints the result. */
export async function call(args: string[]): Promise<void> {
  const [operation, ...given] = readArguments({ args, allowPositionals: true }).positionals;
  if (operation === undefined) throw new UsageError("An operation is missing, such as service.get.");
  const operations = readOperations(makeOperationTree());
  if (!Object.hasOwn(operations, operation)) throw new UsageError(`There is no operation ${operation}.`);
  const pathNames = operations[operation]!.path.match(/(?<={)(?!serviceId)\w+/g) ?? [];
  if (given.length < pathNames.length || given.length > pathNames.length + 1)
    throw new UsageError(`${operation} takes ${[...pathNames, "[JSON]"].join(" ")}.`);
  const payload = given.slice(pathNames.length).map((text) => readJson(text === "-" ? readFileSync(0, "utf8") : text));
  const result = await send(operation, [...given.slice(0, pathNames.length), ...payload]);
  process.stdout.write(`${typeof result === "string" ? result : JSON.stringify(result ?? null, null, 2)}\n`);
}

async function send(operation: string, args: unknown[]): Promise<unknown> {
  try {
    const steps = operation.split(".");
    return await (steps.reduce<unknown>((group, step) => (group as Steps)[step], createAuthlete()) as Method)(...args);
  } catch (error) {
    // The message names the variable or argument that is wrong.
    throw error instanceof TypeError ? new UsageError(error.message) : error;
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError("The last argument must be JSON.");
  }
}
