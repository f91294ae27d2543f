import { SignJWT, type JWTPayload } from "jose";
import { CallerFault } from "../api/answers.js";
import { asAsymmetric, symmetricAlgorithms, type AsymmetricAlgorithm } from "../jose/algorithms.js";
import { signByService, type KeyChoice } from "../service/service-keys.js";
import type { EmulatedClient } from "../settings/client-settings.js";
import type { ServiceContext } from "../service/service-context.js";

/** An algorithm for signing for a client, with a key of the service or with the client's secret. */
export type SigningAlgorithm = AsymmetricAlgorithm | (typeof symmetricAlgorithms)[number];

/** The algorithm if the emulator can sign with it, otherwise undefined. */
export function asSigning(alg: string | null | undefined): SigningAlgorithm | undefined {
  return symmetricAlgorithms.find((known) => known === alg) ?? asAsymmetric(alg ?? null);
}

/** Signs a JWT for a client. One signed with its secret has no `kid`: OpenID Connect Core 1.0, section 10.1. */
export async function signForClient(
  context: ServiceContext,
  client: Pick<EmulatedClient, "clientSecret">,
  alg: SigningAlgorithm,
  claims: JWTPayload,
  choice: KeyChoice,
  header: object = {},
): Promise<string> {
  const asymmetric = asAsymmetric(alg);
  if (asymmetric) return signByService(context, asymmetric, choice, claims, header);
  const secret = new TextEncoder().encode(client.clientSecret);
  // RFC 7518, section 3.2: the key must be as long as the hash.
  if (secret.length * 8 < Number(alg.slice(-3)))
    throw new CallerFault("A046113", `The secret of the client is too short to sign by ${alg}.`);
  return new SignJWT(claims).setProtectedHeader({ ...header, alg }).sign(secret);
}
