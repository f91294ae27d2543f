import type { Display, Prompt } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { readAuthorizationDetails, detailsCodes } from "../authorization-details.js";
import { notEmulated } from "../client-request.js";
import { readIssuerState } from "../credentials/issuer-state.js";
import { words, type FormParameters } from "../form.js";
import { subjectOfIdToken } from "../hints.js";
import { readResources, resourceCodes } from "../resources.js";
import { enforce } from "../rules.js";
import type { IdentifiedClient } from "../../store/clients.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { AuthorizationRequest, ResponseTarget } from "./authorization-request.js";
import { readClaims, valuesOf, type RequestedClaims } from "./claims-parameter.js";
import { fapiProfile, type FapiProfile } from "./fapi/fapi-profile.js";
import { fapiRules, fapiWayRules } from "./fapi/fapi-rules.js";
import { readGrantManagement } from "../grant-management/read-grant-management.js";
import { checkEmulated } from "./not-emulated.js";
import { readRedirectUri } from "./redirect-uri.js";
import { requestRules } from "./request-rules.js";
import { readScopes, type RequestedScopes } from "./requested-scopes.js";
import type { ResolvedParameters } from "./sources/resolved-parameters.js";
import { deliveryOf, modeRules } from "./response-mode.js";
import { readResponseType, type ResponseTypeTraits } from "./response-type.js";

/** A request whose answer can be delivered, whatever else may be wrong with it. */
export interface Addressed {
  readonly client: IdentifiedClient;
  readonly form: FormParameters;
  readonly type: ResponseTypeTraits;
  readonly target: ResponseTarget;
  readonly redirectUriGiven: boolean;
  readonly requested: RequestedScopes;
  /** Undefined if FAPI does not apply, or was enforced when the request was pushed. */
  readonly fapi: FapiProfile | undefined;
  readonly way: RequestWay;
}

/** How a request arrived. */
export type RequestWay = "front channel" | "push" | "reference to a push";

/** Determines where the answer goes. A refusal here must not be reported by redirection. */
export function readAddress(
  context: ServiceContext,
  client: IdentifiedClient,
  { form, object }: ResolvedParameters,
  way: RequestWay,
): Addressed {
  const { service } = context;
  const type = readResponseType(form);
  const requested = readScopes(service, client.client, type, form.get("scope"));
  const fapi = fapiProfile(service, client.client, requested.scopes);
  const pushed = way === "push";
  const { uri, given } = readRedirectUri({ service, client: client.client, form, type, pushed, fapi });
  const delivery = deliveryOf({ client: client.client, type, requested: form.get("response_mode") });
  const profile = way === "reference to a push" ? undefined : fapi;
  const draft = { context, client: client.client, form, type, jwt: delivery.jwt, pushed, object };
  if (profile) enforce(fapiWayRules, { ...draft, profile, openid: isOpenid(requested) }, "invalid_request");
  const state = form.all("state").length > 1 ? undefined : form.get("state");
  return {
    client,
    form,
    type,
    target: { client, redirectUri: uri, ...delivery, state: state ?? null },
    redirectUriGiven: given,
    requested,
    fapi,
    way,
  };
}

function isOpenid({ scopes }: RequestedScopes): boolean {
  return scopes.some(({ name }) => name === "openid");
}

