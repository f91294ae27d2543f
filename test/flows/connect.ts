import { createAuthlete, type Authlete } from "authlete";
import type { Emulator } from "authlete/emulator";

/** A client of the API whose calls go to an emulator, without a network. */
export function connect(emulator: Emulator): Authlete {
  return createAuthlete({
    baseUrl: emulator.url,
    serviceId: emulator.serviceId,
    token: emulator.token,
    fetch: emulator.fetch,
  });
}
