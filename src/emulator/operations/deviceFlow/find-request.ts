import type { Services, ServiceContext } from "../../service/service-context.js";
import type { DeviceRequest } from "../../store/pending/device-requests.js";

/** Why no request was found for a user code. */
export const faults = {
  missing: "The call has no user code.",
  unknown: "The user code is not known.",
  foreign: "The user code belongs to another service.",
  expired: "The user code has expired.",
} as const;

/** Finds a request by its user code. An expired one is reported once, then forgotten. */
export function findRequest(
  { store, clock }: ServiceContext,
  { all }: Services,
  userCode: string | undefined,
): DeviceRequest | keyof typeof faults {
  if (!userCode) return "missing";
  const request = store.deviceRequests.get(userCode);
  if (!request) return all.some((other) => other.store.deviceRequests.get(userCode)) ? "foreign" : "unknown";
  if (request.expiresAt > clock.now()) return request;
  store.deviceRequests.delete(request);
  return "expired";
}
