import type { Client, ClientRegistrationType } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";
import { readMetadata } from "../dynamicClientRegistration/metadata.js";
import { checkRegistration, withDefaults } from "../dynamicClientRegistration/registration-rules.js";
import type { TrustChain } from "./trust-chain.js";

/** Codes that the registration of clients outside of federations has for a member of another type. */
const typeCodes = ["A204306", "A204307", "A204308", "A204309", "A204310", "A204311"];

/** Whether the service takes clients of a federation in a way. One that does not say takes them in both. */
export function supports({ service }: ServiceContext, type: ClientRegistrationType): boolean {
  return service.supportedClientRegistrationTypes?.includes(type) ?? true;
}

/** The client that a trust chain describes, held to the rules for clients that register. */
export async function describeClient(
  context: ServiceContext,
  chain: TrustChain,
  type: ClientRegistrationType,
): Promise<Partial<Client>> {
  const draft = withDefaults(readMembers(context, chain));
  await checkRegistration(context, draft);
  if (!draft.clientRegistrationTypes?.includes(type)) {
    const text = "The client_registration_types of the client are others.";
    throw new Refusal("invalid_request", emulatorCodes.registrationTypeUnsupported, text);
  }
  return {
    ...draft,
    entityId: chain.entityId,
    trustAnchorId: chain.anchorId,
    trustChain: [...chain.texts],
    trustChainExpiresAt: chain.exp * 1000,
    trustChainUpdatedAt: context.clock.now(),
    clientSource: `${type}_REGISTRATION`,
    ...(type === "EXPLICIT" ? { explicitlyRegistered: true } : { automaticallyRegistered: true }),
  };
}

function readMembers({ service }: ServiceContext, { metadata }: TrustChain): Partial<Client> {
  try {
    return readMetadata(service, metadata);
  } catch (error) {
    if (error instanceof Refusal && typeCodes.includes(error.resultCode))
      throw new Refusal(error.error, "A320306", error.text);
    throw error;
  }
}
