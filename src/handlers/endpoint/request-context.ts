import type { Actions } from "../../generated/actions.js";
import { answerByTable, type Respondable } from "../../client/http/action-answer.js";
import { isObject } from "../../shared/is-object.js";
import { findMethod, type BodyOf, type OperationOf, type ResultOf } from "./api-method.js";
import type { FaultReporter } from "../../shared/fault-reporter.js";
import { HandlerError } from "./handler-error.js";
import type { Awaitable } from "./handler.js";
import { within } from "./within.js";

/** Nonces that the API wants sent along. Those of the first call belong to the answer too, whichever call it comes from. */
const NONCES = ["dpopNonce", "attestationChallenge"] as const;

/** The answers to clients by the actions of an operation. */
export type ActionTable = () => Actions;

type Callback<Option> = Extract<Option, (...args: never[]) => unknown>;

/** One request to an endpoint: which step it is in, and the nonces for its answer. */
export class RequestContext<Client> {
  /** The current step, as a fault in it is reported: `request`, an operation of the API or the name of a callback. */
  step = "request";
  /** The operation that was called last. */
  #called = "";
  readonly #nonces: Record<string, string> = {};

  constructor(
    readonly request: Request,
    readonly report: FaultReporter,
    readonly client: Client,
    readonly callbackTimeout: number,
  ) {}

  /** Runs a callback of the host, waiting at most `callbackTimeout` milliseconds. */
  run<Result>(step: string, callback: () => Awaitable<Result>): Promise<Result> {
    this.step = step;
    return within(step, this.callbackTimeout, callback);
  }

  /** Asks a callback of the host, as a method of its options; undefined where there is none. */
  ask<Options, Name extends keyof Options & string>(
    options: Options,
    name: Name,
    ...args: Parameters<Callback<Options[Name]>>
  ): Promise<Awaited<ReturnType<Callback<Options[Name]>>> | undefined> {
    type Result = Awaited<ReturnType<Callback<Options[Name]>>> | undefined;
    const callback = options[name] as ((...args: unknown[]) => Awaitable<Result>) | undefined;
    return this.run(name, () => callback?.apply(options, args));
  }

  /** Calls the API, for as long as the request lasts. */
  async call<Id extends OperationOf<Client>>(operation: Id, body: BodyOf<Client, Id>): Promise<ResultOf<Client, Id>> {
    this.step = this.#called = operation;
    const { group, method } = findMethod(this.client, operation);
    const call = method as (body: unknown, options: { signal: AbortSignal }) => Promise<ResultOf<Client, Id>>;
    const result: unknown = await call.call(group, body, { signal: this.request.signal });
    // Before anything is decided by it. The API answers with an empty body where something between has lost the rest.
    if (!isObject(result) || typeof result["action"] !== "string" || result["action"] === "") {
      throw new HandlerError("ERR_ANSWER", `${operation} gave no action`);
    }
    for (const name of NONCES) {
      const value = result[name];
      if (typeof value === "string") this.#nonces[name] = value;
    }
    return result as ResultOf<Client, Id>;
  }

  /** Reports a fault of the current step, unless it is only that the client has closed the connection. */
  reportFault(error: unknown): void {
    const { signal } = this.request ?? {};
    if (!(signal?.aborted && error === signal.reason)) this.report(error, this.step);
  }

  /** Reports an action of the operation that was called, which says that the server or the API is at fault. */
  blame({ action, resultCode }: { action: string; resultCode?: string }): void {
    this.report(new HandlerError("ERR_ACTION", `${this.#called} gave ${action} (${resultCode})`), this.#called);
  }

  /**
   * Answers as the action table says. An action that blames the server is reported, unless it is the expected one.
   *
   * @param options The options of the endpoint, for its challenge.
   */
  answer(
    result: Respondable & { resultCode?: string },
    table: ActionTable,
    { challenge, expected }: { challenge?: string | undefined; expected?: boolean } = {},
  ): Response {
    const response = answerByTable(table(), { ...result, ...this.#nonces }, { challenge });
    if (response.status >= 500 && !expected) this.blame(result);
    return response;
  }
}
