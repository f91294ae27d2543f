import { calculateJwkThumbprint, exportJWK, importJWK, importX509, type CryptoKey, type JWK } from "jose";
import { isObject } from "../../../shared/is-object.js";
import { readJosePart } from "../../../shared/json/jwt-payload.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { asAsymmetric } from "../../jose/algorithms.js";
import { isSignedBy, readJose, type JoseText } from "../../jose/jose-text.js";
import { publicJwk } from "../../jose/public-jwk.js";
import { notEmulated } from "../../protocol/client-request.js";
import { sharedNonce } from "../../protocol/credentials/c-nonce.js";
import type { CredentialConfiguration } from "../../protocol/credentials/issuer.js";
import { isListOf } from "../../settings/settings-check.js";
import type { WalletCall } from "./wallet-call.js";

type Json = Readonly<Record<string, unknown>>;

/** A verified proof, except for its nonce, which is checked later. */
export interface KeyProof {
  readonly jwk: JWK;
  readonly nonce: unknown;
  /** The position in the request, for errors. */
  readonly place: string;
}

/** Accepted difference between now and the `iat` of a proof, in seconds. */
const PROOF_LIFETIME = 300;

/** Verifies the key proofs of a credential request: OpenID for Verifiable Credential Issuance 1.0, appendix F. */
export async function readKeyProofs(
  call: WalletCall,
  configuration: CredentialConfiguration,
  request: Json,
): Promise<readonly KeyProof[]> {
  const { final, batchSize } = call.issuer;
  const types = configuration["proof_types_supported"];
  const jwtType = isObject(types) ? types["jwt"] : undefined;
  if (isObject(jwtType) && jwtType["key_attestations_required"] !== undefined)
    throw notEmulated(emulatorCodes.notEmulated, "Key attestations, which need the roots of their issuers,");
  const texts = final ? proofsOf(request["proofs"]) : proofOf(request["proof"]);
  const isBound = types !== undefined || configuration["cryptographic_binding_methods_supported"] !== undefined;
  if (isBound && texts.length === 0) throw invalid("proofs", "The credential needs a proof of the wallet's key.");
  if (texts.length > batchSize) throw invalid("proofs", `No more than ${batchSize} may come with one request.`);
  const algorithms = isObject(jwtType) ? jwtType["proof_signing_alg_values_supported"] : undefined;
  const proofs: KeyProof[] = [];
  for (const [index, text] of texts.entries())
    proofs.push(await verify(call, text, final ? `proofs.jwt[${index}]` : "proof.jwt", algorithms));
  const thumbprints = new Set(await Promise.all(proofs.map(({ jwk }) => calculateJwkThumbprint(jwk))));
  if (thumbprints.size < proofs.length) throw invalid("proofs", "Two of them are of the same key.");
  return proofs;
}

function proofsOf(proofs: unknown): readonly string[] {
  if (proofs === undefined) return [];
  const [type, ...others] = isObject(proofs) ? Object.keys(proofs) : [];
  if (type === undefined || others.length > 0)
    throw invalid("proofs", "They are not an object with one type of proofs.");
  checkType(type);
  const { jwt } = proofs as Json;
  if (isListOf(jwt, (proof) => typeof proof === "string") && (jwt as string[]).length > 0) return jwt as string[];
  throw invalid("proofs.jwt", "It is not a list of JWTs.");
}

function proofOf(proof: unknown): readonly string[] {
  if (proof === undefined) return [];
  if (!isObject(proof)) throw invalid("proof", "It is not an object.");
  checkType(proof["proof_type"]);
  if (typeof proof["jwt"] === "string") return [proof["jwt"]];
  throw invalid("proof.jwt", "It is not a JWT.");
}

function checkType(type: unknown): void {
  if (type === "attestation")
    throw notEmulated(emulatorCodes.notEmulated, "Proofs by attestation, which need the roots of their issuers,");
  if (type !== "jwt") throw invalid("proofs", "Their type is not jwt.");
}

