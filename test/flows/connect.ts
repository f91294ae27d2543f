import { createAuthlete, type Authlete } from "authlete";
import type { Emulator } from "authlete/emulator";

/** An API client whose calls go to an emulator without a network. */
export function connect(emulator: Emulator): Authlete {
  return createAuthlete({
    baseUrl: emulator.url,
    serviceId: emulator.serviceId,
    token: emulator.token,
    fetch: emulator.fetch,
  });
}
