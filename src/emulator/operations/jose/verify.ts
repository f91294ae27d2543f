import type { JoseVerifyRequest, JoseVerifyResponse } from "../../../generated/models.js";
import { ApiFailure, Refusal, unlessEmpty } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { apiResult, type Reply } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import { symmetricAlgorithms } from "../../jose/algorithms.js";
import { isSignedBy, readJose, type JoseText } from "../../jose/jose-text.js";
import { claimTimes } from "../../protocol/claim-times.js";
import { findClientKey, type KeyCodes } from "../../protocol/client-authentication/client-keys.js";
import { ownKeys, verificationKeys } from "../../service/service-keys.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { StoredClient } from "../../settings/client-settings.js";

type Body = RequestBody<JoseVerifyRequest>;

/** A fault of a JOSE object, and the claim that is missing or invalid. */
interface Fault {
  readonly code: string;
  readonly text: string;
  readonly missing?: string;
  readonly invalid?: string;
}

/** Result codes for client keys. All faults of a key set have the same one. */
const keyCodes: KeyCodes = {
  error: "invalid_request",
  unregistered: "A160301",
  unreachable: "A160301",
  unreadable: "A160301",
  missing: ["A160221", "A160221"],
  ambiguous: ["A160220", "A160220"],
};

/** Emulates `jose.verify`. The answer lists all faults, and has the result code of the first. */
export const verifyJose: Handler<"jose.verify"> = async ({ body }, context) => {
  const text = body.string("jose");
  if (!text) throw new ApiFailure(400, "A160201", "The call has no JOSE object.");
  const token = readJose(text);
  if (!token) return answer([{ code: "A160202", text: "The text is not a JOSE object in compact form." }], false);
  if (token.kind === "encrypted")
    return answer([{ code: "A160101", text: "Encrypted objects are not verified." }], false);
  const signatureFault = await findSignatureFault(context, body, token);
  return answer([...findClaimFaults(context, body, token), ...signatureFault], signatureFault.length === 0);
};

function answer(faults: readonly Fault[], signatureValid: boolean): Reply<JoseVerifyResponse> {
  const { code, text } = faults[0] ?? { code: "A160001", text: "The JOSE object is valid." };
  return apiResult(code, text, {
    valid: faults.length === 0,
    signatureValid,
    missingClaims: unlessEmpty(faults.flatMap(({ missing }) => missing ?? [])),
    invalidClaims: unlessEmpty(faults.flatMap(({ invalid }) => invalid ?? [])),
    errorDescriptions: unlessEmpty(faults.map((fault) => fault.text)),
  });
}

/** Result codes of claims that must be numbers, and claims that must be strings: RFC 7519, section 4.1. */
const times = { exp: "A160206", iat: "A160207", nbf: "A160208" } as const;
const texts = ["iss", "sub", "jti"];

function findClaimFaults(context: ServiceContext, body: Body, { claims }: JoseText): Fault[] {
  const mandatory = [...new Set(body.strings("mandatoryClaims"))];
  const skew = body.integer("clockSkew") ?? 0;
  if (!claims)
    return mandatory.length > 0
      ? [{ code: "A160203", text: "The payload is no JSON object, so it has no claims." }]
      : [];
  const { isPast, isFuture } = claimTimes(context, skew);
  const isThere = (name: string) => Object.hasOwn(claims, name);
  const names = Object.keys(times) as (keyof typeof times)[];
  const given = names.filter(isThere);
  const isWrong = (name: string) => (name === "exp" ? isPast(claims[name]) : isFuture(claims[name]));
  return [
    ...mandatory
      .filter((name) => !isThere(name))
      .map((missing) => ({ code: "A160204", text: `The claim '${missing}' is missing.`, missing })),
    ...given
      .filter((name) => !Number.isSafeInteger(claims[name]))
      .map((invalid) => ({ code: "A160205", text: `The claim '${invalid}' is not an integer.`, invalid })),
    ...texts
      .filter((name) => isThere(name) && typeof claims[name] !== "string")
      .map((invalid) => ({ code: "A160214", text: `The claim '${invalid}' is not a string.`, invalid })),
    ...given
      .filter((name) => Number.isSafeInteger(claims[name]) && isWrong(name))
      .map((invalid) => ({
        code: times[invalid],
        text: `The time in the claim '${invalid}' ${invalid === "exp" ? "has passed" : "has not come"}.`,
        invalid,
      })),
  ];
}

/** Finds the fault of the signature, if any. */
async function findSignatureFault(context: ServiceContext, body: Body, token: JoseText): Promise<Fault[]> {
  try {
    if (token.kind === "unsigned") throw refuse(emulatorCodes.joseUnsigned, "The object is not signed.");
    const keys = await findKeys(context, body, token);
    for (const key of keys) if (await isSignedBy(token, key)) return [];
    throw refuse("A160219", "The signature is wrong.");
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [{ code: error.resultCode, text: error.text }];
  }
}

async function findKeys(context: ServiceContext, body: Body, token: JoseText) {
  if (symmetricAlgorithms.some((alg) => alg === token.alg)) {
    const { clientSecret, clientType } = findSigner(context, body, token);
    if (clientType === "PUBLIC") throw refuse("A160217", "The client has no secret to check the signature by.");
    return [new TextEncoder().encode(clientSecret)];
  }
  if (body.boolean("signedByClient") === true)
    return [await findClientKey(context, findSigner(context, body, token), token, keyCodes)];
  if (ownKeys(context.service)?.length === 0) throw refuse("A160218", "The service has no key set.");
  const keys = await verificationKeys(context, token);
  if (keys.length === 0) throw refuse("A160221", "No key of the service fits the signature.");
  return keys;
}

/** The client of the call. If it signed the object, it may be named by `iss`. */
function findSigner({ clients, service }: ServiceContext, body: Body, { claims }: JoseText): StoredClient {
  const issuer = body.boolean("signedByClient") === true ? claims?.["iss"] : undefined;
  const identifier = body.identifier("clientIdentifier") ?? (typeof issuer === "string" ? issuer : undefined);
  if (!identifier) throw refuse("A160215", "The client has to be named, for its keys or its secret are needed.");
  const found = clients.find(identifier, service.clientIdAliasEnabled);
  if (!found) throw refuse("A160216", "The client is not known.");
  return found.client;
}

function refuse(code: string, text: string): Refusal {
  return new Refusal("invalid_request", code, text);
}
