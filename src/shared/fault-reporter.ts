/** Where a fault occurred. */
export interface FaultContext {
  /** The function that made the handler, such as `token`. */
  readonly endpoint: string;
  /** The step that failed: an operation of the API, the name of a callback, `request`, or `response`. */
  readonly step: string;
}

/** Receives every fault of the server: of the API, of callbacks, of the configuration. What it returns or throws is ignored. */
export type OnError = (error: unknown, context: FaultContext) => unknown;

export type FaultReporter = (error: unknown, step: string) => void;

/** Creates the function that passes faults to `options.onError`, or to the console. It never throws. */
export function createFaultReporter(endpoint: string, options: { onError?: OnError | undefined }): FaultReporter {
  return (error, step) =>
    void settled(() =>
      options.onError
        ? options.onError(error, { endpoint, step })
        : console.error(`authlete/handlers: ${endpoint} failed in ${step}:`, error),
    ).catch(() => {});
}

/** Where a handler keeps its reporter. Registered, since `authlete/node` is a module of its own. */
const REPORTER = Symbol.for("authlete.faultReporter");

/** Lets those who send the answers of a handler report faults to it. */
export function withReporter<Handler extends object>(handler: Handler, report: FaultReporter): Handler {
  return Object.defineProperty(handler, REPORTER, { value: report });
}

export function reporterOf(handler: object): FaultReporter | undefined {
  return (handler as { [REPORTER]?: FaultReporter })[REPORTER];
}

/** Calls a callback whose result cannot change the answer any more, and reports what it throws or rejects with. */
export function observe(step: string, report: FaultReporter, callback: () => unknown): void {
  settled(callback).catch((error: unknown) => report(error, step));
}

/** Calls a function at once. What it throws becomes a rejection, also when a thenable throws. */
function settled(work: () => unknown): Promise<unknown> {
  return new Promise((resolve) => resolve(work()));
}
