import { Refusal } from "../../api/answers.js";
import { parseJson } from "../../api/request-body.js";
import { isListOf } from "../../settings/settings-check.js";
import { isObject } from "../../../shared/is-object.js";

/** The request for one claim; null if it has no further requirements. */
type ClaimRequest = Readonly<Record<string, unknown>> | null;

type ClaimRequests = Readonly<Record<string, ClaimRequest>>;

/** The parameter `claims`: OpenID Connect Core 1.0, section 5.5. */
export interface RequestedClaims {
  readonly idToken: ClaimRequests;
  readonly userinfo: ClaimRequests;
  /** The two members as JSON; null if absent. */
  readonly idTokenText: string | null;
  readonly userinfoText: string | null;
  /** Whether transformed claims are requested: OpenID Connect Advanced Syntax for Claims 1.0. */
  readonly transformed: boolean;
}

/** Reads the parameter `claims`, which may be absent. */
export function readClaims(text: string | undefined): RequestedClaims {
  if (text === undefined)
    return { idToken: {}, userinfo: {}, idTokenText: null, userinfoText: null, transformed: false };
  const value = parseJson(text);
  if (!isObject(value)) throw invalid("A022303", "The claims are not a JSON object.");
  const idToken = readMember(value["id_token"], "id_token", "A022304");
  const userinfo = readMember(value["userinfo"], "userinfo", "A022305");
  return {
    idToken: idToken ?? {},
    userinfo: userinfo ?? {},
    idTokenText: idToken && JSON.stringify(idToken),
    userinfoText: userinfo && JSON.stringify(userinfo),
    transformed: value["transformed_claims"] !== undefined,
  };
}

function readMember(value: unknown, name: string, code: string): ClaimRequests | null {
  if (value === undefined || value === null) return null;
  if (!isObject(value)) throw invalid(code, `The member '${name}' of claims is not a JSON object.`);
  for (const [claim, request] of Object.entries(value)) checkEntry(claim, request);
  return value as ClaimRequests;
}

function checkEntry(claim: string, request: unknown): void {
  if (request === null) return;
  // OpenID Connect for Identity Assurance 1.0, section 5: may be a list of requests.
  if (claim === "verified_claims" && isListOf(request, isObject)) return;
  if (!isObject(request)) throw invalid("A023301", `The request for the claim '${claim}' is not a JSON object.`);
  if (request["essential"] !== undefined && typeof request["essential"] !== "boolean")
    throw invalid("A023302", `The 'essential' of the claim '${claim}' is not a boolean.`);
  const { value, values } = request;
  // Only the values of these two have an effect: on the user, and how the user is authenticated.
  if (claim !== "acr" && claim !== "sub") return;
  if (value !== undefined && typeof value !== "string")
    throw invalid("A023303", `The 'value' of the claim '${claim}' is not a string.`);
  if (values === undefined) return;
  if (!Array.isArray(values)) throw invalid("A023304", `The 'values' of the claim '${claim}' are not an array.`);
  if (!values.every((entry) => typeof entry === "string"))
    throw invalid("A023305", `The 'values' of the claim '${claim}' are not strings.`);
}

/** The requested values of a claim, from `value` or `values`. */
export function valuesOf(request: ClaimRequest | undefined): readonly string[] {
  const { value, values } = request ?? {};
  return typeof value === "string" ? [value] : ((values as readonly string[] | undefined) ?? []);
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_request", code, text);
}
