import type { OperationId } from "../../generated/operations.js";
import { isObject } from "../../shared/is-object.js";
import { operations } from "../api/operations.js";

/** Selects the calls that a fault affects. */
interface FaultTarget {
  /** The affected operation, such as `ciba.issue`. Default: any call, including those to unknown paths. */
  readonly operation?: OperationId;
  /** The number of calls affected. Default: 1. */
  readonly times?: number;
  /**
   * Whether the call takes effect before its answer is lost or replaced. Default: false, as if it had never arrived.
   * A delayed call always takes effect, after the delay.
   */
  readonly applied?: boolean;
}

/** Replaces the answer. */
export interface StatusFault extends FaultTarget {
  /** HTTP status, 200 to 599. */
  readonly status: number;
  /** Sent as JSON, or verbatim if it is a string. Default: `resultCode` and `resultMessage` of an injected fault. */
  readonly body?: unknown;
  /** Headers that are added to the usual ones, or override them. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** Delays the call before it is processed. An abort ends the wait. */
export interface DelayFault extends FaultTarget {
  /** Milliseconds of real time, whatever the emulator's clock says. */
  readonly delay: number;
}

/** Breaks the connection: `fetch` rejects with a TypeError, and `listen()` destroys the socket. */
export interface DropFault extends FaultTarget {
  /** Marks the fault as a dropped connection. */
  readonly drop: true;
}

/** Answers with status 200 and truncated JSON. */
export interface MalformedFault extends FaultTarget {
  /** Marks the fault as a malformed answer. */
  readonly malformed: true;
}

/** A failure to inject. It has exactly one of `status`, `delay`, `drop` and `malformed`. */
export type Fault = StatusFault | DelayFault | DropFault | MalformedFault;

/** The faults not used up yet, in the order in which they were injected. */
export class FaultQueue {
  #queue: { readonly fault: Fault; left: number }[] = [];

  inject(fault: Fault): void {
    const checked = copyOf(fault);
    this.#queue.push({ fault: checked, left: checked.times ?? 1 });
  }

  /** Takes the next fault for a call, if any. */
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

/** The properties of every fault, and the additional ones of a status fault. */
const common = ["operation", "times", "applied"];
const statusOnly = ["body", "headers"];

/** Validates and copies a fault, so that later changes to the given object have no effect. */
function copyOf(given: Fault): Fault {
  if (!isObject(given)) throw new TypeError("fault must be an object");
  // Read once: a getter may return something else the second time.
  const fault: Record<string, unknown> = { ...given };
  const [kind, ...others] = kinds.filter((name) => fault[name] !== undefined);
  if (kind === undefined || others.length > 0)
    throw new TypeError("fault must have exactly one of status, delay, drop, malformed");
  const { operation, times = 1, applied, status, delay } = fault;
  const known = [...kinds, ...common, ...(kind === "status" ? statusOnly : [])];
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

/** A body is sent as JSON, so its copy is what JSON preserves. */
function copyOfBody(body: unknown): object {
  if (body === undefined || typeof body === "string") return {};
  let text: string | undefined;
  try {
    text = JSON.stringify(body);
  } catch {
    // A circular structure or a bigint, rejected below.
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
