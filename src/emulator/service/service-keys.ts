import { importJWK, SignJWT, type CryptoKey, type JWK, type JWTPayload } from "jose";
import { CallerFault } from "../api/answers.js";
import { parseJsonObject } from "../api/request-body.js";
import { asymmetricAlgorithms, type AsymmetricAlgorithm } from "../jose/algorithms.js";
import { fitsAlgorithm } from "../jose/fits-algorithm.js";
import { isSignedBy, type JoseText } from "../jose/jose-text.js";
import { publicPart } from "../jose/public-jwk.js";
import { isListOf } from "../settings/settings-check.js";
import type { StoredService } from "../settings/service-settings.js";
import { isObject } from "../../shared/is-object.js";
import type { ServiceContext } from "./service-context.js";

/** The settings that select a signing key of the service, one for each kind of signed object. */
export type KeyChoice = Extract<keyof StoredService, `${string}SignatureKeyId`>;

/** A signing key. Without a `kid`, the header names no key. */
interface SigningKey {
  readonly kid: string | undefined;
  readonly privateKey: CryptoKey;
}

/** The key pairs in the service's `jwks`; undefined for a service without one, whose keys the emulator generates. */
export function ownKeys({ jwks }: Pick<StoredService, "jwks">): readonly JWK[] | undefined {
  if (!jwks) return undefined;
  const keys = parseJsonObject(jwks)?.["keys"];
  return isListOf(keys, isObject) ? (keys as JWK[]) : [];
}

/** The signature algorithms for which the service has a key. */
export function algorithmsOf(service: StoredService): readonly AsymmetricAlgorithm[] {
  const own = ownKeys(service);
  return asymmetricAlgorithms.filter((alg) => own?.some((key) => fitsAlgorithm(key, alg, undefined)) ?? true);
}

/** Signs a JWT with a key of the service. */
export async function signByService(
  context: ServiceContext,
  alg: AsymmetricAlgorithm,
  choice: KeyChoice,
  claims: JWTPayload,
  header: object = {},
): Promise<string> {
  const { kid, privateKey } = await signingKey(context, alg, choice);
  return new SignJWT(claims).setProtectedHeader({ ...header, alg, ...(kid !== undefined && { kid }) }).sign(privateKey);
}

/** The key to sign with: the only one that fits, or the one that the setting names. */
async function signingKey(
  { service, keys }: ServiceContext,
  alg: AsymmetricAlgorithm,
  choice: KeyChoice,
): Promise<SigningKey> {
  const kid = service[choice] || undefined;
  const own = ownKeys(service);
  if (!own) {
    const made = await keys.forAlgorithm(alg);
    if (kid === undefined || kid === made.kid) return made;
    throw new CallerFault("A046203", `The service has no key for ${alg} that has the kid in its ${choice}.`);
  }
  if (own.length === 0) throw new CallerFault("A046202", "The jwks of the service is not a JWK set with keys.");
  const [jwk, ...others] = own.filter((key) => key.d !== undefined && fitsAlgorithm(key, alg, kid));
  if (!jwk) throw new CallerFault("A046203", `The service has no key for ${alg} that has the kid in its ${choice}.`);
  if (others.length > 0)
    throw new CallerFault("A046204", `The service has more than one key for ${alg}: its ${choice} has to name one.`);
  return { kid: jwk.kid, privateKey: await imported(jwk, alg) };
}

/** The service's keys that may have signed a JWT. */
export async function verificationKeys(
  { service, keys }: ServiceContext,
  { alg, kid }: Pick<JoseText, "alg" | "kid">,
): Promise<readonly CryptoKey[]> {
  const own = ownKeys(service);
  if (!own) return [(await keys.find(alg))?.publicKey ?? []].flat();
  return Promise.all(own.filter((key) => fitsAlgorithm(key, alg, kid)).map((key) => imported(publicPart(key), alg)));
}

/** Whether a JWT is signed with a key of the service. */
export async function isSignedByService(context: ServiceContext, token: JoseText): Promise<boolean> {
  for (const key of await verificationKeys(context, token)) if (await isSignedBy(token, key)) return true;
  return false;
}

async function imported(jwk: JWK, alg: string): Promise<CryptoKey> {
  try {
    return (await importJWK(jwk, alg)) as CryptoKey;
  } catch {
    throw new CallerFault("A046202", `The key of the service for ${alg} cannot be read.`);
  }
}
