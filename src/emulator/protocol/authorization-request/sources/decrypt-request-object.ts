import { ownKeys } from "../../../service/service-keys.js";
import { compactDecrypt, importJWK, type CryptoKey, type JWK } from "jose";
import { Refusal } from "../../../api/answers.js";
import {
  contentEncryptions,
  encryptionName,
  fitsEncryption,
  keyFromSecret,
  keyPairAlgorithms,
  sharedKeyAlgorithms,
} from "../../../jose/encryption-algorithms.js";
import { readJoseHeader } from "../../../jose/jose-text.js";
import type { EmulatedClient } from "../../../settings/client-settings.js";
import { enforce, type Rule } from "../../rules.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { outerCode, type ObjectOrigin } from "./object-codes.js";

/** The header of an encrypted request object, and what determines its validity. */
interface Draft {
  readonly context: ServiceContext;
  readonly client: EmulatedClient;
  readonly alg: unknown;
  readonly enc: unknown;
}

type Match = "requestObjectEncryptionAlgMatchRequired" | "requestObjectEncryptionEncMatchRequired";

/** Whether an algorithm differs from the registered one, if there is one and it must be used. */
function differs({ context, client }: Draft, setting: Match, given: unknown, registered: string | undefined): boolean {
  const demanded = context.service[setting] === true || client[setting] === true;
  return demanded && registered !== undefined && registered !== given;
}

const headerRules: readonly Rule<Draft>[] = [
  ["A005360", "The encrypted request object has no alg.", ({ alg }) => typeof alg !== "string"],
  ["A005362", "The encrypted request object has no enc.", ({ enc }) => typeof enc !== "string"],
  [
    "A006330",
    "The alg of the encrypted request object is not the one that is registered for the client.",
    (draft) =>
      differs(
        draft,
        "requestObjectEncryptionAlgMatchRequired",
        draft.alg,
        encryptionName(draft.client.requestEncryptionAlg),
      ),
  ],
  [
    "A006332",
    "The enc of the encrypted request object is not the one that is registered for the client.",
    (draft) =>
      differs(
        draft,
        "requestObjectEncryptionEncMatchRequired",
        draft.enc,
        encryptionName(draft.client.requestEncryptionEnc),
      ),
  ],
  [
    "A005366",
    "The enc of the encrypted request object is not supported.",
    ({ enc }) => !Object.hasOwn(contentEncryptions, enc as string),
  ],
  [
    "A005368",
    "The alg of the encrypted request object is not supported.",
    ({ alg }) => ![...keyPairAlgorithms, ...sharedKeyAlgorithms].includes(alg as string),
  ],
  [
    "A005370",
    "The client is public and has no secret to encrypt by.",
    ({ alg, client }) => sharedKeyAlgorithms.includes(alg as string) && client.clientType === "PUBLIC",
  ],
];

/** Decrypts a request object (RFC 9101, section 6.1) and returns the content as text. */
export async function decryptRequestObject(
  context: ServiceContext,
  client: EmulatedClient,
  text: string,
  origin: ObjectOrigin,
): Promise<string> {
  const { alg, enc, kid } = readJoseHeader(text) ?? {};
  enforceAt(origin, { context, client, alg, enc });
  const key = sharedKeyAlgorithms.includes(alg as string)
    ? await keyFromSecret(client.clientSecret, alg as string, enc as string)
    : await privateKey(context, alg as string, kid, origin);
  let content: Uint8Array;
  try {
    content = (await compactDecrypt(text, key)).plaintext;
  } catch {
    throw invalid(outerCode("A005364", origin), "The request object cannot be decrypted.");
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    const code = origin.channel === "push" ? "A248308" : origin.reference ? "A005304" : "A005302";
    throw invalid(code, "What was encrypted is no text.");
  }
}

function enforceAt(origin: ObjectOrigin, draft: Draft): void {
  const rules = headerRules.map(([code, text, isBroken]): Rule<Draft> => [outerCode(code, origin), text, isBroken]);
  enforce(rules, draft, "invalid_request_object");
}

/** The private key of the service, from its `jwks` if it has one. */
async function privateKey(
  { service, keys }: ServiceContext,
  alg: string,
  kid: unknown,
  origin: ObjectOrigin,
): Promise<CryptoKey> {
  const isFit = (jwk: JWK) => fitsEncryption(jwk, alg) && jwk.d !== undefined && (kid === undefined || jwk.kid === kid);
  const own = ownKeys(service) ?? (await keys.encryption.all([])).map((key) => key.privateJwk);
  const [jwk, ...others] = own.filter(isFit);
  if (!jwk)
    throw invalid(
      outerCode("A005374", origin),
      "The service has no key for the encrypted request object. It publishes one where the client has a requestEncryptionAlg.",
    );
  if (others.length > 0) throw invalid(outerCode("A005376", origin), "More than one key of the service fits.");
  return (await importJWK(jwk, alg)) as CryptoKey;
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_request_object", code, text);
}
