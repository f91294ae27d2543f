import { exportSPKI, generateKeyPair } from "jose";
import type { Hsk, HskCreateRequest, HskCreateResponse } from "../../../generated/models.js";
import { ApiFailure } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, nothingLeft } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import { asymmetricAlgorithms } from "../../jose/algorithms.js";
import { keyPairAlgorithms } from "../../jose/encryption-algorithms.js";
import type { ServiceContext } from "../../service/service-context.js";

/** The name of the only module, which shows that it is not hardware. */
const HSM_NAME = "emulator";

/** The supported algorithms, by the `use` of a key. */
const algorithms: Readonly<Record<string, readonly string[]>> = {
  sig: asymmetricAlgorithms.filter((alg) => alg !== "EdDSA"),
  enc: keyPairAlgorithms,
};

const typeOf = (alg: string) => (/^(RS|PS)/.test(alg) ? "RSA" : "EC");

const disabled = "The service has no hardware security module: its hsmEnabled is false.";

const invalid = (code: string, text: string) => decision<HskCreateResponse>("INVALID_REQUEST", code, text);

/** Emulates `hardwareSecurityKeys.create`. The private key is discarded, since no emulated operation uses it. */
export const createHsk: Handler<"hardwareSecurityKeys.create"> = async ({ body }, context) => {
  if (context.service.hsmEnabled !== true) return invalid("A266201", disabled);
  const kind = readKind(body);
  if (!kind) {
    const text = "The kty (EC or RSA), the use (sig or enc) and the alg of the key are missing or do not go together.";
    return invalid(emulatorCodes.hskKind, text);
  }
  if ((body.string("hsmName") || HSM_NAME) !== HSM_NAME)
    return invalid("A264201", `The emulator has no module but '${HSM_NAME}', which is made of software.`);
  const { publicKey } = await generateKeyPair(kind.alg, { extractable: true });
  const handle = context.newToken();
  const kid = body.string("kid") || context.newToken();
  const hsk: Hsk = { ...kind, kid, hsmName: HSM_NAME, handle, publicKey: await exportSPKI(publicKey) };
  context.store.hardwareKeys.set(handle, hsk);
  return decision("SUCCESS", "A266001", "The key was made, in software.", { hsk });
};

function readKind(body: RequestBody<HskCreateRequest>): Record<"kty" | "use" | "alg", string> | undefined {
  const [kty, use, alg] = [body.string("kty"), body.string("use"), body.string("alg")];
  if (kty === undefined || use === undefined || alg === undefined) return undefined;
  const known = Object.hasOwn(algorithms, use) ? algorithms[use]! : [];
  return known.includes(alg) && typeOf(alg) === kty ? { kty, use, alg } : undefined;
}

/** Emulates `hardwareSecurityKeys.get`. */
export const getHsk: Handler<"hardwareSecurityKeys.get"> = ({ path }, { service, store }) => {
  if (service.hsmEnabled !== true) return decision("INVALID_REQUEST", "A268201", disabled);
  const hsk = store.hardwareKeys.get(path.handle ?? "");
  return hsk
    ? decision("SUCCESS", "A268001", "The key was found.", { hsk })
    : decision("NOT_FOUND", "A268202", "There is no key of this handle.");
};

/** Emulates `hardwareSecurityKeys.list`. */
export const listHsks: Handler<"hardwareSecurityKeys.list"> = (_call, { service, store }) =>
  service.hsmEnabled === true
    ? decision("SUCCESS", "A269001", "The keys were listed.", { hsks: [...store.hardwareKeys.values()] })
    : decision("INVALID_REQUEST", "A269201", disabled);

/** Emulates `hardwareSecurityKeys.delete`, whose answer has no body and so no action. */
export const deleteHsk: Handler<"hardwareSecurityKeys.delete"> = ({ path }, { service, store }: ServiceContext) => {
  if (service.hsmEnabled !== true) throw new ApiFailure(400, "A270201", disabled);
  if (store.hardwareKeys.delete(path.handle ?? "")) return nothingLeft;
  throw new ApiFailure(404, "A270202", "There is no key of this handle.");
};
