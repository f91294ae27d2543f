import type { World } from "./world.js";

/** Whether a ticket that is not this service's is that of another one. */
export function isForeignTicket({ services }: World, ticket: string): boolean {
  return services.all.some(({ state }) => state.byTicket(ticket) !== undefined);
}