/** Reads the rest of an authorization request. A refusal here is reported to the target. */
export async function readAuthorizationRequest(
  context: ServiceContext,
  { client: identified, form, type, target, redirectUriGiven, requested, fapi: profile, way }: Addressed,
  { object }: ResolvedParameters,
): Promise<AuthorizationRequest> {
  const { service } = context;
  const { client } = identified;
  const { scopes, dynamicScopes } = requested;
  const names = scopes.map((scope) => scope.name ?? "");
  const isRequested = (name: string) => names.includes(name);
  const prompts = words(form.get("prompt"));
  const draft = { service, client, form, type, scopes: names, prompts };
  enforce(modeRules, { client, type, requested: form.get("response_mode") }, "invalid_request");
  enforce(requestRules, draft, "invalid_request");
  if (profile && way !== "reference to a push") {
    const part = { context, profile, client, form, type, object };
    const more = { jwt: target.jwt, openid: isOpenid(requested), pushed: way === "push" };
    enforce(fapiRules, { ...part, ...more }, "invalid_request");
  }
  const claims = readClaims(form.get("claims"));
  checkEmulated(context, client, claims);
  const challenge = form.get("code_challenge");
  return {
    target,
    responseType: type,
    redirectUriGiven,
    nonce: form.get("nonce") ?? null,
    scopes,
    dynamicScopes,
    display: (form.get("display") ?? "page").toUpperCase() as Display,
    prompts: prompts.map((prompt) => prompt.toUpperCase() as Prompt),
    maxAge: Number(form.get("max_age") ?? client.defaultMaxAge ?? 0),
    uiLocales: supported(form.get("ui_locales"), service.supportedUiLocales),
    claimsLocales: supported(form.get("claims_locales"), service.supportedClaimLocales),
    ...readAcrs(context, identified, form, claims),
    claims,
    subject: await readSubject(context, identified, form, claims),
    loginHint: form.get("login_hint") ?? null,
    challenge:
      challenge !== undefined && type.code
        ? { text: challenge, method: form.get("code_challenge_method") === "S256" ? "S256" : "plain" }
        : null,
    keyThumbprint: form.get("dpop_jkt") ?? null,
    resources: readResources(form, resourceCodes),
    authorizationDetails: readAuthorizationDetails(service, client, form, detailsCodes),
    purpose: form.get("purpose") ?? null,
    requestObjectPayload: object && JSON.stringify(object.claims),
    requestUri: null,
    fapi: profile,
    nativeSso: type.code && service.nativeSsoSupported === true && ["openid", "device_sso"].every(isRequested),
    grantManagement: readGrantManagement(context, client, form),
    credentialOffer: readIssuerState(context, form),
  };
}

/** The language tags that the service supports. A service that lists none supports all. */
function supported(text: string | undefined, known: readonly string[] | null | undefined): readonly string[] {
  const tags = words(text);
  if (!known?.length) return tags;
  const lower = known.map((tag) => tag.toLowerCase());
  return tags.filter((tag) => lower.includes(tag.toLowerCase()));
}

/** The requested ACR: by an `acr` claim, `acr_values`, or the client's defaults. Only a claim can make it essential. */
function readAcrs(
  { service }: ServiceContext,
  { client }: IdentifiedClient,
  form: FormParameters,
  { idToken }: RequestedClaims,
): Pick<AuthorizationRequest, "acrs" | "acrEssential"> {
  const claimed = valuesOf(idToken["acr"]);
  const essential = claimed.length > 0 && idToken["acr"]?.["essential"] === true;
  const values = words(form.get("acr_values"));
  const wanted = [claimed, values].find((list) => list.length > 0) ?? client.defaultAcrs;
  if (wanted.length > 0 && service.supportedAcrs.length === 0)
    throw new Refusal("invalid_request", "A021303", "The service does not support any ACR.");
  const acrs = wanted.filter((acr) => service.supportedAcrs.includes(acr));
  if (essential && acrs.length === 0)
    throw new Refusal("invalid_request", "A021304", "The service does not support the essential ACR.");
  return { acrs, acrEssential: essential };
}

/** The user that the request names. An invalid hint is refused: ignoring it would log in just anyone. */
async function readSubject(
  context: ServiceContext,
  client: IdentifiedClient,
  form: FormParameters,
  { idToken }: RequestedClaims,
): Promise<string | null> {
  const [claimed] = valuesOf(idToken["sub"]);
  if (claimed !== undefined) return claimed;
  const hint = form.get("id_token_hint");
  if (hint === undefined) return null;
  if (client.client.subjectType === "PAIRWISE")
    throw notEmulated(emulatorCodes.settingNotEmulated, "ID token hints of clients with pairwise subjects");
  return subjectOfIdToken(context, hint, client);
}
