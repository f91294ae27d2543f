import { asymmetricAlgorithms } from "../../jose/algorithms.js";
import { encryptionName, keyPairAlgorithms } from "../../jose/encryption-algorithms.js";
import { ApiFailure } from "../../api/answers.js";
import type { Handler } from "../../api/handler.js";
import { parseJson } from "../../api/request-body.js";
import { isObject } from "../../../shared/is-object.js";
import { applyPatch, PatchError } from "./json-patch.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { publicPart } from "../../jose/public-jwk.js";
import { ownKeys } from "../../service/service-keys.js";
import { discoveryDocument } from "./discovery-document.js";
import type { ServiceContext } from "../../service/service-context.js";

/** Emulates `service.getConfiguration`. */
export const getConfiguration: Handler<"service.getConfiguration"> = ({ query }, context) => {
  const document = discoveryDocument(context);
  const patch = query.get("patch");
  return { status: 200, body: patch ? patched(document, patch) : document };
};

/** Patches the document for one answer. The settings of the service do not change. */
function patched(document: object, text: string): Record<string, unknown> {
  try {
    const result = applyPatch(structuredClone(document), parseJson(text));
    if (isObject(result)) return result;
    throw new PatchError("the document would not be an object any more");
  } catch (error) {
    if (!(error instanceof PatchError)) throw error;
    throw new ApiFailure(400, emulatorCodes.patchInvalid, `The patch cannot be applied: ${error.message}.`);
  }
}

/** Emulates `service.getJwks`. */
export const getJwks: Handler<"service.getJwks"> = async ({ query }, context) => {
  const withPrivate = query.get("includePrivateKeys") === "true";
  const own = ownKeys(context.service);
  if (own) return { status: 200, body: { keys: withPrivate ? own : own.map(publicPart) } };
  const encryptions = context.clients.all
    .map(({ requestEncryptionAlg }) => encryptionName(requestEncryptionAlg) ?? "")
    .filter((alg) => keyPairAlgorithms.includes(alg));
  const keys = [
    ...(await context.keys.all(algorithmsInUse(context))),
    ...(await context.keys.encryption.all(encryptions)),
  ];
  return { status: 200, body: { keys: keys.map((key) => (withPrivate ? key.privateJwk : key.publicJwk)) } };
};

/** The algorithms that the next token may need, so that even an early copy of the key set can verify it. */
function algorithmsInUse({ service, clients }: ServiceContext) {
  const used = new Set<string | null>([
    service.accessTokenSignAlg,
    ...clients.all.flatMap((client) => [client.idTokenSignAlg, client.authorizationSignAlg ?? null]),
  ]);
  return asymmetricAlgorithms.filter((alg) => used.has(alg));
}
