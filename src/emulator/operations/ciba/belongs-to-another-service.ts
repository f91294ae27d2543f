import type { ServiceContext } from "../../service/service-context.js";

/** Whether a ticket that is not this service's is that of another one. */
export function belongsToAnotherService({ services }: ServiceContext, ticket: string): boolean {
  return services.all.some(({ store }) => store.transactions.get(ticket) !== undefined);
}
