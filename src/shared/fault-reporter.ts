/** Where an error occurred. */
export interface FaultContext {
  /** The function that created the handler, such as `token`. */
  readonly endpoint: string;
  /** The step that failed: an operation of the API, the name of a callback, `request`, or `response`. */
  readonly step: string;
}

/** Receives every server-side error: of the API, callbacks or configuration. What it returns or throws is ignored. */
export type OnError = (error: unknown, context: FaultContext) => unknown;

export type FaultReporter = (error: unknown, step: string) => void;

/** Creates a function that reports errors to `options.onError` or the console, and never throws. */
export function createFaultReporter(endpoint: string, options: { onError?: OnError | undefined }): FaultReporter {
  return (error, step) =>
    void settled(() =>
      options.onError
        ? options.onError(error, { endpoint, step })
        : console.error(`authlete/handlers: ${endpoint} failed in ${step}:`, error),
    ).catch(() => {});
}

/** Key of a handler's reporter. In the global registry, since `authlete/node` is bundled separately. */
const REPORTER = Symbol.for("authlete.faultReporter");

/** Attaches a reporter to a handler, for errors that occur while its response is sent. */
export function withReporter<Handler extends object>(handler: Handler, report: FaultReporter): Handler {
  return Object.defineProperty(handler, REPORTER, { value: report });
}

export function reporterOf(handler: object): FaultReporter | undefined {
  return (handler as { [REPORTER]?: FaultReporter })[REPORTER];
}

/** Runs a callback that can no longer affect the response, and reports what it throws or rejects with. */
export function observe(step: string, report: FaultReporter, callback: () => unknown): void {
  settled(callback).catch((error: unknown) => report(error, step));
}

/** Calls a function synchronously. What it throws becomes a rejection, and so does what its thenable throws. */
function settled(work: () => unknown): Promise<unknown> {
  return new Promise((resolve) => resolve(work()));
}
