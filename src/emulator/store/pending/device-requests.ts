import type { DeviceVerificationResponse } from "../../../generated/models.js";
import type { Entries } from "../../api/reply.js";
import { PolledRequests, type PolledRequest } from "./polled-requests.js";

/** A device authorization request. Users refer to it by the user code, clients by the device code. */
export interface DeviceRequest extends PolledRequest {
  readonly deviceCode: string;
  readonly userCode: string;
  /** What the authorization server is told about it, as of the time of the request. */
  readonly description: Entries<DeviceVerificationResponse>;
}

/** The device authorization requests of a service. */
export function deviceRequestCollection(now: () => number): PolledRequests<DeviceRequest> {
  return new PolledRequests(now, { server: ({ userCode }) => userCode, client: ({ deviceCode }) => deviceCode });
}
