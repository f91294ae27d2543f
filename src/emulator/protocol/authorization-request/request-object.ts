import { notEmulated } from "../client-request.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { IdentifiedClient } from "../../store/clients.js";
import type { FormParameters } from "../form.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { ResolvedParameters } from "./resolved-parameters.js";

/** Reads the parameters of a request object: RFC 9101. */
export function readRequestObject(
  _context: ServiceContext,
  _client: IdentifiedClient,
  _form: FormParameters,
  _text: string,
  _channel: "front channel" | "push",
): Promise<ResolvedParameters> {
  throw notEmulated(emulatorCodes.requestObjectNotEmulated, "Request objects");
}
