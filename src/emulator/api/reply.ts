import type { ApiResult } from "../../generated/models.js";
import { inErrorDescription } from "../../shared/error-description.js";
import type { ReadonlyDeep } from "../../shared/readonly-deep.js";

/** What a handler answers: an HTTP status and the value to write as JSON, which the description has as `Response`. */
export interface Reply<Response = object> {
  readonly status: number;
  readonly body: ReadonlyDeep<NonNullable<Response>>;
}

/** The values that the description has for `action` in an answer. */
export type Action<Response> = Response extends { action: infer Value } ? Value : never;

/** The properties of an answer besides result and action. What has no value may be null or undefined. */
export type Entries<Response> = {
  readonly [Name in Exclude<keyof Response, keyof ApiResult | "action">]?:
    ReadonlyDeep<Response[Name]> | null | undefined;
};

/**
 * An object that has nothing but what `Known` has. By itself the compiler lets surplus properties pass as soon as
 * another object is spread among them.
 */
export type Exactly<Known, Given extends Known> = Given & {
  readonly [Name in Exclude<keyof Given, keyof Known>]: never;
};

/** An answer that is the model itself, without result code and action. */
export function reply<Response, Given extends ReadonlyDeep<NonNullable<Response>>>(
  status: number,
  body: Exactly<ReadonlyDeep<NonNullable<Response>>, Given>,
): Reply<Response> {
  return { status, body };
}

/**
 * The decision on a call, with the `action` that tells the authorization server what to do.
 */
export function decision<Response, Given extends Entries<Response> = Entries<Response>>(
  action: Action<NoInfer<Response>>,
  resultCode: string,
  text: string,
  entries?: Exactly<Entries<Response>, Given>,
): Reply<Response> {
  const result = { resultCode, resultMessage: resultMessage(resultCode, text), action };
  return told<Response>({ ...result, ...entries });
}

/** The answer of a management call, which has no `action`: nobody waits for one. */
export function apiResult<Response, Given extends Entries<Response> = Entries<Response>>(
  resultCode: string,
  text: string,
  entries?: Exactly<Entries<Response>, Given>,
): Reply<Response> {
  return told<Response>({ resultCode, resultMessage: resultMessage(resultCode, text), ...entries });
}

/** An answer of which what has no value is left out. */
export function told<Response>(entries: object): Reply<Response> {
  return { status: 200, body: withoutNull(entries) as Reply<Response>["body"] };
}

/** What has no value is left out: the schemas of the official SDK, which works with the real service, take no `null`. */
export function withoutNull(entries: object): object {
  return Object.fromEntries(Object.entries(entries).filter(([, value]) => (value ?? null) !== null));
}

/** The answer to a deletion, whose status has no body. */
export const nothingLeft: Reply<undefined> = { status: 204, body: {} as never };

/** A message may quote what a client sent, and becomes an `error_description`: characters that cannot be in one are replaced. */
export function resultMessage(resultCode: string, text: string): string {
  return `[${resultCode}] ${inErrorDescription(text)}`;
}
