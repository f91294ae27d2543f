export {
  checkConnection,
  type ConnectionCheck,
  type ConnectionProblem,
  type ConnectionReport,
} from "./check-connection.js";
export { createAuthlete, type Authlete } from "./client.js";
export {
  AuthleteApiError,
  AuthleteConnectionError,
  AuthleteError,
  AuthleteResponseError,
  AuthleteTimeoutError,
  type AnyAuthleteError,
} from "./errors.js";
export { iterate, type EntryOf, type ListRange } from "./iterate.js";
export type { OperationId } from "../generated/operations.js";
export type { AttemptEvent, AuthleteOptions, CallOptions, Hooks, RetryOptions } from "./options.js";
export { logCalls, type CallLogger } from "./log-calls.js";
export { patchClient, patchService } from "./patch.js";
export { responseOf, type ApiResponse } from "./response-of.js";
export { respond, type Respondable, type RespondOptions } from "./respond.js";
