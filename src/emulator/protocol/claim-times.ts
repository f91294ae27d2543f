import type { ServiceContext } from "../service/service-context.js";

/** Compares times of a JWT, in seconds since the Unix epoch, with the clock, within the tolerance of the service. */
export function claimTimes({ clock, service: { allowableClockSkew } }: ServiceContext) {
  const now = clock.now() / 1000;
  return {
    isPast: (time: unknown) => typeof time !== "number" || time + allowableClockSkew <= now,
    // Claims are in whole seconds: one that is rounded up is not in the future.
    isFuture: (time: unknown) => typeof time !== "number" || time > Math.ceil(now) + allowableClockSkew,
  };
}
