/** The authentication contexts of this server. Clients get the actual one, whatever they asked for. */
export const ACRS = { password: "urn:example:acr:password", device: "urn:example:acr:device" };
