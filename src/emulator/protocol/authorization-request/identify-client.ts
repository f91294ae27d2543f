import { Refusal } from "../../api/answers.js";
import type { IdentifiedClient } from "../../store/clients.js";
import type { FormParameters } from "../form.js";
import type { Services, ServiceContext } from "../../service/service-context.js";

/** Finds the client of an authorization request by `client_id`, which is required outside a request object too. */
export function identifyByParameter(
  { clients, service }: ServiceContext,
  { all }: Services,
  form: FormParameters,
): IdentifiedClient {
  const refuse = (code: string, text: string) => new Refusal("invalid_request", code, text);
  if (!form.has("client_id")) throw refuse("A010301", "The request has no client_id.");
  if (form.all("client_id").length > 1) throw refuse("A010303", "The request has more than one client_id.");
  const identifier = form.get("client_id");
  if (identifier === undefined) throw refuse("A010302", "The client_id has no value.");
  const found = clients.find(identifier, service.clientIdAliasEnabled);
  if (!found) throw unknown();
  if (found.client.locked) throw refuse("A010307", "The client is locked.");
  return found;

  function unknown(): Refusal {
    if (!service.clientIdAliasEnabled && clients.find(identifier!, true))
      return refuse("A010308", "The service does not let clients use their aliases.");
    if (clients.all.some(({ clientIdAlias }) => clientIdAlias === identifier))
      return refuse("A010309", "The client does not use its alias.");
    if (all.some((other) => other.clients !== clients && other.clients.find(identifier!, true)))
      return refuse("A010305", "The client belongs to another service.");
    return refuse("A010304", "The client is not known.");
  }
}
