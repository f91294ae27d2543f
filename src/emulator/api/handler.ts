import type { Reply } from "./answers.js";
import type { RequestBody } from "./request-body.js";
import type { Services, ServiceContext } from "../service/service-context.js";

/** A request as far as it was read. */
export interface IncomingCall {
  readonly authorization: string | null;
  readonly contentType: string;
  readonly query: URLSearchParams;
  readonly text: string;
}

/** A call of the API that passed the checks which all operations share. */
export interface Call {
  readonly body: RequestBody;
  readonly query: URLSearchParams;
  /** Path parameters besides `serviceId`, by their names. */
  readonly path: Readonly<Record<string, string>>;
}

/** Emulates one operation of a service. It may throw an ApiFailure. */
export type Handler = (call: Call, context: ServiceContext) => Reply | Promise<Reply>;

/** Emulates one operation that is not about a certain service. */
export type GeneralHandler = (call: Call, services: Services) => Reply | Promise<Reply>;
