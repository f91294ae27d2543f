import type { OperationId } from "../../generated/operations.js";
import { operations } from "../../generated/operations.js";
import { isObject } from "../../shared/is-object.js";

/** Which calls a fault is for. */
interface FaultTarget {
  /** The operation whose calls go wrong, such as `ciba.issue`. Default: any operation, and paths that none has. */
  readonly operation?: OperationId;
  /** How many calls go wrong. Default: 1. */
  readonly times?: number;
  /**
   * Whether the call takes effect before its answer is lost or replaced. Default: false, as if it had not arrived.
   * A delayed call always takes effect, after the delay.
   */
  readonly applied?: boolean;
}

/** An answer in place of the real one. Without a body it is a result code and a message, as the API has them. */
export interface StatusFault extends FaultTarget {
  /** HTTP status from 200 to 599. */
  readonly status: number;
  /** Sent as JSON, or unchanged if it is a string. Default: the result code of an injected fault, with a message. */
  readonly body?: unknown;
  /** Headers to send besides, or in place of, those of every answer. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A wait before the call is worked on. An abort ends it. */
export interface DelayFault extends FaultTarget {
  /** Milliseconds in real time, whatever the emulator's clock says. */
  readonly delay: number;
}

/** A connection that breaks: `fetch` rejects with a TypeError, and behind `listen()` the socket is destroyed. */
export interface DropFault extends FaultTarget {
  /** Marks the fault as a dropped connection. */
  readonly drop: true;
}

/** An answer with status 200 whose JSON is cut short. */
export interface MalformedFault extends FaultTarget {
  /** Marks the fault as a malformed answer. */
  readonly malformed: true;
}

/** What goes wrong with a call: exactly one of `status`, `delay`, `drop` and `malformed` says what. */
export type Fault = StatusFault | DelayFault | DropFault | MalformedFault;

/** Faults that wait for their calls, in the order in which they were injected. */
export class FaultQueue {
  #queue: { readonly fault: Fault; left: number }[] = [];

  inject(fault: Fault): void {
    const checked = copyOf(fault);
    this.#queue.push({ fault: checked, left: checked.times ?? 1 });
  }

  /** Takes the fault for a call, if there is one. */
  take(operation: OperationId | null): Fault | undefined {
    const entry = this.#queue.find(({ fault }) => fault.operation === undefined || fault.operation === operation);
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left === 0) this.#queue = this.#queue.filter((other) => other !== entry);
    return entry.fault;
  }

  clear(): void {
    this.#queue = [];
  }
}

const kinds = ["status", "delay", "drop", "malformed"] as const;

/** What every fault may say, and what those of a status may say besides. */
const common = ["operation", "times", "applied"];
const ofStatus = ["body", "headers"];

/** The fault as it is now, checked: later changes to what was given have no effect. */
function copyOf(given: Fault): Fault {
  if (!isObject(given)) throw new TypeError("fault must be an object");
  // Read once: what a getter gives the second time may be something else.
  const fault: Record<string, unknown> = { ...given };
  const [kind, ...others] = kinds.filter((name) => fault[name] !== undefined);
  if (kind === undefined || others.length > 0)
    throw new TypeError("fault must have exactly one of status, delay, drop, malformed");
  const { operation, times = 1, applied, status, delay } = fault;
  const known = [...kinds, ...common, ...(kind === "status" ? ofStatus : [])];
  const unknown = Object.keys(fault).find((name) => fault[name] !== undefined && !known.includes(name));
  if (unknown !== undefined) throw new TypeError(`fault.${unknown} is not a property of a fault with ${kind}`);
  if (operation !== undefined && !(typeof operation === "string" && Object.hasOwn(operations, operation)))
    throw new TypeError("fault.operation must be the identifier of an operation");
  if (!Number.isSafeInteger(times) || (times as number) < 1)
    throw new TypeError("fault.times must be a positive integer");
  if (!["undefined", "boolean"].includes(typeof applied)) throw new TypeError("fault.applied must be a boolean");
  if (kind === "status" && !(Number.isInteger(status) && (status as number) >= 200 && (status as number) <= 599))
    throw new TypeError("fault.status must be an HTTP status from 200 to 599");
  if (kind === "delay" && !(typeof delay === "number" && delay >= 0 && delay < 2 ** 31))
    throw new TypeError("fault.delay must be a number of milliseconds");
  if ((kind === "drop" || kind === "malformed") && fault[kind] !== true)
    throw new TypeError("fault.drop and fault.malformed must be true");
  const copies: object = { ...copyOfBody(fault["body"]), ...copyOfHeaders(fault["headers"]) };
  return { ...(fault as object), ...copies } as Fault;
}

/** A body is sent as JSON, so that is what is kept of it. */
function copyOfBody(body: unknown): object {
  if (body === undefined || typeof body === "string") return {};
  let text: string | undefined;
  try {
    text = JSON.stringify(body);
  } catch {
    // A circle or a bigint, which is told below.
  }
  if (text === undefined) throw new TypeError("fault.body must be a string, or a value that JSON can carry");
  return { body: JSON.parse(text) as unknown };
}

function copyOfHeaders(headers: unknown): object {
  if (headers === undefined) return {};
  try {
    if (!isObject(headers) || !Object.values(headers).every((value) => typeof value === "string"))
      throw new TypeError();
    const copy = Object.fromEntries(new Headers(headers as Record<string, string>));
    return { headers: copy };
  } catch {
    throw new TypeError("fault.headers must be an object of names and values that HTTP can carry");
  }
}
