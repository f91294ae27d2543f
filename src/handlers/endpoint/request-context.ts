import type { Actions } from "../../generated/actions.js";
import { answerByTable, type Respondable } from "../../client/http/action-answer.js";
import { isObject } from "../../shared/is-object.js";
import { findMethod, type BodyOf, type OperationOf, type ResultOf } from "./api-method.js";
import type { FaultReporter } from "../../shared/fault-reporter.js";
import { HandlerError } from "./handler-error.js";
import type { Awaitable } from "./handler.js";
import { within } from "./within.js";

/** Nonces for the client. Those from earlier calls of a request are sent too, whichever call produces the answer. */
const NONCES = ["dpopNonce", "attestationChallenge"] as const;

/** Returns the action table of an operation. */
export type ActionTable = () => Actions;

type Callback<Option> = Extract<Option, (...args: never[]) => unknown>;

/** The state of one request: its current step, and the nonces for its answer. */
export class RequestContext<Client> {
  /** The current step, for error reports: `request`, an operation of the API, or the name of a callback. */
  step = "request";
  /** The last operation that was called. */
  #called = "";
  readonly #nonces: Record<string, string> = {};

  constructor(
    readonly request: Request,
    readonly report: FaultReporter,
    readonly client: Client,
    readonly callbackTimeout: number,
  ) {}

  /** Runs a callback, waiting at most `callbackTimeout` milliseconds. */
  run<Result>(step: string, callback: () => Awaitable<Result>): Promise<Result> {
    this.step = step;
    return within(step, this.callbackTimeout, callback);
  }

  /** Calls a callback as a method of its options. Undefined if there is none. */
  ask<Options, Name extends keyof Options & string>(
    options: Options,
    name: Name,
    ...args: Parameters<Callback<Options[Name]>>
  ): Promise<Awaited<ReturnType<Callback<Options[Name]>>> | undefined> {
    type Result = Awaited<ReturnType<Callback<Options[Name]>>> | undefined;
    const callback = options[name] as ((...args: unknown[]) => Awaitable<Result>) | undefined;
    return this.run(name, () => callback?.apply(options, args));
  }

  /** Calls the API. The call is aborted with the request. */
  async call<Id extends OperationOf<Client>>(operation: Id, body: BodyOf<Client, Id>): Promise<ResultOf<Client, Id>> {
    this.step = this.#called = operation;
    const { group, method } = findMethod(this.client, operation);
    const call = method as (body: unknown, options: { signal: AbortSignal }) => Promise<ResultOf<Client, Id>>;
    const result: unknown = await call.call(group, body, { signal: this.request.signal });
    // Checked before anything is decided: a proxy may have lost the body.
    if (!isObject(result) || typeof result["action"] !== "string" || result["action"] === "") {
      throw new HandlerError("ERR_ANSWER", `${operation} returned no action`);
    }
    for (const name of NONCES) {
      const value = result[name];
      if (typeof value === "string") this.#nonces[name] = value;
    }
    return result as ResultOf<Client, Id>;
  }

  /** Reports an error in the current step, unless it only means that the client closed the connection. */
  reportFault(error: unknown): void {
    const { signal } = this.request ?? {};
    if (!(signal?.aborted && error === signal.reason)) this.report(error, this.step);
  }

  /** Reports an action of the last operation that blames the server or the API. */
  blame({ action, resultCode }: { action: string; resultCode?: string }): void {
    this.report(new HandlerError("ERR_ACTION", `${this.#called} returned ${action} (${resultCode})`), this.#called);
  }

  /**
   * Answers by the action table. An action that blames the server is reported, unless it is expected.
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
