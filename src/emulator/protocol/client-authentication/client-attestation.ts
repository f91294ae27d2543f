import { importJWK, importX509, type CryptoKey } from "jose";
import { refusalOf } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { RequestBody } from "../../api/request-body.js";
import { asAsymmetric } from "../../jose/algorithms.js";
import { publicJwk } from "../../jose/public-jwk.js";
import { isSignedBy, readJose, type JoseText } from "../../jose/jose-text.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { IdentifiedClient } from "../../store/clients.js";
import { isObject } from "../../../shared/is-object.js";
import { claimTimes } from "../claim-times.js";
import type { ClientCredentials } from "./client-identification.js";

const invalid = refusalOf("invalid_client_attestation");

/** Accepted difference between now and the `iat` of a proof of possession, in seconds. */
const PROOF_LIFETIME = 300;

/** What the claims of a JWT are compared with. */
interface Expected {
  readonly context: ServiceContext;
  readonly identifier: string;
}

/** A fault of a JWT, and the test for it. */
type Check = readonly [what: string, isBroken: (claims: Record<string, unknown>, expected: Expected) => boolean];

const isFuture = (time: unknown, { context }: Expected) => time !== undefined && claimTimes(context).isFuture(time);

/** One of the two JWTs of Attestation-Based Client Authentication. */
interface Kind {
  readonly name: string;
  readonly typ: string;
  readonly code: string;
  readonly checks: readonly Check[];
}

const attestation: Kind = {
  name: "client attestation",
  typ: "oauth-client-attestation+jwt",
  code: emulatorCodes.attestationInvalid,
  checks: [
    ["is about another client", ({ sub }, { identifier }) => sub !== identifier],
    ["has expired, or never does", ({ exp }, { context }) => claimTimes(context).isPast(exp)],
    ["is not valid yet", ({ nbf, iat }, expected) => isFuture(nbf, expected) || isFuture(iat, expected)],
    ["has no public key of the client", ({ cnf }) => !isObject(cnf) || !publicJwk(cnf["jwk"])],
  ],
};
const possession: Kind = {
  name: "proof of possession",
  typ: "oauth-client-attestation-pop+jwt",
  code: emulatorCodes.possessionInvalid,
  checks: [
    ["is not for this service", ({ aud }, { context }) => ![aud].flat().includes(context.service.issuer)],
    ["is from another client", ({ iss }, { identifier }) => iss !== undefined && iss !== identifier],
    ["has no jti", ({ jti }) => typeof jti !== "string" || jti === ""],
    [
      "was not made now",
      ({ iat }, { context: { clock, service } }) =>
        typeof iat !== "number" || Math.abs(iat - clock.now() / 1000) > PROOF_LIFETIME + service.allowableClockSkew,
    ],
  ],
};

/**
 * Verifies a client attestation and the proof of possession of its key: draft-ietf-oauth-attestation-based-client-auth.
 * The certificate in `x5c` is not traced to a root, so any attester is accepted.
 */
export async function verifyAttestation(
  context: ServiceContext,
  body: RequestBody<ClientCredentials>,
  { client, identifier }: IdentifiedClient,
): Promise<void> {
  const texts = [body.string("oauthClientAttestation"), body.string("oauthClientAttestationPop")] as const;
  if (!texts[0] || !texts[1])
    throw invalid(
      emulatorCodes.attestationMissing,
      "There is no client attestation, or no proof of possession with it.",
    );
  const expected = { context, identifier };
  const attested = await verify(texts[0], attestation, expected, attesterKey);
  const { jwk } = attested.claims!["cnf"] as Record<"jwk", unknown>;
  const proof = await verify(texts[1], possession, expected, ({ alg }) => importJWK(publicJwk(jwk)!, alg));
  const { iat, jti } = proof.claims!;
  const expiresAt = (Number(iat) + PROOF_LIFETIME + context.service.allowableClockSkew) * 1000;
  if (!context.store.usedJtis.use(`attestation ${client.clientId} ${String(jti)}`, expiresAt))
    throw invalid(emulatorCodes.possessionReplayed, "The proof of possession was used before.");
}

async function verify(
  text: string,
  { name, typ, code, checks }: Kind,
  expected: Expected,
  keyOf: (jwt: JoseText) => Promise<CryptoKey | Uint8Array>,
): Promise<JoseText> {
  const refuse = (what: string) => invalid(code, `The ${name} ${what}.`);
  const jwt = readJose(text);
  if (jwt?.kind !== "signed" || !jwt.claims) throw refuse("is not a signed JWT");
  if (
    String(jwt.header["typ"])
      .toLowerCase()
      .replace(/^application\//, "") !== typ
  )
    throw refuse("does not have the right typ");
  if (!asAsymmetric(jwt.alg)) throw refuse("is not signed by an asymmetric algorithm");
  for (const [what, isBroken] of checks) if (isBroken(jwt.claims, expected)) throw refuse(what);
  const key = await keyOf(jwt).catch(() => undefined);
  if (!key || !(await isSignedBy(jwt, key))) throw refuse("is not signed by the key that it should be");
  return jwt;
}

/** The key of the first certificate in `x5c`: RFC 7515, section 4.1.6. */
async function attesterKey({ header: { x5c }, alg }: JoseText): Promise<CryptoKey> {
  const [certificate] = Array.isArray(x5c) ? (x5c as unknown[]) : [];
  return importX509(`-----BEGIN CERTIFICATE-----\n${String(certificate)}\n-----END CERTIFICATE-----`, alg);
}
