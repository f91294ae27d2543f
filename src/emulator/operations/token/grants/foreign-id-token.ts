import type { JWK } from "jose";
import { isObject } from "../../../../shared/is-object.js";
import { Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import { isSignedByAny, type JoseText } from "../../../jose/jose-text.js";
import { fetchJsonObject, fetchOf } from "../../../protocol/fetch-for-client.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { isListOf } from "../../../settings/settings-check.js";

/** Verifies another issuer's ID token with the keys of its metadata: OpenID Connect Discovery 1.0, section 4. */
export async function verifyForeignIdToken(context: ServiceContext, issuer: string, jwt: JoseText): Promise<void> {
  if (await isSignedByAny(jwt, await keysOf(context, issuer))) return;
  const text = "The signature of the ID token is not that of its issuer.";
  throw new Refusal("invalid_request", emulatorCodes.foreignSignatureInvalid, text);
}

async function keysOf(context: ServiceContext, issuer: string): Promise<readonly JWK[]> {
  const fetch = fetchOf(context, "The keys of the ID token's issuer would have to be fetched");
  const read = async (url: unknown) =>
    typeof url === "string" && /^https:/.test(url) ? fetchJsonObject(fetch, url) : undefined;
  const document = await read(`${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`);
  // Section 4.3: the issuer must match.
  const keys = document?.["issuer"] === issuer ? (await read(document["jwks_uri"]))?.["keys"] : undefined;
  if (isListOf(keys, isObject)) return keys as JWK[];
  const text = "The discovery document of the ID token's issuer, or its key set, could not be fetched or read.";
  throw new Refusal("invalid_request", emulatorCodes.foreignIssuerUnreachable, text);
}
