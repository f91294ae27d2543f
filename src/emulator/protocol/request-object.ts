import { asAsymmetric } from "../jose/algorithms.js";
import { refusalOf } from "../api/answers.js";
import { findClientKey, type KeyCodes } from "./client-authentication/client-keys.js";
import { claimTimes } from "./claim-times.js";
import { notEmulated } from "./client-request.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import { clientParameters, requestParameters, type FormParameters } from "./form.js";
import { isOfAnotherKind, isSignedBy, readJose, type JoseText } from "../jose/jose-text.js";
import { emulatorCodes } from "../api/emulator-codes.js";
import type { ServiceContext } from "../service/service-context.js";

const invalid = refusalOf("invalid_request");

/** A signed authentication request: CIBA Core 1.0, section 7.1.1. */
export interface RequestObject extends JoseText {
  readonly claims: Readonly<Record<string, unknown>>;
  readonly issuer: string;
}

const keyCodes: KeyCodes = {
  error: "invalid_request",
  unregistered: "A167311",
  unreachable: "A167101",
  unreadable: "A167312",
  missing: ["A167312", "A167312"],
  ambiguous: ["A167313", "A167313"],
};

/** Reads the `request` of a form, if any, without verifying its signature. */
export function readRequestObject(form: FormParameters): RequestObject | undefined {
  const text = form.get("request");
  if (text === undefined) return undefined;
  const outside = requestParameters.find((name) => name !== "request" && form.has(name));
  if (outside !== undefined)
    throw invalid("A167301", `The parameter '${outside}' is outside of the signed request, which has to contain it.`);
  const read = readJose(text);
  if (!read) throw invalid("A167302", "The signed request is not a JOSE object.");
  if (read.kind === "unsigned") throw invalid("A167303", "The request object is not signed.");
  if (read.kind === "encrypted") throw invalid("A167304", "The request object is encrypted.");
  const { claims } = read;
  if (isOfAnotherKind(read, "oauth-authz-req+jwt"))
    throw invalid(emulatorCodes.requestOfAnotherKind, "The signed request says that it is a JWT of another kind.");
  if (!claims) throw invalid("A167305", "The payload of the signed request is not a JSON object.");
  const { iss } = claims;
  if (typeof iss !== "string" || iss === "") throw invalid("A167306", "The signed request has no issuer.");
  // RFC 9101, section 10.8: a client assertion must not pass for a request.
  if (claims["sub"] === iss)
    throw invalid(
      emulatorCodes.requestOfAnotherKind,
      "The subject of the signed request is the client, as in a client assertion.",
    );
  return { ...read, claims, issuer: iss };
}

/** Verifies the signature, audience and times of a signed request. */
export async function verifyRequestObject(
  context: ServiceContext,
  request: RequestObject,
  client: EmulatedClient,
): Promise<void> {
  if (client.bcRequestSignAlg === "ES256K")
    throw notEmulated(emulatorCodes.settingNotEmulated, "Signed requests with ES256K");
  if (!asAsymmetric(request.alg))
    throw invalid("A167308", "The signed request is not signed by an asymmetric algorithm.");
  if (client.bcRequestSignAlg === null)
    throw invalid("A167309", "The client is not registered as one that signs its requests.");
  if (request.alg !== client.bcRequestSignAlg)
    throw invalid("A167310", "The signed request has another algorithm than the client is registered for.");
  const key = await findClientKey(context, client, request, keyCodes);
  if (!(await isSignedBy(request, key)))
    throw invalid("A167314", "The signature of the signed request is not that of the client.");
  checkClaims(context, request.claims);
}

function checkClaims(context: ServiceContext, claims: RequestObject["claims"]): void {
  const { service } = context;
  for (const name of ["aud", "exp", "iat", "nbf", "jti"]) {
    if (claims[name] === undefined) throw invalid("A167315", `The signed request has no '${name}'.`);
    if (claims[name] === null) throw invalid("A167316", `The '${name}' of the signed request is null.`);
  }
  for (const name of ["exp", "iat", "nbf"]) {
    if (!Number.isSafeInteger(claims[name]))
      throw invalid("A167317", `The '${name}' of the signed request is not an integer.`);
  }
  const { exp, iat, nbf, aud, jti } = claims;
  const { isPast, isFuture } = claimTimes(context);
  if (isPast(exp)) throw invalid("A167318", "The signed request has expired.");
  if (isFuture(iat)) throw invalid("A167319", "The signed request was issued in the future.");
  if (isFuture(nbf)) throw invalid("A167320", "The signed request is not valid yet.");
  if (Array.isArray(aud)) {
    if (!aud.every((audience) => typeof audience === "string") || !aud.includes(service.issuer))
      throw invalid("A167324", "The service is not among those that the signed request is for.");
  } else if (aud !== service.issuer) throw invalid("A167321", "The signed request is not for this service.");
  if (typeof jti !== "string") throw invalid("A167323", "The 'jti' of the signed request is not a string.");
  const inside = clientParameters.find((name) => claims[name] !== undefined);
  if (inside === undefined) return;
  const text = `The parameter '${inside}' authenticates the client and has to be outside of the signed request.`;
  throw invalid("A167322", text);
}
