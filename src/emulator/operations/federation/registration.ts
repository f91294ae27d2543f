import type { FederationRegistrationRequest, FederationRegistrationResponse } from "../../../generated/models.js";
import { CallerFault, errorContent, Refusal, refusalOf } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import { parseJson, type RequestBody } from "../../api/request-body.js";
import type { ServiceContext } from "../../service/service-context.js";
import { clientProperties } from "../../settings/described-client.js";
import type { ClientRecord } from "../../store/client-record.js";
import { writeMetadata } from "../dynamicClientRegistration/metadata.js";
import { acceptRegistration } from "../dynamicClientRegistration/registration.js";
import { describeClient, supports } from "./federation-client.js";
import { checkFederationEnabled, publicFederationKeys, signStatement } from "./federation-keys.js";
import { resolveChain } from "./resolve-chain.js";
import { readStatement } from "./statement.js";
import { verifyChain, type TrustChain } from "./trust-chain.js";

const invalid = refusalOf("invalid_request");

/** Emulates `federation.registration`: explicit registration, OpenID Federation 1.0, section 12.2. */
export const registerInFederation: Handler<"federation.registration"> = async ({ body }, context) => {
  try {
    checkFederationEnabled(context);
    if (!supports(context, "EXPLICIT"))
      throw invalid(emulatorCodes.registrationTypeUnsupported, "The service does not take explicit registrations.");
    // Checked first, since the answer to the client is signed with these keys.
    await publicFederationKeys(context);
    const chain = await findChain(context, body);
    const draft = await describeClient(context, chain, "EXPLICIT");
    const { clients } = context;
    // No await until the client exists. Includes aliases, which would take precedence over the entity identifier.
    if (clients.find(chain.entityId, true))
      throw invalid("A327605", "There is a client of this entity identifier already.");
    const record = clients.create((assigned) =>
      acceptRegistration(context, draft, { ...assigned, clientIdAliasEnabled: true }),
    );
    try {
      const responseContent = await answerClient(context, chain, record);
      const client = clientProperties(record, context.registration.number);
      return decision("OK", emulatorCodes.federationClientMade, "The client was registered.", {
        responseContent,
        client,
      });
    } catch (error) {
      clients.remove(record.settings.clientId);
      throw error;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const action =
      error instanceof CallerFault
        ? "INTERNAL_SERVER_ERROR"
        : error.error === "not_found"
          ? "NOT_FOUND"
          : "BAD_REQUEST";
    return decision<FederationRegistrationResponse>(action, error.resultCode, error.text, {
      responseContent: errorContent(context.service, error),
    });
  }
};

/** The trust chain that the client sent, or the one resolved from its entity configuration. */
async function findChain(
  context: ServiceContext,
  body: RequestBody<FederationRegistrationRequest>,
): Promise<TrustChain> {
  const [configuration, chain] = [body.string("entityConfiguration"), body.string("trustChain")];
  if (Boolean(configuration) === Boolean(chain))
    throw new CallerFault(
      emulatorCodes.federationFormUnclear,
      "The call needs either an entityConfiguration or a trustChain.",
    );
  if (chain) return verifyChain(context, parseJson(chain));
  const leaf = readStatement(context, configuration);
  const { aud = context.service.issuer } = leaf?.claims ?? {};
  if (leaf?.iss !== leaf?.sub || !leaf || aud !== context.service.issuer) {
    const text = "The entity configuration cannot be read, is not current, or is not for this service.";
    throw invalid("A345302", text);
  }
  return resolveChain(context, leaf);
}

/** The explicit registration response: section 12.2.3. */
function answerClient(
  context: ServiceContext,
  { entityId, anchorId, superior, exp }: TrustChain,
  { settings }: ClientRecord,
): Promise<string> {
  const { clientId, clientSecret, clientType } = settings;
  return signStatement(context, {
    iss: context.service.issuer,
    sub: entityId,
    aud: entityId,
    iat: Math.floor(context.clock.now() / 1000),
    exp,
    trust_anchor: anchorId,
    authority_hints: [superior],
    metadata: {
      openid_relying_party: {
        client_id: String(clientId),
        ...(clientType === "PUBLIC" ? {} : { client_secret: clientSecret, client_secret_expires_at: 0 }),
        ...writeMetadata(context.service, settings),
      },
    },
  });
}
