import { calculateJwkThumbprint, importJWK, type CryptoKey, type JWK } from "jose";
import { CallerFault, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { asymmetricAlgorithms } from "../../jose/algorithms.js";
import { fitsAlgorithm } from "../../jose/fits-algorithm.js";
import { publicPart } from "../../jose/public-jwk.js";
import { ownKeys } from "../../service/service-keys.js";
import type { StoredService } from "../../settings/service-settings.js";

/** A key that signs credentials. */
export interface SigningKey {
  readonly alg: string;
  readonly kid: string;
  readonly thumbprint: string;
  readonly x5c: readonly string[] | undefined;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

/** The key pairs of the issuer, each with a `kid`: by default its thumbprint. */
export function credentialKeys({
  credentialJwks,
}: StoredService): Promise<readonly (JWK & { readonly kid: string })[]> {
  const keys = ownKeys({ jwks: credentialJwks ?? null }) ?? [];
  return Promise.all(keys.map(async (key) => ({ ...key, kid: key.kid ?? (await thumbprintOf(key)) })));
}

/**
 * The key to sign a credential with: the one that the order names, or the first that fits.
 *
 * @param algorithms The permitted algorithms.
 */
export async function signingKey(
  service: StoredService,
  kid: string | undefined,
  algorithms: readonly string[],
): Promise<SigningKey> {
  const keys = (await credentialKeys(service)).filter((key) => key.d !== undefined);
  const named = kid === undefined ? keys : keys.filter((key) => key.kid === kid);
  if (named.length === 0 && kid !== undefined)
    throw new CallerFault(
      emulatorCodes.orderKeyUnknown,
      "The credentialJwks have no private key with the signingKeyId.",
    );
  for (const key of named) {
    const alg = asymmetricAlgorithms.find(
      (known) => algorithms.includes(known) && fitsAlgorithm(key, known, undefined),
    );
    const privateKey = alg && (await importJWK(key, alg).catch(() => undefined));
    if (!privateKey) continue;
    const publicKey = (await importJWK(publicPart(key), alg, { extractable: true })) as CryptoKey;
    const thumbprint = await thumbprintOf(key);
    return { alg, kid: key.kid, thumbprint, x5c: key.x5c, privateKey: privateKey as CryptoKey, publicKey };
  }
  const text = "The credentialJwks of the service have no key that can sign the credential.";
  throw new Refusal("server_error", emulatorCodes.credentialKeyMissing, text);
}

function thumbprintOf(key: JWK): Promise<string> {
  return calculateJwkThumbprint(key).catch(() => "");
}
