import { CompactEncrypt, importJWK, type CryptoKey } from "jose";
import { Refusal } from "../api/answers.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import { readClientKeys, type KeyCodes } from "../protocol/client-authentication/client-keys.js";
import { notEmulated } from "../protocol/client-request.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import type { ServiceContext } from "../service/service-context.js";

/** How something is encrypted for a client, by the names that the API has for algorithms. */
export interface Encryption {
  readonly alg: string | undefined;
  readonly enc: string | undefined;
}

const keyCodes: KeyCodes = {
  error: "invalid_request",
  unregistered: "A046303",
  unreachable: "A046304",
  unreadable: "A046305",
  missing: ["A046309", "A046310"],
  ambiguous: ["A046311", "A046312"],
};

/** Encrypts a JWT for a client that wants that; one that does not gets it as it is. */
export async function encryptForClient(
  context: ServiceContext,
  client: EmulatedClient,
  text: string,
  { alg, enc = "A128CBC_HS256" }: Encryption,
): Promise<string> {
  if (!alg) return text;
  if (client.clientType === "PUBLIC" && /^(DIR|A\d|PBES2)/.test(alg))
    throw new Refusal(keyCodes.error, "A046313", "The client is public and has no secret to encrypt by.");
  const name = alg.replace("ECDH_ES_", "ECDH-ES+").replaceAll("_", "-");
  if (!/^(RSA-OAEP(-\d+)?|ECDH-ES(\+A\d+KW)?)$/.test(name))
    throw notEmulated(emulatorCodes.settingNotEmulated, `Encryptions with ${alg}`);
  const keys = await readClientKeys(context, client, keyCodes);
  const types = name.startsWith("RSA") ? ["RSA"] : ["EC", "OKP"];
  const where = client.jwks ? 0 : 1;
  const [jwk, ...others] = keys.filter(
    (key) => types.includes(key.kty ?? "") && key.use !== "sig" && (key.alg === undefined || key.alg === name),
  );
  if (!jwk) throw new Refusal(keyCodes.error, keyCodes.missing[where], "No key of the client is one to encrypt by.");
  if (others.length > 0)
    throw new Refusal(
      keyCodes.error,
      keyCodes.ambiguous[where],
      "More than one key of the client is one to encrypt by.",
    );
  const key = (await importJWK(jwk, name)) as CryptoKey;
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({
      alg: name,
      enc: enc.replaceAll("_", "-"),
      cty: "JWT",
      ...(jwk.kid === undefined ? {} : { kid: jwk.kid }),
    })
    .encrypt(key);
}
