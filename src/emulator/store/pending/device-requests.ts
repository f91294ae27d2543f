import type { DeviceVerificationResponse } from "../../../generated/models.js";
import type { Entries } from "../../api/reply.js";
import { PolledRequests, type PolledRequest } from "./polled-requests.js";

/** A device authorization request. The user code is its name for the user, the device code its name for the client. */
export interface DeviceRequest extends PolledRequest {
  readonly deviceCode: string;
  readonly userCode: string;
  /** What the authorization server is told of it, which is what was true when it was made. */
  readonly description: Entries<DeviceVerificationResponse>;
}

/** The device authorization requests of a service. */
export function deviceRequestCollection(now: () => number): PolledRequests<DeviceRequest> {
  return new PolledRequests(now, { server: ({ userCode }) => userCode, client: ({ deviceCode }) => deviceCode });
}
