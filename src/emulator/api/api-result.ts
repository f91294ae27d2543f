import type { Reply } from "./answers.js";

/** The answer of a management call, which has no `action`: nobody waits for one. */
export function apiResult(resultCode: string, text: string, rest: object = {}): Reply {
  return { status: 200, body: { resultCode, resultMessage: `[${resultCode}] ${text}`, ...rest } };
}

/** The answer to a deletion. The text of it is not sent, for the status has no body. */
export const nothingLeft: Reply = { status: 204, body: {} };
