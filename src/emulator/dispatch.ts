import { ApiFailure, type Reply } from "./answers.js";
import type { IncomingCall } from "./handler.js";
import { handlers } from "./operations/index.js";
import { operations, type OperationEntry, type OperationId } from "../generated/operations.js";
import { ownCodes } from "./own-codes.js";
import { RequestBody } from "./request-body.js";
import type { Match, Mismatch } from "./router.js";
import { sameSecret } from "./secrets.js";
import type { World } from "./world.js";

/** Who may call, and which service. */
export interface Access {
  readonly token: string;
  readonly serviceId: string;
}

/** Checks what all operations share, then calls the handler. Whatever goes wrong in it shows no internals. */
export async function dispatch(
  matched: Match | Mismatch,
  call: IncomingCall,
  access: Access,
  world: World,
): Promise<Reply> {
  try {
    return await callHandler(matched, call, access, world);
  } catch (error) {
    if (error instanceof ApiFailure) return error.toReply();
    return new ApiFailure(500, ownCodes.internalError, "The emulator failed while it worked on the call.").toReply();
  }
}

async function callHandler(
  matched: Match | Mismatch,
  call: IncomingCall,
  access: Access,
  world: World,
): Promise<Reply> {
  if (matched === "unknown path") throw new ApiFailure(404, ownCodes.unknownPath, "No operation has this path.");
  if (matched === "wrong method")
    throw new ApiFailure(405, ownCodes.methodNotAllowed, "No operation has this path and this method.");
  await checkAccess(matched, call.authorization, access);
  const handler = handlers[matched.operation];
  if (!handler)
    throw new ApiFailure(501, ownCodes.notEmulated, `The operation '${matched.operation}' is not emulated.`);
  const body = hasBody(matched.operation) ? RequestBody.parse(call.text, call.contentType) : RequestBody.empty;
  return handler({ body, query: call.query, path: matched.path }, world);
}

async function checkAccess(matched: Match, authorization: string | null, access: Access): Promise<void> {
  if (authorization === null) throw new ApiFailure(401, "A001202", "The call has no Authorization header.");
  const token = /^bearer +(\S+)$/i.exec(authorization)?.[1];
  if (token === undefined || !(await sameSecret(token, access.token))) {
    throw new ApiFailure(401, ownCodes.wrongApiToken, "The access token for the API is not known.");
  }
  if (matched.serviceId !== undefined && matched.serviceId !== access.serviceId) {
    throw new ApiFailure(403, ownCodes.unknownService, "The access token does not cover this service.");
  }
}

function hasBody(operation: OperationId): boolean {
  const entry: OperationEntry = operations[operation];
  return entry.body === true;
}
