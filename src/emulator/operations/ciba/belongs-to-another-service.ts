import type { Services } from "../../service/service-context.js";

/** Whether a ticket that is not this service's is that of another one. */
export function belongsToAnotherService({ all }: Services, ticket: string): boolean {
  return all.some(({ store }) => store.transactions.get(ticket) !== undefined);
}
