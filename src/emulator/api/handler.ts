import type { OperationTypes } from "../../generated/operation-types.js";
import type { OperationId } from "../../generated/operations.js";
import type { Services, ServiceContext } from "../service/service-context.js";
import type { Reply } from "./reply.js";
import type { RequestBody } from "./request-body.js";

/** The parts of an HTTP request that the emulator reads. */
export interface IncomingCall {
  readonly authorization: string | null;
  readonly contentType: string;
  readonly query: URLSearchParams;
  readonly text: string;
}

/** A type from the OpenAPI description of an operation. Distributes over a union of identifiers. */
type Described<Id extends OperationId, Part extends string> = Id extends OperationId
  ? OperationTypes[Id] extends Record<Part, infer Type>
    ? Type
    : never
  : never;

/** The request and response models of an operation. */
export type RequestOf<Id extends OperationId> = Described<Id, "request">;
export type ResponseOf<Id extends OperationId> = Described<Id, "response">;

/** Query parameters, limited to the names that the operation defines. */
export interface Query<Name> extends Iterable<[string, string]> {
  get(name: Name): string | null;
  has(name: Name): boolean;
}

/** An API call that has passed the checks common to all operations. */
export interface Call<Id extends OperationId> {
  readonly body: RequestBody<RequestOf<Id>>;
  readonly query: Query<Described<Id, "query">>;
  /** Path parameters besides `serviceId`. */
  readonly path: { readonly [Name in Described<Id, "path">]?: string };
}

/**
 * Emulates an operation of a service, or several that differ only in where the request carries its parameters.
 *
 * @throws ApiFailure if the call fails as a whole.
 */
export type Handler<Id extends OperationId> = (
  call: Call<Id>,
  context: ServiceContext,
  services: Services,
) => Reply<ResponseOf<Id>> | Promise<Reply<ResponseOf<Id>>>;

/** Emulates an operation that does not belong to a particular service. */
export type GeneralHandler<Id extends OperationId> = (
  call: Call<Id>,
  services: Services,
) => Reply<ResponseOf<Id>> | Promise<Reply<ResponseOf<Id>>>;
