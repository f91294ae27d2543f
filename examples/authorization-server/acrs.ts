/** How users can be authenticated here. Clients are told what has happened, whatever they asked for. */
export const ACRS = { password: "urn:example:acr:password", device: "urn:example:acr:device" };
