import type { DeviceVerificationResponse } from "../../../generated/models.js";
import type { Handler } from "../../api/handler.js";
import { decision, type Reply } from "../../api/reply.js";
import { faults, findRequest } from "./find-request.js";

const refusals = {
  missing: ["SERVER_ERROR", "A225201"],
  unknown: ["NOT_EXIST", "A225301"],
  foreign: ["NOT_EXIST", "A225302"],
  expired: ["EXPIRED", "A225303"],
} as const;

/** Emulates `deviceFlow.verification`. It changes nothing, except that it forgets an expired request. */
export const verification: Handler<"deviceFlow.verification"> = ({ body }, context, services) => {
  const found = findRequest(context, services, body.string("userCode"));
  if (typeof found === "string") return refuse(found);
  // Does not reveal that a used code was once valid.
  if (found.outcome || found.clientDeleted) return refuse("unknown");
  const { description, expiresAt } = found;
  return decision("VALID", "A224001", "The user code is valid.", { ...description, expiresAt });
};

function refuse(fault: keyof typeof refusals): Reply<DeviceVerificationResponse> {
  const [action, code] = refusals[fault];
  return decision(action, code, faults[fault]);
}
