import type { Client, ClientRegistrationType } from "../../../generated/models.js";
import { Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { ServiceContext } from "../../service/service-context.js";
import { readMetadata } from "../dynamicClientRegistration/metadata.js";
import { checkRegistration, withDefaults } from "../dynamicClientRegistration/registration-rules.js";
import type { TrustChain } from "./trust-chain.js";

/** Codes of client registration for metadata of the wrong type. */
const typeCodes = ["A204306", "A204307", "A204308", "A204309", "A204310", "A204311"];

/** Whether the service supports a type of federation registration. By default it supports both. */
export function supports({ service }: ServiceContext, type: ClientRegistrationType): boolean {
  return service.supportedClientRegistrationTypes?.includes(type) ?? true;
}

/** The client that a trust chain describes, checked against the rules for registrations. */
export async function describeClient(
  context: ServiceContext,
  chain: TrustChain,
  type: ClientRegistrationType,
): Promise<Partial<Client>> {
  const draft = withDefaults(readMembers(context, chain));
  await checkRegistration(context, draft);
  if (!draft.clientRegistrationTypes?.includes(type)) {
    const text = "The client_registration_types of the client do not include this type.";
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
