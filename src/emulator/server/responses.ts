import type { DelayFault, Fault } from "./faults.js";
import { resultMessage } from "../api/reply.js";
import { emulatorCodes } from "../api/emulator-codes.js";

/** Writes the journal entry of a call. A null status means that the call got no answer. */
export type Note = (status: number | null, answer: unknown) => void;

/** The answer that replaces the real one. Throws for a dropped connection. */
export function faultyResponse(fault: Exclude<Fault, DelayFault>, note: Note): Response {
  const resultCode = emulatorCodes.injectedFault;
  if ("drop" in fault) {
    note(null, null);
    const dropped = new TypeError("fetch failed", {
      cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
    });
    drops.add(dropped);
    throw dropped;
  }
  if ("malformed" in fault) {
    note(200, null);
    return respond(200, `{"resultCode":"${resultCode}","resultMessage":"[${resultCode}] The ans`);
  }
  const injected = { resultCode, resultMessage: resultMessage(resultCode, "The fault was injected.") };
  const body = fault.body === undefined ? injected : fault.body;
  note(fault.status, body);
  return respond(fault.status, typeof body === "string" ? body : JSON.stringify(body), fault.headers);
}

/** The errors thrown for injected drops. */
const drops = new WeakSet<object>();

/** Whether an error stands for an injected drop rather than a bug in the emulator. */
export function isDrop(error: unknown): boolean {
  return typeof error === "object" && error !== null && drops.has(error);
}

/** Statuses for which the Fetch standard forbids a body. */
const bodiless = [204, 205, 304];

const defaultHeaders = { "content-type": "application/json", "cache-control": "no-store", pragma: "no-cache" };

/** An API answer: JSON that must not be cached. */
export function respond(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  const response = new Response(bodiless.includes(status) ? null : text, { status, headers: defaultHeaders });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
