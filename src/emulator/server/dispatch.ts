import { ApiFailure } from "../api/answers.js";
import type { Reply } from "../api/reply.js";
import type { Call, IncomingCall } from "../api/handler.js";
import { generalHandlerOf, handlerOf } from "../operations/index.js";
import { getNonce } from "../operations/verifiableCredentials/nonce.js";
import type { OperationId } from "../../generated/operations.js";
import type { OperationEntry } from "../../shared/operation-table.js";
import { operations } from "../api/operations.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { RequestBody } from "../api/request-body.js";
import type { Match, Mismatch } from "./router.js";
import { readAuthorization } from "../../shared/http/authorization-header.js";
import { equalSecrets } from "../../shared/equal-secrets.js";
import type { ServiceRegistry } from "../service/service-registry.js";
import type { ServiceContext } from "../service/service-context.js";

/** Runs the checks common to all operations, then the handler. An unexpected error reveals no internals. */
export async function dispatch(
  matched: Match | Mismatch,
  call: IncomingCall,
  token: string,
  services: ServiceRegistry,
): Promise<Reply<unknown>> {
  try {
    return await callHandler(matched, call, token, services);
  } catch (error) {
    if (error instanceof ApiFailure) return error.toReply();
    return new ApiFailure(
      500,
      emulatorCodes.internalError,
      "The emulator failed while it worked on the call.",
    ).toReply();
  }
}

async function callHandler(
  matched: Match | Mismatch,
  call: IncomingCall,
  token: string,
  services: ServiceRegistry,
): Promise<Reply<unknown>> {
  if (matched === "unknown path") throw new ApiFailure(404, emulatorCodes.unknownPath, "No operation has this path.");
  if (matched === "wrong method")
    throw new ApiFailure(405, emulatorCodes.methodNotAllowed, "No operation has this path and this method.");
  const { operation } = matched;
  const entry: OperationEntry | undefined = operation === null ? undefined : operations[operation];
  if (!entry?.open) checkToken(call.authorization, token);
  services.sweep();
  const general = operation && generalHandlerOf(operation);
  if (general) return general(readCall(entry, matched, call), services);
  const context = findService(matched, services);
  if (context && operation === null) return getNonce(context);
  const handler = context && operation && handlerOf(operation);
  if (!handler) throw new ApiFailure(501, emulatorCodes.notEmulated, `The operation '${operation}' is not emulated.`);
  return handler(readCall(entry, matched, call), context, services);
}

function checkToken(authorization: string | null, expected: string): void {
  if (authorization === null) throw new ApiFailure(401, "A001202", "The call has no Authorization header.");
  const { scheme, token } = readAuthorization(authorization) ?? {};
  if (scheme !== "bearer" || token === undefined || !equalSecrets(token, expected)) {
    throw new ApiFailure(401, emulatorCodes.wrongApiToken, "The access token for the API is not known.");
  }
}

/** The service in the path, or undefined if the path has none. The API token covers all existing services. */
function findService({ serviceId }: Match, services: ServiceRegistry): ServiceContext | undefined {
  if (serviceId === undefined) return undefined;
  const context = services.find(serviceId);
  if (context) return context;
  throw new ApiFailure(403, emulatorCodes.unknownService, "The access token does not cover this service.");
}

function readCall(
  entry: OperationEntry | undefined,
  { path }: Match,
  { text, contentType, query }: IncomingCall,
): Call<OperationId> {
  const isRead = entry?.body === true;
  return { body: isRead ? RequestBody.parse(text, contentType, entry.list) : RequestBody.empty, query, path };
}
