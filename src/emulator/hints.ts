import { compactVerify, decodeProtectedHeader } from "jose";
import { Refusal } from "./answers.js";
import type { IdentifiedClient } from "./client-registry.js";
import type { FormParameters } from "./form-parameters.js";
import { ownCodes } from "./own-codes.js";
import { parseJsonObject } from "./request-body.js";
import type { World } from "./world.js";

/** What a request says of the user. */
export interface Hint {
  readonly hintType: "LOGIN_HINT" | "ID_TOKEN_HINT" | "LOGIN_HINT_TOKEN";
  readonly hint: string;
  /** Subject of an ID token hint. */
  readonly sub?: string;
}

const parameterOf = {
  LOGIN_HINT: "login_hint",
  ID_TOKEN_HINT: "id_token_hint",
  LOGIN_HINT_TOKEN: "login_hint_token",
} as const;

/** Reads the one hint that a request has: CIBA Core 1.0, section 7.1, wants exactly one. */
export async function readHint(world: World, form: FormParameters, client: IdentifiedClient): Promise<Hint> {
  const types = (["LOGIN_HINT", "ID_TOKEN_HINT", "LOGIN_HINT_TOKEN"] as const).filter((type) =>
    form.has(parameterOf[type]),
  );
  const [hintType] = types;
  if (hintType === undefined) throw invalid("A174301", "The request has none of the three hints.");
  if (types.length > 1) throw invalid("A174302", "The request has more than one hint.");
  const hint = form.get(parameterOf[hintType]) ?? "";
  // A login hint token has a form that only the authorization server knows.
  return hintType === "ID_TOKEN_HINT"
    ? { hintType, hint, sub: await subjectOf(world, hint, client) }
    : { hintType, hint };
}

/**
 * Checks an ID token of the service. Its `exp` does not matter: a hint names a user, and OpenID Connect Core 1.0,
 * section 3.1.2.1, lets a server accept an ID token that is no longer current.
 *
 * The recorded codes are A175301 to A175310, which of them means what is not: the first one stands for all.
 */
async function subjectOf(world: World, hint: string, client: IdentifiedClient): Promise<string> {
  const claims = parseJsonObject(new TextDecoder().decode(await verifiedPayload(world, hint)));
  if (!claims) throw invalid("A175301", "The payload of the ID token hint is not a JSON object.");
  const { iss, aud, sub } = claims;
  if (iss !== world.service.issuer) throw invalid("A175301", "The ID token hint was not issued by this service.");
  const names = [client.identifier, String(client.client.clientId)];
  const audiences = Array.isArray(aud) ? (aud as unknown[]) : [aud];
  if (!audiences.some((audience) => names.includes(audience as string))) {
    throw invalid("A175301", "The ID token hint was not issued to this client.");
  }
  if (typeof sub !== "string" || sub === "") throw invalid("A175301", "The ID token hint has no subject.");
  return sub;
}

async function verifiedPayload(world: World, hint: string): Promise<Uint8Array> {
  if (hint.split(".").length === 5) throw invalid("A175301", "The ID token hint is encrypted.");
  let header;
  try {
    header = decodeProtectedHeader(hint);
  } catch {
    throw invalid("A175301", "The ID token hint is not a JWS.");
  }
  const key = await world.keys.find(header.alg);
  if (!key) throw invalid("A175301", "The ID token hint is not signed by an algorithm of the service.");
  try {
    return (await compactVerify(hint, key.publicKey)).payload;
  } catch {
    // No recorded code: the published list has none for a wrong signature.
    throw invalid(ownCodes.hintSignatureInvalid, "The signature of the ID token hint is not the service's.");
  }
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_request", code, text);
}
