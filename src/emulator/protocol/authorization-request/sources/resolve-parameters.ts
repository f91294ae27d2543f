import { Refusal } from "../../../api/answers.js";
import type { IdentifiedClient } from "../../../store/clients.js";
import type { FormParameters } from "../../form.js";
import { enforce, type Rule } from "../../rules.js";
import type { ServiceContext } from "../../../service/service-context.js";
import type { PushedRequest } from "../../../store/pending/pushed-requests.js";
import type { ResolvedParameters } from "./resolved-parameters.js";
import { fetchRequestObject } from "./fetch-request-object.js";
import { readRequestObject } from "./request-object.js";

/** The prefix of the `request_uri` of a pushed request: RFC 9126, section 2.2. */
export const PUSHED_PREFIX = "urn:ietf:params:oauth:request_uri:";

/** Rules for where the parameters of a request may be. */
const placeRules: readonly Rule<FormParameters>[] = [
  ["A008301", "There is more than one request.", (form) => form.all("request").length > 1],
  ["A008302", "There is more than one request_uri.", (form) => form.all("request_uri").length > 1],
  [
    "A008304",
    "The request has both request and request_uri.",
    (form) => isGiven(form, "request") && isGiven(form, "request_uri"),
  ],
];

/** The parameters of a request, and the pushed request that they are from, if any. */
export interface Resolved extends ResolvedParameters {
  readonly pushed: PushedRequest | null;
}

/** Finds the parameters of an authorization request: in the request, a request object or a pushed request. */
export async function resolveParameters(
  context: ServiceContext,
  client: IdentifiedClient,
  form: FormParameters,
): Promise<Resolved> {
  enforce(placeRules, form, "invalid_request");
  const uri = form.get("request_uri");
  if (uri?.startsWith(PUSHED_PREFIX)) {
    const pushed = findPushed(context, client, uri);
    return { ...pushed.parameters, pushed };
  }
  checkPushed(context, client, uri);
  return { ...(await resolveRequestObject(context, client, form, "front channel")), pushed: null };
}

/** The same without pushed requests, since a client cannot push a reference to one. */
export async function resolveRequestObject(
  context: ServiceContext,
  client: IdentifiedClient,
  form: FormParameters,
  channel: "front channel" | "push",
): Promise<ResolvedParameters> {
  const uri = form.get("request_uri");
  if (uri !== undefined) {
    const fetched = await fetchRequestObject(context, client.client, uri);
    return readRequestObject(context, client, form, fetched, { channel, reference: true });
  }
  const text = form.get("request");
  if (text !== undefined) return readRequestObject(context, client, form, text, { channel, reference: false });
  const { service } = context;
  // As observed at the real service, its FAPI modes override this setting of the client.
  const isByModes = service.fapiModes.length > 0 && service.supportedServiceProfiles.includes("FAPI");
  if (client.client.requestObjectRequired === true && !isByModes)
    throw new Refusal("invalid_request", "A008309", "The client has to use request objects.");
  if (service.requestObjectRequired === true)
    throw new Refusal("invalid_request", "A008310", "The service needs requests to be request objects.");
  return { form, object: null };
}

function findPushed({ store, clock }: ServiceContext, { client }: IdentifiedClient, uri: string): PushedRequest {
  const pushed = store.pushedRequests.get(uri);
  if (pushed?.clientId !== client.clientId)
    throw new Refusal("invalid_request_uri", "A008303", "The request_uri is not known.");
  if (pushed.expiresAt <= clock.now())
    throw new Refusal("invalid_request_uri", "A006325", "The request_uri has expired.");
  return pushed;
}

/** If pushing is required, another kind of `request_uri` has its own codes. */
function checkPushed({ service }: ServiceContext, { client }: IdentifiedClient, uri: string | undefined): void {
  const refuse = (code: string, who: string) =>
    new Refusal("invalid_request", code, `The ${who} needs requests to be pushed.`);
  if (client.parRequired === true) throw refuse(uri === undefined ? "A008305" : "A008307", "client");
  if (service.parRequired === true) throw refuse(uri === undefined ? "A008306" : "A008308", "service");
}

function isGiven(form: FormParameters, name: string): boolean {
  return form.get(name) !== undefined;
}
