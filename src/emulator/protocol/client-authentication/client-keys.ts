import { fitsAlgorithm } from "../../jose/fits-algorithm.js";
import { importJWK, type CryptoKey, type JSONWebKeySet, type JWK } from "jose";
import { CallerFault, Refusal } from "../../api/answers.js";
import type { EmulatedClient } from "../../settings/client-settings.js";
import { parseJsonObject } from "../../api/request-body.js";
import type { JoseText } from "../../jose/jose-text.js";
import { isListOf } from "../../settings/settings-check.js";
import { isObject } from "../../../shared/is-object.js";
import type { ServiceContext } from "../../service/service-context.js";
import { fetchForClient, fetchOf } from "../fetch-for-client.js";

/** Error and result codes for missing or unusable keys. They depend on what is being verified. */
export interface KeyCodes {
  readonly error: "invalid_client" | "invalid_request" | "invalid_request_object";
  readonly unregistered: string;
  readonly unreachable: string;
  readonly unreadable: string;
  /** For a registered key set, and for one at a `jwksUri`. */
  readonly missing: readonly [registered: string, remote: string];
  readonly ambiguous: readonly [registered: string, remote: string];
}

/** The keys of a client, from its `jwks` or its `jwksUri`. */
export async function readClientKeys(
  context: ServiceContext,
  client: EmulatedClient,
  codes: KeyCodes,
): Promise<readonly JWK[]> {
  if (client.jwks !== null && client.jwks !== "") return keysOf(client.jwks, codes);
  if (client.jwksUri === null || client.jwksUri === "")
    throw new Refusal(codes.error, codes.unregistered, "No keys are registered for the client.");
  const fetch = fetchOf(context, "The keys of the client are behind a jwksUri");
  const text = await fetchForClient(fetch, client.jwksUri, "application/jwk-set+json, application/json");
  if (text !== undefined) return keysOf(text, codes);
  throw new CallerFault(codes.unreachable, "The key set at the jwksUri of the client could not be fetched.");
}

/** Finds the only key of the client that can verify a signature, by its algorithm and its `kid`, if any. */
export async function findClientKey(
  context: ServiceContext,
  client: EmulatedClient,
  { alg, kid }: JoseText,
  codes: KeyCodes,
): Promise<CryptoKey> {
  const keys = await readClientKeys(context, client, codes);
  const where = client.jwks ? 0 : 1;
  const [jwk, ...others] = keys.filter((key) => fitsAlgorithm(key, alg, kid));
  if (!jwk) throw new Refusal(codes.error, codes.missing[where], "No key of the client fits the signature.");
  if (others.length > 0)
    throw new Refusal(codes.error, codes.ambiguous[where], "More than one key of the client fits the signature.");
  try {
    return (await importJWK(jwk, alg)) as CryptoKey;
  } catch {
    throw new Refusal(codes.error, codes.unreadable, "The key of the client that fits the signature cannot be read.");
  }
}

function keysOf(text: string, codes: KeyCodes): readonly JWK[] {
  const { keys } = (parseJsonObject(text) ?? {}) as Partial<JSONWebKeySet>;
  if (isListOf(keys, isObject)) return keys as JWK[];
  throw new Refusal(codes.error, codes.unreadable, "The key set of the client cannot be read.");
}