async function verify(call: WalletCall, text: string, place: string, algorithms: unknown): Promise<KeyProof> {
  const jwt = readJose(text);
  const refuse = (what: string) => invalid(place, `The proof ${what}.`);
  if (jwt?.kind !== "signed" || !jwt.claims) throw refuse("is not a signed JWT");
  if (jwt.header["typ"] !== "openid4vci-proof+jwt") throw refuse("does not have the right typ");
  if (!asAsymmetric(jwt.alg) || (Array.isArray(algorithms) && !algorithms.includes(jwt.alg)))
    throw refuse("is signed by an algorithm that is not supported");
  const found = await keyOf(jwt).catch(() => undefined);
  if (!found) throw refuse("has not just one public key, as jwk, as kid with a did:jwk, or as x5c");
  if (!(await isSignedBy(jwt, found.key))) throw refuse("is not signed by the key that it names");
  const fault = findFault(call, jwt.claims);
  if (fault) throw refuse(fault);
  return { jwk: found.jwk, nonce: jwt.claims["nonce"], place };
}

async function keyOf({ header: { jwk, kid, x5c }, alg }: JoseText): Promise<{ jwk: JWK; key: CryptoKey } | undefined> {
  if ([jwk, kid, x5c].filter((member) => member !== undefined).length !== 1) return undefined;
  if (x5c !== undefined) {
    const pem = `-----BEGIN CERTIFICATE-----\n${String((x5c as unknown[])[0])}\n-----END CERTIFICATE-----`;
    const key = await importX509(pem, alg, { extractable: true });
    return { jwk: await exportJWK(key), key };
  }
  const did = typeof kid === "string" ? /^did:jwk:([\w-]+)(#0)?$/.exec(kid)?.[1] : undefined;
  const given = publicJwk(kid === undefined ? jwk : readJosePart(did ?? ""));
  return given && { jwk: given, key: (await importJWK(given, alg)) as CryptoKey };
}

function findFault({ context, issuer, token }: WalletCall, { iss, aud, iat }: Json): string | undefined {
  const { identifier, client } = token.grant.client;
  const { clock, service } = context;
  // An anonymous wallet must not send an `iss`.
  const issuers = identifier === "" ? [] : [identifier, String(client.clientId)];
  if (iss !== undefined && !issuers.includes(iss as string)) return "is not from the client that the token is for";
  if (![aud].flat().includes(issuer.identifier)) return "is not for this issuer";
  if (typeof iat !== "number" || Math.abs(iat - clock.now() / 1000) > PROOF_LIFETIME + service.allowableClockSkew)
    return "was not made now";
  return undefined;
}

/**
 * Checks the nonces of the proofs. In the final version, all wallets share the nonce, which is required if the issuer
 * has a nonce endpoint. In the first implementer's draft, it belongs to the token and is used up.
 */
export async function checkNonces({ context, issuer, token }: WalletCall, proofs: readonly KeyProof[]): Promise<void> {
  const shared = await sharedNonce(context);
  // No await from here on, so that only one of two concurrent requests uses the nonce of a token.
  const own = token.cNonce;
  for (const { nonce, place } of proofs) {
    if (issuer.final) {
      if (nonce === shared || (nonce === undefined && !issuer.settings.nonceEndpoint)) continue;
      throw new Refusal("invalid_nonce", "A378319", `${place}: The nonce is not the one of now.`);
    }
    if (!own || nonce !== own.text) throw invalid(place, "The nonce is not the one that the wallet got.");
    if (own.expiresAt <= context.clock.now()) throw invalid(place, "The nonce has expired.");
  }
  if (proofs.length > 0) token.cNonce = undefined;
}

function invalid(place: string, text: string): Refusal {
  return new Refusal("invalid_proof", emulatorCodes.keyProofInvalid, `${place}: ${text}`);
}
