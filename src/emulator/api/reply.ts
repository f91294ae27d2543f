import type { ApiResult } from "../../generated/models.js";
import { inErrorDescription } from "../../shared/error-description.js";
import type { ReadonlyDeep } from "../../shared/readonly-deep.js";

/** A handler's answer: an HTTP status and the body to send as JSON, whose model is `Response`. */
export interface Reply<Response = object> {
  readonly status: number;
  readonly body: ReadonlyDeep<NonNullable<Response>>;
}

/** The values that the OpenAPI description lists for `action` in an answer. */
export type Action<Response> = Response extends { action: infer Value } ? Value : never;

/** The properties of an answer besides result and action. Those without a value may be null or undefined. */
export type Entries<Response> = {
  readonly [Name in Exclude<keyof Response, keyof ApiResult | "action">]?:
    ReadonlyDeep<Response[Name]> | null | undefined;
};

/**
 * Rejects properties that `Known` lacks. On its own, the compiler stops checking for excess properties as soon as an
 * object literal spreads another object.
 */
export type Exactly<Known, Given extends Known> = Given & {
  readonly [Name in Exclude<keyof Given, keyof Known>]: never;
};

/** An answer that is just the model, without result code and action. */
export function reply<Response, Given extends ReadonlyDeep<NonNullable<Response>>>(
  status: number,
  body: Exactly<ReadonlyDeep<NonNullable<Response>>, Given>,
): Reply<Response> {
  return { status, body };
}

/** The decision on a call, with the `action` that tells the authorization server what to do. */
export function decision<Response, Given extends Entries<Response> = Entries<Response>>(
  action: Action<NoInfer<Response>>,
  resultCode: string,
  text: string,
  entries?: Exactly<Entries<Response>, Given>,
): Reply<Response> {
  const result = { resultCode, resultMessage: resultMessage(resultCode, text), action };
  return told<Response>({ ...result, ...entries });
}

/** The answer to a management call, which has no `action`. */
export function apiResult<Response, Given extends Entries<Response> = Entries<Response>>(
  resultCode: string,
  text: string,
  entries?: Exactly<Entries<Response>, Given>,
): Reply<Response> {
  return told<Response>({ resultCode, resultMessage: resultMessage(resultCode, text), ...entries });
}

/** A successful answer without its null and undefined entries. */
export function told<Response>(entries: object): Reply<Response> {
  return { status: 200, body: withoutNull(entries) as Reply<Response>["body"] };
}

/** Drops null and undefined entries: the schemas of the official SDK reject `null`, so the real service sends none. */
export function withoutNull(entries: object): object {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined && value !== null) kept[name] = value;
  return kept;
}

/** The answer to a deletion: 204 has no body. */
export const nothingLeft: Reply<undefined> = { status: 204, body: {} as never };

/** The text may quote a client and become an `error_description`, so characters not allowed there are replaced. */
export function resultMessage(resultCode: string, text: string): string {
  return `[${resultCode}] ${inErrorDescription(text)}`;
}
