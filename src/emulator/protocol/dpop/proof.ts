import { calculateJwkThumbprint, importJWK } from "jose";
import { asAsymmetric } from "../../jose/algorithms.js";
import { Refusal } from "../../api/answers.js";
import { fitsAlgorithm } from "../../jose/fits-algorithm.js";
import { publicJwk } from "../../jose/public-jwk.js";
import { isSignedBy, readJose, type JoseText } from "../../jose/jose-text.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { TokenRequest } from "../../../generated/models.js";
import type { RequestBody } from "../../api/request-body.js";
import { isNonce, wantsNonce } from "./nonce.js";
import { readJosePart } from "../../../shared/json/jwt-payload.js";
import { canonicalUri } from "../../../shared/http/canonical-uri.js";
import { tokenDigest } from "../../tokens/token-hash.js";
import type { ServiceContext } from "../../service/service-context.js";

/** The properties of a call for the certificate and proof that came with a client's request. */
export type BindingRequest = Pick<TokenRequest, "clientCertificate" | "dpop" | "htm" | "htu" | "dpopNonceRequired">;

/** The request that a proof must match. */
export interface ProvenRequest {
  readonly htm: string;
  readonly htu: string;
  /** The access token in the request, if any. */
  readonly accessToken?: string;
  /** Result code for a proof without the service's nonce. Default: that of the token endpoint. */
  readonly nonceCode?: string;
}

/** Accepted difference between now and the `iat` of a proof, in seconds. */
const PROOF_LIFETIME = 300;

/** Verifies a DPoP proof (RFC 9449, section 4.3), marks it as used and returns the thumbprint of its key. */
export async function verifyProof(
  context: ServiceContext,
  body: RequestBody<BindingRequest>,
  proof: string,
  request: ProvenRequest,
): Promise<string> {
  const read = readJose(proof);
  const header = readJosePart(proof.split(".", 1)[0]!);
  if (header && header["alg"] === undefined) throw invalid("A254304", "The header of the DPoP proof has no alg.");
  if (!read || read.kind === "encrypted") throw invalid("A254301", "The DPoP proof is not a JWS.");
  if (!asAsymmetric(read.alg)) throw invalid("A254302", "The DPoP proof is not signed by an asymmetric algorithm.");
  const jwk = publicJwk(read.header["jwk"]);
  if (!jwk) throw invalid("A254303", "The header of the DPoP proof has no public key.");
  const key = await importJWK(jwk, read.alg).catch(() => undefined);
  if (!key) throw invalid("A254303", "The key in the header of the DPoP proof cannot be read.");
  if (!fitsAlgorithm(jwk, read.alg, undefined))
    throw invalid("A254302", "The DPoP proof is not signed by the algorithm that its key is for.");
  if (!(await isSignedBy(read, key)))
    throw invalid("A254301", "The DPoP proof is not signed by the key in its header.");
  await checkClaims(context, read, request);
  if (wantsNonce(context, body) && !(await isNonce(context, read.claims?.["nonce"]))) {
    const text = "The DPoP proof has to have the nonce that comes with this answer.";
    throw new Refusal("use_dpop_nonce", request.nonceCode ?? "A254307", text);
  }
  const thumbprint = await calculateJwkThumbprint(jwk);
  checkFirstUse(context, thumbprint, read);
  return thumbprint;
}

async function checkClaims({ clock, service }: ServiceContext, proof: JoseText, request: ProvenRequest): Promise<void> {
  const { htm, htu, iat, jti, ath } = proof.claims ?? {};
  const wrong = (what: string) => invalid("A254301", `The DPoP proof ${what}.`);
  if (!/^(application\/)?dpop\+jwt$/i.test(String(proof.header["typ"]))) throw wrong("does not have the typ dpop+jwt");
  if (typeof jti !== "string" || jti === "") throw wrong("has no jti");
  if (htm !== request.htm) throw wrong("is for another HTTP method");
  const address = typeof htu === "string" ? addressOf(htu) : undefined;
  if (address === undefined || address !== addressOf(request.htu)) throw wrong("is for another address");
  if (typeof iat !== "number" || Math.abs(iat - clock.now() / 1000) > PROOF_LIFETIME + service.allowableClockSkew)
    throw wrong("was not made now");
  if (request.accessToken !== undefined && ath !== (await tokenDigest(request.accessToken)))
    throw wrong("is for another access token");
}

function checkFirstUse({ store, service }: ServiceContext, thumbprint: string, { claims }: JoseText): void {
  const expiresAt = (Number(claims?.["iat"]) + PROOF_LIFETIME + service.allowableClockSkew) * 1000;
  if (!store.usedJtis.use(`dpop ${thumbprint} ${String(claims?.["jti"])}`, expiresAt))
    throw invalid(emulatorCodes.proofReplayed, "The DPoP proof was used before.");
}

/** Normalizes a URL without query and fragment: RFC 9449, section 4.3. */
function addressOf(text: string): string | undefined {
  const address = canonicalUri(text)?.split(/[?#]/, 1)[0];
  // RFC 9110, section 4.2.4: user information in a URL is deprecated.
  return address !== undefined && /^https?:\/\/[^/@]+\//.test(address) ? address : undefined;
}

function invalid(code: string, text: string): Refusal {
  return new Refusal("invalid_dpop_proof", code, text);
}
