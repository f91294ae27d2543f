import { CallerFault } from "../../../api/answers.js";
import { decision, type Action, type Reply } from "../../../api/reply.js";

/** A fault of the caller with an action other than BAD_REQUEST. */
export class ManagementFault extends CallerFault {
  constructor(
    readonly action: "FORBIDDEN" | "NOT_FOUND",
    resultCode: string,
    text: string,
  ) {
    super(resultCode, text);
  }
}

/** Turns a fault of the caller into the decision that reports it. */
export async function decideForCaller<Response>(decide: () => Promise<Reply<Response>>): Promise<Reply<Response>> {
  try {
    return await decide();
  } catch (error) {
    if (!(error instanceof CallerFault)) throw error;
    const action = error instanceof ManagementFault ? error.action : "BAD_REQUEST";
    return decision<Response>(action as Action<Response>, error.resultCode, error.text);
  }
}
