import type { ServiceContext } from "../service/service-context.js";

/**
 * Compares times of a JWT, in seconds since the Unix epoch, with the clock.
 *
 * @param skew The tolerance in seconds. Default: that of the service.
 */
export function claimTimes({ clock, service }: ServiceContext, skew = service.allowableClockSkew) {
  const now = clock.now() / 1000;
  return {
    isPast: (time: unknown) => typeof time !== "number" || time + skew <= now,
    // Claims are in whole seconds, which the sender may have rounded up.
    isFuture: (time: unknown) => typeof time !== "number" || time > Math.ceil(now) + skew,
  };
}
