import type { VciOfferCreateRequest } from "../../../generated/models.js";
import { CallerFault, unlessEmpty } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision, withoutNull } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import { checkComplete, credentialIssuerOf, type CredentialIssuer } from "../../protocol/credentials/issuer.js";
import { isPlainAscii } from "../../protocol/plain-ascii.js";
import type { ServiceContext } from "../../service/service-context.js";
import { MAX_NAME, MAX_STORED, storedSize } from "../../settings/storage-limits.js";
import type { OfferInfo } from "../../store/credentials/offers.js";
import { preAuthorizedCodeGrant } from "../token/grants/pre-authorized-code.js";
import { readClaims } from "../../tokens/token-request.js";

type OfferBody = RequestBody<VciOfferCreateRequest>;

/** Default lifetime of an offer, in seconds. */
const LIFETIME = 3600;
/** Maximum characters of a `tx_code` description: OpenID for Verifiable Credential Issuance 1.0, section 4.1.1. */
const MAX_DESCRIPTION = 300;

/** Emulates `verifiableCredentials.createOffer`. */
export const createOffer: Handler<"verifiableCredentials.createOffer"> = ({ body }, context) => {
  const issuer = credentialIssuerOf(context.service);
  if (!issuer) return decision("FORBIDDEN", "A366201", "The service issues no verifiable credentials.");
  try {
    const info = makeOffer(context, issuer, body);
    context.store.credentials.offers.put({ info, redeemed: false, wrongCodes: 0 });
    return decision("CREATED", "A366001", "The credential offer was made.", { info });
  } catch (error) {
    if (!(error instanceof CallerFault)) throw error;
    return decision("CALLER_ERROR", error.resultCode, error.text);
  }
};

/** Emulates `verifiableCredentials.getOfferInfo`. */
export const getOfferInfo: Handler<"verifiableCredentials.getOfferInfo"> = ({ body }, { service, store, clock }) => {
  if (!credentialIssuerOf(service))
    return decision("FORBIDDEN", emulatorCodes.offerDisabled, "The service issues no verifiable credentials.");
  const identifier = body.string("identifier");
  if (!identifier)
    return decision("CALLER_ERROR", emulatorCodes.offerIdentifierMissing, "The call has no identifier of an offer.");
  const info = store.credentials.offers.get(identifier)?.info;
  return info && info.expiresAt > clock.now()
    ? decision("OK", emulatorCodes.offerFound, "The credential offer was found.", { info })
    : decision("NOT_FOUND", emulatorCodes.offerUnknown, "The credential offer does not exist, or has expired.");
};

function makeOffer(context: ServiceContext, issuer: CredentialIssuer, body: OfferBody): OfferInfo {
  const credentialConfigurationIds = readConfigurations(issuer, body);
  const authorizationCodeGrantIncluded = body.boolean("authorizationCodeGrantIncluded") === true;
  const issuerStateIncluded = authorizationCodeGrantIncluded && body.boolean("issuerStateIncluded") === true;
  const issuerState = issuerStateIncluded ? context.newToken() : undefined;
  const preAuthorizedCodeGrantIncluded = body.boolean("preAuthorizedCodeGrantIncluded") === true;
  const preAuthorizedCode = preAuthorizedCodeGrantIncluded ? context.newToken() : undefined;
  const txCode = preAuthorizedCodeGrantIncluded ? body.string("txCode") || undefined : undefined;
  const txCodeInputMode = body.string("txCodeInputMode") || undefined;
  const txCodeDescription = readText(body, "txCodeDescription", MAX_DESCRIPTION);
  readClaims(body, "jwtAtClaims", emulatorCodes.jwtAtClaimsInvalid);
  const properties = unlessEmpty(body.properties("properties") ?? []);
  if (storedSize(properties ?? []) > MAX_STORED)
    throw new CallerFault(emulatorCodes.offerTextTooBig, "The properties are too big.");
  const authTime = body.integer("authTime") ?? 0;
  if (authTime < 0) throw new CallerFault(emulatorCodes.offerAuthTimeInvalid, "The authTime is negative.");
  const duration = body.integer("duration") ?? 0;
  const lifetime = duration > 0 ? duration : context.service.credentialOfferDuration || LIFETIME;
  const grants = withoutNull({
    authorization_code: authorizationCodeGrantIncluded ? withoutNull({ issuer_state: issuerState }) : null,
    [preAuthorizedCodeGrant.name]: preAuthorizedCodeGrantIncluded
      ? withoutNull({
          "pre-authorized_code": preAuthorizedCode,
          tx_code:
            txCode &&
            withoutNull({ length: [...txCode].length, input_mode: txCodeInputMode, description: txCodeDescription }),
        })
      : null,
  });
  return withoutNull({
    identifier: context.newToken(),
    credentialOffer: JSON.stringify({
      credential_issuer: issuer.identifier,
      credential_configuration_ids: credentialConfigurationIds,
      ...(Object.keys(grants).length > 0 && { grants }),
    }),
    credentialIssuer: issuer.identifier,
    ...{ authorizationCodeGrantIncluded, issuerStateIncluded, issuerState },
    ...{ preAuthorizedCodeGrantIncluded, preAuthorizedCode, txCode, txCodeInputMode, txCodeDescription },
    subject: readSubject(body),
    expiresAt: context.clock.now() + lifetime * 1000,
    context: readText(body, "context", MAX_STORED),
    properties,
    jwtAtClaims: body.string("jwtAtClaims") || undefined,
    authTime,
    acr: body.string("acr") || undefined,
    credentialConfigurationIds,
  }) as OfferInfo;
}

function readConfigurations(issuer: CredentialIssuer, body: OfferBody): readonly string[] {
  checkComplete(issuer);
  const ids = body.strings("credentialConfigurationIds") ?? [];
  if (ids.length === 0)
    throw new CallerFault(emulatorCodes.offerConfigurationsMissing, "The call names no credentials.");
  const unknown = ids.find((id) => !issuer.configurations.has(id));
  if (unknown === undefined) return ids;
  throw new CallerFault(
    emulatorCodes.offerConfigurationUnknown,
    `The service has no credential configuration '${unknown.slice(0, 100)}'.`,
  );
}

function readSubject(body: OfferBody): string {
  const subject = body.string("subject");
  if (!subject) throw new CallerFault(emulatorCodes.offerSubjectMissing, "The call has no subject.");
  if (subject.length <= MAX_NAME && isPlainAscii(subject)) return subject;
  const text = `The subject is longer than ${MAX_NAME} characters, or not ASCII.`;
  throw new CallerFault(emulatorCodes.offerSubjectInvalid, text);
}

function readText(body: OfferBody, name: "context" | "txCodeDescription", limit: number): string | undefined {
  const text = body.string(name) || undefined;
  if (text === undefined || text.length <= limit) return text;
  throw new CallerFault(emulatorCodes.offerTextTooBig, `The ${name} is too long.`);
}
