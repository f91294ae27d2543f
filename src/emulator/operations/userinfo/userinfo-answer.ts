import type { JWTPayload } from "jose";
import { asAsymmetric } from "../../jose/algorithms.js";
import type { IdentifiedClient } from "../../store/clients.js";
import { notEmulated } from "../../protocol/client-request.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { signByService } from "../../service/service-keys.js";
import type { ServiceContext } from "../../service/service-context.js";

/** What the client gets, and the action that says in which form. */
export interface UserinfoAnswer {
  readonly action: "JSON" | "JWT";
  readonly content: string;
}

/** The answer in the form that is registered for the client by now: OpenID Connect Core 1.0, section 5.3.2. */
export async function formUserinfo(
  context: ServiceContext,
  { client, identifier }: IdentifiedClient,
  claims: JWTPayload,
): Promise<UserinfoAnswer> {
  const { userInfoSignAlg, userInfoEncryptionAlg } = context.clients.record(client.clientId)?.settings ?? client;
  if (userInfoEncryptionAlg) throw notEmulated(emulatorCodes.notEmulated, "Encrypted UserInfo answers");
  if (!userInfoSignAlg) return { action: "JSON", content: JSON.stringify(claims) };
  const alg = asAsymmetric(userInfoSignAlg);
  if (!alg)
    throw notEmulated(emulatorCodes.notEmulated, "UserInfo answers that are not signed with a key of the service");
  const told = { ...claims, iss: context.service.issuer, aud: identifier };
  const content = await signByService(context, alg, "userInfoSignatureKeyId", told);
  return { action: "JWT", content };
}
