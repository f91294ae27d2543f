import { CallerFault } from "../../api/answers.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import { readCompletion, recordOutcome, type CompletionKind } from "../../tokens/completion.js";
import { faults, findRequest } from "./find-request.js";

const refusals = {
  missing: ["INVALID_REQUEST", "A227201"],
  unknown: ["USER_CODE_NOT_EXIST", "A227301"],
  foreign: ["USER_CODE_NOT_EXIST", "A227302"],
  expired: ["USER_CODE_EXPIRED", "A227303"],
} as const;

const kind: CompletionKind = {
  grantType: "DEVICE_CODE",
  resultMissing: "A228201",
  subjectMissing: "A230201",
  subject: ["A230202", "A230203"],
  sub: ["A231201", "A231202"],
  acr: ["A233201", "A233202"],
  authTime: "A232201",
  claims: ["A234201", "A234202"],
  idtHeaderParams: ["A257201", "A257202"],
  properties: "A235201",
  scopes: "A237301",
  errorDescription: "A236201",
  errorUri: ["A236202", "A236203"],
};

/** Emulates `deviceFlow.complete`. It succeeds once; a refused call does not change the request. */
export const complete: Handler<"deviceFlow.complete"> = ({ body }, context, services) => {
  const found = findRequest(context, services, body.string("userCode"));
  if (typeof found === "string") {
    const [action, code] = refusals[found];
    return decision(action, code, faults[found]);
  }
  if (found.clientDeleted) return decision("SERVER_ERROR", "A229301", "The client of the request was deleted.");
  try {
    const completion = readCompletion(body, found, context.service, kind);
    if (found.outcome) return decision("USER_CODE_NOT_EXIST", "A239203", "The user code was used before.");
    recordOutcome(context, found, completion);
    return decision("SUCCESS", "A241001", "The outcome was recorded.");
  } catch (error) {
    if (error instanceof CallerFault) return decision("INVALID_REQUEST", error.resultCode, error.text);
    throw error;
  }
};
