import { CompactEncrypt, importJWK, type CryptoKey } from "jose";
import { Refusal } from "../api/answers.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import {
  encryptionName,
  fitsEncryption,
  keyFromSecret,
  keyPairAlgorithms,
  sharedKeyAlgorithms,
} from "../jose/encryption-algorithms.js";
import { readClientKeys, type KeyCodes } from "../protocol/client-authentication/client-keys.js";
import { notEmulated } from "../protocol/client-request.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import type { ServiceContext } from "../service/service-context.js";

/** How to encrypt something for a client. The algorithms have the API's names. */
export interface Encryption {
  readonly alg: string | undefined;
  readonly enc: string | undefined;
  /** Whether the content is a JWT, which the header then declares: RFC 7519, section 5.2. Default: true. */
  readonly holdsJwt?: boolean;
}

const keyCodes: KeyCodes = {
  error: "invalid_request",
  unregistered: "A046303",
  unreachable: "A046304",
  unreadable: "A046305",
  missing: ["A046309", "A046310"],
  ambiguous: ["A046311", "A046312"],
};

/** Encrypts a text, usually a JWT, for a client. Returns it unchanged if the client has no algorithm for that. */
export async function encryptForClient(
  context: ServiceContext,
  client: EmulatedClient,
  text: string,
  { alg, enc = "A128CBC_HS256", holdsJwt = true }: Encryption,
): Promise<string> {
  if (!alg) return text;
  const header = { alg: encryptionName(alg), enc: encryptionName(enc), ...(holdsJwt && { cty: "JWT" }) };
  const { key, kid } = sharedKeyAlgorithms.includes(header.alg)
    ? { key: await secretKey(client, header), kid: undefined }
    : await publicKey(context, client, header.alg);
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ ...header, ...(kid === undefined ? {} : { kid }) })
    .encrypt(key);
}

async function publicKey(
  context: ServiceContext,
  client: EmulatedClient,
  alg: string,
): Promise<{ readonly key: CryptoKey; readonly kid: string | undefined }> {
  // Algorithms that Web Crypto lacks, or that derive the key from a password.
  if (!keyPairAlgorithms.includes(alg)) throw notEmulated(emulatorCodes.settingNotEmulated, `Encryptions with ${alg}`);
  const keys = await readClientKeys(context, client, keyCodes);
  const where = client.jwks ? 0 : 1;
  const [jwk, ...others] = keys.filter((key) => fitsEncryption(key, alg));
  if (!jwk) throw new Refusal(keyCodes.error, keyCodes.missing[where], "No key of the client is for encryption.");
  if (others.length > 0)
    throw new Refusal(keyCodes.error, keyCodes.ambiguous[where], "More than one key of the client is for encryption.");
  return { key: (await importJWK(jwk, alg)) as CryptoKey, kid: jwk.kid };
}

async function secretKey(
  { clientType, clientSecret }: EmulatedClient,
  { alg, enc }: { readonly alg: string; readonly enc: string },
): Promise<Uint8Array> {
  if (clientType === "PUBLIC")
    throw new Refusal("invalid_request", "A046313", "The client is public and has no secret to encrypt by.");
  return keyFromSecret(clientSecret, alg, enc);
}
