import { emulatorCodes } from "../../api/emulator-codes.js";
import { notEmulated } from "../client-request.js";
import { checkHonoured } from "../../settings/reject-unsupported-settings.js";
import type { StoredClient } from "../../settings/client-settings.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { RequestedClaims } from "./claims-parameter.js";

/** Answers 501 to a request for something that is not emulated, rather than ignoring it. */
export function checkEmulated(context: ServiceContext, client: StoredClient, claims: RequestedClaims): void {
  checkHonoured(context, client);
  if (claims.transformed) throw notEmulated(emulatorCodes.notEmulated, "Requests for transformed claims");
}
