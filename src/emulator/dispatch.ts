import { ApiFailure, type Reply } from "./answers.js";
import type { Call, IncomingCall } from "./handler.js";
import { generalHandlers, handlers } from "./operations/index.js";
import { operations, type OperationEntry, type OperationId } from "../generated/operations.js";
import { ownCodes } from "./own-codes.js";
import { RequestBody } from "./request-body.js";
import type { Match, Mismatch } from "./router.js";
import { sameSecret } from "./secrets.js";
import type { ServiceRegistry } from "./service-registry.js";
import type { World } from "./world.js";

/** Checks what all operations share, then calls the handler. Whatever goes wrong in it shows no internals. */
export async function dispatch(
  matched: Match | Mismatch,
  call: IncomingCall,
  token: string,
  services: ServiceRegistry,
): Promise<Reply> {
  try {
    return await callHandler(matched, call, token, services);
  } catch (error) {
    if (error instanceof ApiFailure) return error.toReply();
    return new ApiFailure(500, ownCodes.internalError, "The emulator failed while it worked on the call.").toReply();
  }
}

async function callHandler(
  matched: Match | Mismatch,
  call: IncomingCall,
  token: string,
  services: ServiceRegistry,
): Promise<Reply> {
  if (matched === "unknown path") throw new ApiFailure(404, ownCodes.unknownPath, "No operation has this path.");
  if (matched === "wrong method")
    throw new ApiFailure(405, ownCodes.methodNotAllowed, "No operation has this path and this method.");
  await checkToken(call.authorization, token);
  const general = generalHandlers[matched.operation];
  if (general) return general(readCall(matched, call), services);
  const world = findService(matched, services);
  const handler = world && handlers[matched.operation];
  if (!handler)
    throw new ApiFailure(501, ownCodes.notEmulated, `The operation '${matched.operation}' is not emulated.`);
  return handler(readCall(matched, call), world);
}

async function checkToken(authorization: string | null, expected: string): Promise<void> {
  if (authorization === null) throw new ApiFailure(401, "A001202", "The call has no Authorization header.");
  const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined || !(await sameSecret(token, expected))) {
    throw new ApiFailure(401, ownCodes.wrongApiToken, "The access token for the API is not known.");
  }
}

/** The service of the path; undefined where the path names none. The token is good for all that there are. */
function findService({ serviceId }: Match, services: ServiceRegistry): World | undefined {
  if (serviceId === undefined) return undefined;
  const world = services.find(serviceId);
  if (world) return world;
  throw new ApiFailure(403, ownCodes.unknownService, "The access token does not cover this service.");
}

function readCall({ operation, path }: Match, { text, contentType, query }: IncomingCall): Call {
  return { body: hasBody(operation) ? RequestBody.parse(text, contentType) : RequestBody.empty, query, path };
}

function hasBody(operation: OperationId): boolean {
  const entry: OperationEntry = operations[operation];
  return entry.body === true;
}
