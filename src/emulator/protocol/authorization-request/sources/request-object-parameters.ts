import { Refusal } from "../../../api/answers.js";
import { resourcesOf } from "../../request-object-parameters.js";

type Entry = readonly [name: string, value: string];

/** Parameters with string values. Claims that are not parameters describe the object itself, or are ignored. */
const texts = [
  "response_type",
  "response_mode",
  "redirect_uri",
  "client_id",
  "scope",
  "state",
  "nonce",
  "display",
  "prompt",
  "ui_locales",
  "claims_locales",
  "id_token_hint",
  "login_hint",
  "acr_values",
  "code_challenge",
  "code_challenge_method",
  "dpop_jkt",
  "grant_id",
  "grant_management_action",
  "issuer_state",
  "purpose",
];
/** Parameters whose values may be JSON. */
const structured = ["claims", "authorization_details", "max_age", "resource"];

/** Whether a request object can contain a parameter of this name. */
export function isParameter(name: string): boolean {
  return texts.includes(name) || structured.includes(name);
}

/** The parameters in a request object, as if they were form parameters: RFC 9101, section 4. */
export function parametersOf(claims: Readonly<Record<string, unknown>>): Entry[] {
  return Object.entries(claims)
    .filter(([name, value]) => value !== null && isParameter(name))
    .flatMap(([name, value]) => textsOf(name, value).map((text): Entry => [name, text]));
}

function textsOf(name: string, value: unknown): readonly string[] {
  if (name === "resource") return resourcesOf(value);
  if (name !== "max_age" && structured.includes(name) && typeof value === "object") return [JSON.stringify(value)];
  if (name === "max_age" && typeof value === "number") return [String(value)];
  if (typeof value === "string") return [value];
  if (name === "max_age")
    throw new Refusal("invalid_request_object", "A017301", "The 'max_age' of the request object is not a number.");
  const code = name === "code_challenge" ? "A124309" : name === "code_challenge_method" ? "A124310" : "A253301";
  throw new Refusal("invalid_request_object", code, `The '${name}' of the request object is not a string.`);
}
