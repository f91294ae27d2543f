import { respond, type RespondOptions, type Respondable } from "../../client/respond.js";
import type { OperationId } from "../../generated/operations.js";
import { HandlerError } from "./handler-error.js";
import { optionalFunction, type OptionChecks } from "./option-checks.js";
import { isObject } from "../../shared/is-object.js";
import { plainError } from "./plain-answer.js";

/** An endpoint of an authorization server. It never rejects. */
export type Handler = (request: Request) => Promise<Response>;

/** What may also be a promise. */
export type Awaitable<Value> = Value | PromiseLike<Value>;

/** Where something went wrong. */
export interface FaultContext {
  /** The factory that made the handler, `token` for instance. */
  readonly endpoint: string;
  /** What was going on: an operation of the API, a callback of yours, or `request`. */
  readonly step: string;
}

/** Told of every fault of the server: of the API, of your callbacks, of the set-up. */
export type OnError = (error: unknown, context: FaultContext) => unknown;

/** Options of every endpoint. */
export interface EndpointOptions {
  /** Told of what went wrong on the server's side; the client hears nothing but `server_error`. Default: `console.error`. */
  onError?: OnError | undefined;
  /** Headers to add to every answer, for CORS for instance. */
  headers?: Readonly<Record<string, string>> | undefined;
  /** Status to send in place of any 5xx, for servers whose proxies take those for their own. */
  serverErrorStatus?: number | undefined;
}

export const endpointChecks: OptionChecks<EndpointOptions> = {
  onError: optionalFunction,
  headers: { expected: "headers as an object, without Cache-Control", holds: areHeaders },
  serverErrorStatus: {
    expected: "a status from 400 to 599",
    holds: (value) => Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 599,
  },
};

function areHeaders(value: unknown): boolean {
  try {
    return isObject(value) && !new Headers(value as Record<string, string>).has("cache-control");
  } catch {
    return false;
  }
}

/** Nonces that the API wants sent along; those of the first answer belong to the last one too. */
const NONCES = ["dpopNonce", "attestationChallenge"] as const;

/** Tells of a fault. What the teller throws is ignored. */
export function reporter(endpoint: string, onError: OnError | undefined): (error: unknown, step: string) => void {
  const tell: OnError =
    onError ?? ((error, { step }) => console.error(`authlete/handlers: ${endpoint} failed in ${step}:`, error));
  return (error, step) => {
    new Promise((resolve) => resolve(tell(error, { endpoint, step }))).catch(() => {});
  };
}

/** One request on its way through an endpoint. */
export class Passage {
  #step = "request";
  #nonces: Record<string, unknown> = {};

  constructor(readonly report: (error: unknown, step: string) => void) {}

  /** Does a part of the work under a name. */
  async run<Result>(step: string, work: () => Awaitable<Result>): Promise<Result> {
    this.#step = step;
    return await work();
  }

  /** Tells of a fault of the part that was begun last. */
  reportHere(error: unknown): void {
    this.report(error, this.#step);
  }

  /** Calls the API and keeps the nonces of its answer. */
  async call<Result extends object>(operation: OperationId, call: () => Promise<Result>): Promise<Result> {
    const result = await this.run(operation, call);
    for (const name of NONCES) {
      const value = (result as Record<string, unknown>)[name];
      if (typeof value === "string") this.#nonces[name] = value;
    }
    return result;
  }

  /** Answers as the action table says. An action that blames the server is told of, unless it was asked for. */
  answer(
    result: Respondable & { resultCode?: string },
    operation: OperationId,
    options: RespondOptions & { expected?: boolean } = {},
  ): Response {
    const response = respond({ ...result, ...this.#nonces }, { ...options, operation });
    if (response.status >= 500 && !options.expected) {
      this.report(
        new HandlerError("ERR_ACTION", `${operation} gave ${result.action} (${result.resultCode})`),
        operation,
      );
    }
    return response;
  }
}

/** Makes a handler that always answers, is never cached and tells a client nothing of what went wrong inside. */
export function endpoint(
  name: string,
  options: EndpointOptions,
  answer: (request: Request, passage: Passage) => Promise<Response>,
): Handler {
  const report = reporter(name, options.onError);
  return async (request) => {
    const passage = new Passage(report);
    let response: Response;
    try {
      response = await answer(request, passage);
    } catch (error) {
      passage.reportHere(error);
      response = plainError(500, "server_error");
    }
    return finish(response, options);
  };
}

/** Adds what belongs to every answer. An answer that the server made itself may have headers that cannot be changed. */
function finish(response: Response, { headers = {}, serverErrorStatus }: EndpointOptions): Response {
  const all = new Headers(response.headers);
  if (!all.has("cache-control")) all.set("cache-control", "no-store");
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const status = response.status >= 500 ? (serverErrorStatus ?? response.status) : response.status;
  return new Response(response.body, { status, headers: all });
}
