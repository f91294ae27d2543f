import { CompactEncrypt, importJWK } from "jose";
import { isObject } from "../../../shared/is-object.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { encryptionName, fitsEncryption, keyPairAlgorithms } from "../../jose/encryption-algorithms.js";
import { publicJwk } from "../../jose/public-jwk.js";
import type { ResponseEncryption } from "../../store/credentials/requests.js";
import type { WalletCall } from "./wallet-call.js";

/** Reads how to encrypt the answer: OpenID for Verifiable Credential Issuance 1.0, section 8.2. */
export async function readResponseEncryption(
  { issuer: { settings }, token }: WalletCall,
  value: unknown,
): Promise<ResponseEncryption | undefined> {
  if (value === undefined) {
    const { credentialResponseEncryptionRequired } = token.grant.client.client;
    if (settings.requireCredentialResponseEncryption !== true && credentialResponseEncryptionRequired !== true)
      return undefined;
    throw invalid("The answer has to be encrypted, and the request does not say how.");
  }
  const { jwk: given, enc, zip, ...rest } = isObject(value) ? value : {};
  const jwk = publicJwk(given);
  // The algorithm is in the key, but was next to it in drafts.
  const alg = rest["alg"] ?? jwk?.alg;
  const supports = (list: readonly string[] | null | undefined, name: unknown): name is string =>
    typeof name === "string" && (list ?? []).map(encryptionName).includes(name);
  if (
    !supports(settings.credentialResponseEncryptionAlgValuesSupported, alg) ||
    !supports(settings.credentialResponseEncryptionEncValuesSupported, enc) ||
    !keyPairAlgorithms.includes(alg)
  )
    throw invalid("The algorithms in credential_response_encryption are not supported.");
  if (zip !== undefined) throw invalid("Compression of the answer is not supported.");
  const isKey = jwk && fitsEncryption(jwk, alg) && (await importJWK(jwk, alg).catch(() => undefined));
  if (!isKey) throw invalid("The jwk in credential_response_encryption is not a public key for the algorithm.");
  return { jwk, alg, enc };
}

/** Encrypts an answer for a wallet. */
export async function encryptResponse(content: string, { jwk, alg, enc }: ResponseEncryption): Promise<string> {
  const { kid } = jwk;
  return new CompactEncrypt(new TextEncoder().encode(content))
    .setProtectedHeader({ alg, enc, ...(kid !== undefined && { kid }) })
    .encrypt(await importJWK(jwk, alg));
}

function invalid(text: string): Refusal {
  return new Refusal("invalid_encryption_parameters", emulatorCodes.responseEncryptionInvalid, text);
}
