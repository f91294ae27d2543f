import type { TokenResponse } from "../../../../generated/models.js";
import { equalSecrets } from "../../../../shared/equal-secrets.js";
import { Refusal, refusalOf } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Reply } from "../../../api/reply.js";
import { parseJsonObject } from "../../../api/request-body.js";
import { configurationOf } from "../../../protocol/credentials/issuable.js";
import { credentialIssuerOf } from "../../../protocol/credentials/issuer.js";
import type { FormParameters } from "../../../protocol/form.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { anonymousClient } from "../../../settings/client-settings.js";
import type { CredentialOffer } from "../../../store/credentials/offers.js";
import { checkAccessTokenText } from "../../../tokens/issue-tokens.js";
import { tokenReply } from "../../../tokens/token-reply.js";
import { readDetails, type AnyTokenCall } from "../../../tokens/token-request.js";
import { checkTokenFapi } from "../fapi-rules.js";
import { plainGrant } from "./plain-grant.js";
import type { TokenGrant } from "./token-grant.js";

const grantType = "PRE_AUTHORIZED_CODE";
const invalid = refusalOf("invalid_grant");
const { preAuthorizedMissing } = emulatorCodes;

/** How many wrong transaction codes use up a pre-authorized code. */
const MAX_WRONG_CODES = 5;

/** The pre-authorized code grant: OpenID4VCI 1.0, section 6. Only a successful request uses up the code. */
export const preAuthorizedCodeGrant: TokenGrant<"pre-authorized_code"> = {
  grantType,
  name: "urn:ietf:params:oauth:grant-type:pre-authorized_code",
  publicClients: true,
  parameters: { "pre-authorized_code": { missing: preAuthorizedMissing, empty: preAuthorizedMissing } },
  disabledForClient: "A047302",
  redeem,
  anonymous: {
    isTaken: ({ preAuthorizedGrantAnonymousAccessSupported }) => {
      if (preAuthorizedGrantAnonymousAccessSupported === true) return true;
      const text = "The service gives no tokens to wallets that do not identify their client.";
      throw new Refusal("invalid_client", emulatorCodes.preAuthorizedAnonymous, text);
    },
    redeem,
  },
};

async function redeem(
  context: ServiceContext,
  { client = { client: anonymousClient, identifier: "", aliasUsed: false }, ...rest }: AnyTokenCall,
  { "pre-authorized_code": code }: Readonly<Record<"pre-authorized_code", string>>,
): Promise<Reply<TokenResponse>> {
  const call = { ...rest, client };
  const offer = findOffer(context, code);
  checkTransactionCode(offer, call.form);
  const { info } = offer;
  const authorizationDetails = readDetails(context, call);
  const issuer = credentialIssuerOf(context.service)!;
  const wanted = authorizationDetails.map((details) => configurationOf(issuer, details) ?? "");
  if (!wanted.every((id) => info.credentialConfigurationIds.includes(id)))
    throw new Refusal(
      "invalid_authorization_details",
      emulatorCodes.detailsNotGranted,
      "The authorization_details go beyond what was offered.",
    );
  checkTokenFapi(context, call, []);
  checkAccessTokenText(context, call.overrides.accessToken);
  const grant = {
    ...plainGrant(grantType, call, info.subject, { scopes: [], resources: [], authorizationDetails }),
    authTime: info.authTime,
    acr: info.acr ?? null,
    properties: info.properties ?? [],
    jwtAtClaims: parseJsonObject(info.jwtAtClaims ?? "{}") ?? {},
    offered: wanted.length > 0 ? wanted : info.credentialConfigurationIds,
  };
  // Only one of two concurrent requests still finds the code unused.
  if (offer.redeemed) throw redeemed();
  offer.redeemed = true;
  const kind = { resultCode: emulatorCodes.preAuthorizedTokens, text: "The tokens were issued.", grantType } as const;
  try {
    return await tokenReply(context, kind, call, grant, { idToken: false });
  } catch (error) {
    // The code stays valid if the token cannot be signed.
    offer.redeemed = false;
    throw error;
  }
}

function findOffer({ store, clock, service }: ServiceContext, code: string): CredentialOffer {
  const offer = credentialIssuerOf(service) && store.credentials.offers.find("preAuthorizedCode", code);
  if (!offer) throw invalid(emulatorCodes.preAuthorizedUnknown, "The pre-authorized_code is not known.");
  if (offer.redeemed) throw redeemed();
  if (offer.info.expiresAt <= clock.now())
    throw invalid(emulatorCodes.preAuthorizedExpired, "The pre-authorized_code has expired.");
  return offer;
}

/** Checks the transaction code, which protects the offer from others who have seen it: section 13.6.2. */
function checkTransactionCode(offer: CredentialOffer, form: FormParameters): void {
  const expected = offer.info.txCode;
  const given = form.get("tx_code");
  const misplaced = refusalOf("invalid_request");
  if (!expected && given === undefined) return;
  if (!expected) throw misplaced(emulatorCodes.txCodeSurplus, "The offer has no transaction code.");
  if (given === undefined) throw misplaced(emulatorCodes.txCodeMissing, "The request has no tx_code.");
  if (offer.wrongCodes >= MAX_WRONG_CODES)
    throw invalid(emulatorCodes.txCodeLocked, "Too many transaction codes were wrong: the offer is used up.");
  // Before the comparison, so that concurrent requests cannot get extra attempts.
  offer.wrongCodes += 1;
  if (!equalSecrets(given, expected)) throw invalid(emulatorCodes.txCodeWrong, "The tx_code is wrong.");
  offer.wrongCodes = 0;
}

function redeemed(): Refusal {
  return invalid(emulatorCodes.preAuthorizedRedeemed, "The pre-authorized_code was used before.");
}
