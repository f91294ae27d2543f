import { refusalOf } from "../api/answers.js";
import type { IdentifiedClient } from "../store/clients.js";
import type { FormParameters } from "./form.js";
import { isOfAnotherKind, readJose } from "../jose/jose-text.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { isSignedByService } from "../service/service-keys.js";
import type { ServiceContext } from "../service/service-context.js";

const invalid = refusalOf("invalid_request");

/** A hint that identifies the user. */
export interface Hint {
  readonly hintType: "LOGIN_HINT" | "ID_TOKEN_HINT" | "LOGIN_HINT_TOKEN";
  readonly hint: string;
  /** Subject of an ID token hint. */
  readonly sub?: string;
}

const parameters = [
  ["login_hint", "LOGIN_HINT"],
  ["id_token_hint", "ID_TOKEN_HINT"],
  ["login_hint_token", "LOGIN_HINT_TOKEN"],
] as const;

/** Reads the hint of a request: CIBA Core 1.0, section 7.1, requires exactly one. */
export async function readHint(context: ServiceContext, form: FormParameters, client: IdentifiedClient): Promise<Hint> {
  const [given, ...others] = parameters.filter(([name]) => form.has(name));
  if (given === undefined) throw invalid("A174301", "The request has none of the three hints.");
  if (others.length > 0) throw invalid("A174302", "The request has more than one hint.");
  const [name, hintType] = given;
  const hint = form.get(name) ?? "";
  // Only the authorization server knows the format of a login hint token.
  return hintType === "ID_TOKEN_HINT"
    ? { hintType, hint, sub: await subjectOfIdToken(context, hint, client) }
    : { hintType, hint };
}

/**
 * Verifies an ID token of the service. It may have expired: OpenID Connect Core 1.0, section 3.1.2.1, permits that for
 * a hint.
 */
export async function subjectOfIdToken(
  context: ServiceContext,
  hint: string,
  client: IdentifiedClient,
): Promise<string> {
  const token = readJose(hint);
  if (!token) throw invalid("A175301", "The ID token hint is not a JOSE object.");
  if (token.kind === "unsigned") throw invalid("A175302", "The ID token hint is not signed.");
  if (token.kind === "encrypted") throw invalid("A175303", "The ID token hint is encrypted.");
  if (isOfAnotherKind(token, "id_token+jwt"))
    throw invalid(emulatorCodes.hintOfAnotherKind, "The ID token hint says that it is a JWT of another kind.");
  if (!token.claims) throw invalid("A175304", "The payload of the ID token hint is not a JSON object.");
  const { iss, aud, sub, exp, iat } = token.claims;
  if (iss === undefined) throw invalid("A175305", "The ID token hint has no issuer.");
  if (iss !== context.service.issuer) throw invalid("A175306", "The ID token hint was not issued by this service.");
  checkAudience(aud, [client.identifier, String(client.client.clientId)]);
  if (typeof sub !== "string" || sub === "") throw invalid("A175310", "The ID token hint has no subject.");
  // Authlete's published list has no code for a wrong signature.
  if (!(await isSignedByService(context, token)))
    throw invalid(emulatorCodes.hintSignatureInvalid, "The signature of the ID token hint is not the service's.");
  // OpenID Connect Core 1.0, section 2: both are required. Other JWTs of the service, such as UserInfo, have neither.
  if (typeof exp !== "number" || typeof iat !== "number")
    throw invalid(emulatorCodes.hintOfAnotherKind, "The ID token hint is no ID token: it has no exp or no iat.");
  return sub;
}

function checkAudience(aud: unknown, names: readonly string[]): void {
  if (aud === undefined) throw invalid("A175307", "The ID token hint has no audience.");
  if (Array.isArray(aud)) {
    if (!aud.some((audience) => names.includes(audience as string)))
      throw invalid("A175308", "The client is not among those that the ID token hint was issued to.");
  } else if (!names.includes(aud as string))
    throw invalid("A175309", "The ID token hint was not issued to this client.");
}
