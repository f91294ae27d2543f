import type { DelayFault, Fault } from "./faults.js";
import { resultMessage } from "../api/reply.js";
import { emulatorCodes } from "../api/emulator-codes.js";

/** Writes the journal entry of a call; a status of null is for a call without an answer. */
export type Note = (status: number | null, answer: unknown) => void;

/** The answer that the caller gets in place of the real one. */
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

/** The errors by which injected drops are told. */
const drops = new WeakSet<object>();

/** Whether an error is that of an injected drop, as opposed to a fault of the emulator. */
export function isDrop(error: unknown): boolean {
  return typeof error === "object" && error !== null && drops.has(error);
}

/** Statuses with which the Fetch standard allows no body. */
const bodiless = [204, 205, 304];

const ofEveryAnswer = { "content-type": "application/json", "cache-control": "no-store", pragma: "no-cache" };

/** An answer of the API: JSON that must not be cached. */
export function respond(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Response {
  const response = new Response(bodiless.includes(status) ? null : text, { status, headers: ofEveryAnswer });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
