import type { Client } from "../../../generated/models.js";
import { Refusal, refusalOf } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { isSignedBy, readJose, type JoseText } from "../../jose/jose-text.js";
import { claimTimes } from "../../protocol/claim-times.js";
import { PUSHED_PREFIX } from "../../protocol/authorization-request/sources/resolve-parameters.js";
import { findClientKey, type KeyCodes } from "../../protocol/client-authentication/client-keys.js";
import type { FormParameters } from "../../protocol/form.js";
import { enforce, type Rule } from "../../protocol/rules.js";
import type { ServiceContext } from "../../service/service-context.js";
import type { StoredClient } from "../../settings/client-settings.js";
import { acceptRegistration, putClient } from "../dynamicClientRegistration/registration.js";
import { describeClient, supports } from "./federation-client.js";
import { fetchConfiguration, resolveChain } from "./resolve-chain.js";
import { isEntityId } from "./statement.js";
import { verifyChain } from "./trust-chain.js";

const unauthenticated = refusalOf("unmet_authentication_requirements");

/** The sender of a request, and the JWT that authenticates it. */
interface Sender {
  readonly entityId: string;
  readonly object: JoseText;
}

const claimOf = ({ object }: Sender, name: string) => object.claims?.[name];

/** Rules for the request object of an unregistered client: OpenID Federation 1.0, section 12.1.1.1. */
const objectRules = (context: ServiceContext): readonly Rule<Sender>[] => [
  [
    emulatorCodes.requestNotAuthenticated,
    "The request object does not have the entity identifier as its iss and client_id.",
    (sender) => claimOf(sender, "iss") !== sender.entityId || claimOf(sender, "client_id") !== sender.entityId,
  ],
  [
    emulatorCodes.requestNotAuthenticated,
    "The request object is not for this service.",
    (sender) => ![claimOf(sender, "aud")].flat().includes(context.service.issuer),
  ],
  [
    emulatorCodes.requestNotAuthenticated,
    "The request object has a sub, as client assertions have.",
    (sender) => claimOf(sender, "sub") !== undefined,
  ],
  [
    emulatorCodes.requestNotAuthenticated,
    "The request object has no exp and jti, or has expired.",
    (sender) => claimTimes(context).isPast(claimOf(sender, "exp")) || typeof claimOf(sender, "jti") !== "string",
  ],
];

/** Any fault of the keys counts as an invalid signature. */
const keyCodes: KeyCodes = {
  error: "invalid_request_object",
  unregistered: emulatorCodes.requestNotAuthenticated,
  unreachable: emulatorCodes.requestNotAuthenticated,
  unreadable: emulatorCodes.requestNotAuthenticated,
  missing: [emulatorCodes.requestNotAuthenticated, emulatorCodes.requestNotAuthenticated],
  ambiguous: [emulatorCodes.requestNotAuthenticated, emulatorCodes.requestNotAuthenticated],
};

/**
 * Registers the client of a request by its entity identifier, if it is unknown or its trust chain has expired. The
 * usual rules of the endpoint apply afterwards.
 *
 * @param channel A push may be authenticated by a client assertion, other requests only by a signed request object.
 */
export async function admitFromFederation(
  context: ServiceContext,
  form: FormParameters,
  channel: "authorization" | "push",
): Promise<void> {
  const { service, clients, clock } = context;
  if (service.federationEnabled !== true) return;
  const assertion = channel === "push" ? readJose(form.get("client_assertion") ?? "") : undefined;
  const entityId = form.get("client_id") ?? assertion?.claims?.["iss"];
  if (typeof entityId !== "string") return;
  const known = clients.find(entityId, service.clientIdAliasEnabled)?.client;
  if (known && !known.entityId) return;
  const isCurrent = known !== undefined && (known.trustChainExpiresAt || Infinity) > clock.now();
  if (known && known.automaticallyRegistered !== true) {
    if (isCurrent) return;
    throw new Refusal("invalid_request", emulatorCodes.trustChainExpired, "The client's trust chain has expired.");
  }
  if (!isEntityId(entityId) || (!known && !supports(context, "AUTOMATIC"))) return;
  const object = readJose(form.get("request") ?? "");
  // A pushed request was authenticated earlier, and a registered client authenticates as usual.
  const isAuthenticated =
    channel === "push" ? isCurrent && !object : form.get("request_uri")?.startsWith(PUSHED_PREFIX);
  if (isAuthenticated) return;
  const signed = object ?? assertion;
  if (signed?.kind !== "signed")
    throw unauthenticated(emulatorCodes.requestNotAuthenticated, "The request has no signed request object.");
  if (object) enforce(objectRules(context), { entityId, object }, "invalid_request_object");
  const draft = isCurrent ? undefined : await draftOf(context, entityId, signed);
  const client = draft
    ? acceptRegistration(context, draft, { clientId: 0, clientSecret: "", clientIdAliasEnabled: true })
    : known!;
  await checkSignature(context, client, signed);
  if (object) checkFirstUse(context, { entityId, object });
  if (draft) putClient(context, entityId, draft);
}

/** Describes the client by the trust chain in the header of its JWT, or by one that is resolved. */
async function draftOf(context: ServiceContext, entityId: string, signed: JoseText): Promise<Partial<Client>> {
  const given = signed.header["trust_chain"];
  const chain =
    given === undefined
      ? await resolveChain(context, await fetchConfiguration(context, entityId))
      : await verifyChain(context, given);
  if (chain.entityId !== entityId)
    throw unauthenticated(emulatorCodes.requestNotAuthenticated, "The trust chain is that of another entity.");
  const draft = await describeClient(context, chain, "AUTOMATIC");
  // The client would never learn its secret.
  if (draft.tokenAuthMethod?.startsWith("CLIENT_SECRET")) {
    const text = "A client that registers automatically cannot authenticate by a secret.";
    throw unauthenticated(emulatorCodes.federationSecretMethod, text);
  }
  return draft;
}

async function checkSignature(context: ServiceContext, client: StoredClient, signed: JoseText): Promise<void> {
  const key = await findClientKey(context, client, signed, keyCodes);
  if (await isSignedBy(signed, key)) return;
  const text = "The signature of the request is not that of the client.";
  throw unauthenticated(emulatorCodes.requestNotAuthenticated, text);
}

function checkFirstUse({ store, service }: ServiceContext, sender: Sender): void {
  const expiresAt = (Number(claimOf(sender, "exp")) + service.allowableClockSkew) * 1000;
  if (store.usedJtis.use(`${sender.entityId} ${String(claimOf(sender, "jti"))}`, expiresAt)) return;
  const text = "The request object was used before.";
  throw new Refusal("invalid_request_object", emulatorCodes.federationReplayed, text);
}
