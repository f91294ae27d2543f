import type { Services } from "../../service/service-context.js";

/** Whether a ticket that this service does not know belongs to another one. */
export function belongsToAnotherService({ all }: Services, ticket: string): boolean {
  return all.some(({ store }) => store.transactions.get(ticket) !== undefined);
}
