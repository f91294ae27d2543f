import { ResponseTypeValues, type ResponseType } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { valueNamed } from "../../settings/wire-names.js";
import type { FormParameters } from "../form.js";

/** A response type, and what it issues. */
export interface ResponseTypeTraits {
  readonly name: ResponseType;
  readonly code: boolean;
  readonly token: boolean;
  readonly idToken: boolean;
}

/** Reads the response type, which determines where the answer goes. */
export function readResponseType(form: FormParameters): ResponseTypeTraits {
  const refuse = (code: string, text: string) => new Refusal("invalid_request", code, text);
  if (!form.has("response_type")) throw refuse("A009301", "The request has no response_type.");
  const values = form.all("response_type");
  if (values.length > 1) throw refuse("A009303", "The request has more than one response_type.");
  const words = values[0]!.split(" ").filter(Boolean);
  if (words.length === 0) throw refuse("A009302", "The response_type has no value.");
  const name = valueNamed(ResponseTypeValues, values[0]!);
  if (name === undefined) throw refuse("A009304", "The response_type is not known.");
  return { name, code: words.includes("code"), token: words.includes("token"), idToken: words.includes("id_token") };
}

/** Whether tokens are delivered through the browser, so that they must not be in a query. */
export function isFrontChannel({ token, idToken }: ResponseTypeTraits): boolean {
  return token || idToken;
}
