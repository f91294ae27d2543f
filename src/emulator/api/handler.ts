import type { OperationTypes } from "../../generated/operation-types.js";
import type { OperationId } from "../../generated/operations.js";
import type { Services, ServiceContext } from "../service/service-context.js";
import type { Reply } from "./reply.js";
import type { RequestBody } from "./request-body.js";

/** A request as far as it was read. */
export interface IncomingCall {
  readonly authorization: string | null;
  readonly contentType: string;
  readonly query: URLSearchParams;
  readonly text: string;
}

/** What the description says of an operation; with several identifiers, of each of them. */
type Described<Id extends OperationId, Part extends string> = Id extends OperationId
  ? OperationTypes[Id] extends Record<Part, infer Type>
    ? Type
    : never
  : never;

/** The model of an operation's request, and that of its answer. */
export type RequestOf<Id extends OperationId> = Described<Id, "request">;
export type ResponseOf<Id extends OperationId> = Described<Id, "response">;

/** A query that is asked only for parameters that the operation has. */
export interface Query<Name> extends Iterable<[string, string]> {
  get(name: Name): string | null;
  has(name: Name): boolean;
}

/** A call of an operation that passed the checks which all operations share. */
export interface Call<Id extends OperationId> {
  readonly body: RequestBody<RequestOf<Id>>;
  readonly query: Query<Described<Id, "query">>;
  /** Path parameters besides `serviceId`. */
  readonly path: { readonly [Name in Described<Id, "path">]?: string };
}

/**
 * Emulates an operation of a service, or several that differ only in where the request has its parameters.
 *
 * @throws ApiFailure for a call that gets no decision.
 */
export type Handler<Id extends OperationId> = (
  call: Call<Id>,
  context: ServiceContext,
  services: Services,
) => Reply<ResponseOf<Id>> | Promise<Reply<ResponseOf<Id>>>;

/** Emulates an operation that is not about a certain service. */
export type GeneralHandler<Id extends OperationId> = (
  call: Call<Id>,
  services: Services,
) => Reply<ResponseOf<Id>> | Promise<Reply<ResponseOf<Id>>>;
