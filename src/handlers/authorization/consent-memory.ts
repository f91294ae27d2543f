import { isObject } from "../../shared/is-object.js";
import type { RequestContext } from "../endpoint/request-context.js";
import type { Store } from "../store/store.js";
import type { AuthorizationQuestion, Remembered } from "./asked.js";

type Context = Pick<RequestContext<unknown>, "run">;

/** Identifies a remembered consent of a user to a client of a service. */
export interface ConsentName {
  /** Identifier of the service: `AUTHLETE_SERVICE_ID`. */
  serviceId: number | string;
  /** Numeric identifier of the client. */
  clientId: number | string;
  /** Identifies the user: the `subject` of the API. */
  subject: string;
}

/** Remembers what users consented to. */
export class ConsentMemory {
  constructor(private readonly store: Store) {}

  async recall(context: Context, question: AuthorizationQuestion, subject: string): Promise<Remembered | undefined> {
    const text: unknown = await context.run("consents", () => this.store.get(consentKey(question, subject)));
    if (typeof text !== "string") return undefined;
    const { scopes, claims } = Object(JSON.parse(text)) as Partial<Remembered>;
    return isObject(scopes) || isObject(claims) ? undefined : { scopes: scopes ?? [], claims: claims ?? [] };
  }

  async remember(context: Context, question: AuthorizationQuestion, subject: string, all: Remembered): Promise<void> {
    await context.run("consents", () => this.store.set(consentKey(question, subject), JSON.stringify(all)));
  }

  async forget({ serviceId, clientId, subject }: ConsentName): Promise<void> {
    const names = { service: { apiKey: Number(serviceId) }, client: { clientId: Number(clientId) } };
    await this.store.delete(consentKey(names, subject));
  }
}

/** The store key of a user's consent to a client of a service. */
function consentKey({ service, client }: AuthorizationQuestion, subject: string): string {
  return `consent:${JSON.stringify([service?.apiKey, client?.clientId, subject])}`;
}
