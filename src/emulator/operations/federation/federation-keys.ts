import { calculateJwkThumbprint, importJWK, SignJWT, type JWK, type JWTPayload } from "jose";
import { CallerFault, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJsonObject } from "../../api/request-body.js";
import { asymmetricAlgorithms } from "../../jose/algorithms.js";
import { fitsAlgorithm } from "../../jose/fits-algorithm.js";
import { publicPart } from "../../jose/public-jwk.js";
import type { ServiceContext } from "../../service/service-context.js";
import { isListOf } from "../../settings/settings-check.js";
import { isObject } from "../../../shared/is-object.js";
import { STATEMENT_TYPE } from "./statement.js";

/** Refuses a call if the service does not take part in a federation. */
export function checkFederationEnabled({ service }: ServiceContext): void {
  if (service.federationEnabled !== true)
    throw new Refusal("not_found", emulatorCodes.federationDisabled, "The service does not take part in a federation.");
}

type FederationKey = JWK & Required<Pick<JWK, "kid" | "alg">>;

/** The federation keys of the service, which are separate from those for tokens. Each has a `kid` and an `alg`. */
async function federationKeys({ service }: ServiceContext): Promise<readonly FederationKey[]> {
  const set = parseJsonObject(service.federationJwks ?? "")?.["keys"];
  const keys = (isListOf(set, isObject) ? (set as JWK[]) : []).flatMap((key) => {
    const alg = asymmetricAlgorithms.find((known) => fitsAlgorithm(key, known, undefined));
    return alg ? { ...key, alg } : [];
  });
  if (keys.length === 0)
    throw new CallerFault(
      "A316201",
      "The service has no federationJwks, a JWK set with the keys that sign its statements.",
    );
  return Promise.all(keys.map(async (key) => ({ ...key, kid: key.kid ?? (await calculateJwkThumbprint(key)) })));
}

/** The public parts of the federation keys. */
export async function publicFederationKeys(context: ServiceContext): Promise<readonly JWK[]> {
  return (await federationKeys(context)).map(publicPart);
}

/** Signs a statement with the key that the service selects, or with its first one. */
export async function signStatement(context: ServiceContext, claims: JWTPayload): Promise<string> {
  const { federationSignatureKeyId: wanted } = context.service;
  const key = (await federationKeys(context)).find(({ d, kid }) => d !== undefined && (!wanted || kid === wanted));
  const unusable = () =>
    new CallerFault(
      emulatorCodes.federationKeyUnusable,
      "No private key of the federationJwks has the federationSignatureKeyId, or it cannot be used.",
    );
  if (!key) throw unusable();
  try {
    const { kid, alg } = key;
    const header = { typ: STATEMENT_TYPE, alg, kid };
    return await new SignJWT(claims).setProtectedHeader(header).sign(await importJWK(key, alg));
  } catch {
    throw unusable();
  }
}
