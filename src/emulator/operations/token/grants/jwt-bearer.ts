import type { TokenResponse } from "../../../../generated/models.js";
import { Refusal, unlessEmpty } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import { decision, type Reply } from "../../../api/reply.js";
import { describeDetails } from "../../../protocol/authorization-details.js";
import { readResources, resourceCodes } from "../../../protocol/resources.js";
import { readDetails, type AnyTokenCall } from "../../../tokens/token-request.js";
import type { ServiceContext } from "../../../service/service-context.js";
import { readPresentedJwt } from "./assertion-grant.js";
import { aboutCaller, scopeNames } from "./plain-grant.js";
import type { TokenGrant } from "./token-grant.js";

const codes = {
  malformed: emulatorCodes.assertionMalformed,
  expired: "A314309",
  early: emulatorCodes.assertionEarly,
  unsigned: "A314310",
};

/** The JWT bearer grant: RFC 7523, section 2.1. The authorization server decides whom to trust. */
export const jwtBearerGrant: TokenGrant<"assertion"> = {
  grantType: "JWT_BEARER",
  name: "urn:ietf:params:oauth:grant-type:jwt-bearer",
  publicClients: true,
  parameters: { assertion: { missing: emulatorCodes.assertionMissing, empty: emulatorCodes.assertionMissing } },
  disabledForClient: "A047302",
  redeem: answer,
  anonymous: { isTaken: (service) => service.jwtGrantByIdentifiableClientsOnly !== true, redeem: answer },
};

function answer(
  context: ServiceContext,
  call: AnyTokenCall,
  { assertion }: { readonly assertion: string },
): Promise<Reply<TokenResponse>> {
  const { service } = context;
  const invalid = (code: string, text: string) => new Refusal("invalid_grant", code, text);
  const jwt = readPresentedJwt(context, {
    ...{ name: "assertion", text: assertion, error: "invalid_grant", codes, expires: true },
    encryptedRejected: service.jwtGrantEncryptedJwtRejected,
    unsignedRejected: service.jwtGrantUnsignedJwtRejected,
  });
  if (jwt) {
    const { iss, sub, aud } = jwt.claims!;
    if (typeof iss !== "string" || typeof sub !== "string")
      throw invalid(codes.malformed, "The assertion has no issuer or no subject.");
    if (![aud].flat().some((audience) => audience === service.issuer || audience === service.tokenEndpoint))
      throw invalid("A314314", "The assertion is not for this service.");
  }
  const reply = decision<TokenResponse>(
    "JWT_BEARER",
    emulatorCodes.assertionAccepted,
    "The assertion is well formed.",
    {
      assertion,
      scopes: unlessEmpty(scopeNames(context, call)),
      resources: unlessEmpty(readResources(call.form, resourceCodes)),
      authorizationDetails: describeDetails(readDetails(context, call)),
      grantType: "JWT_BEARER",
      ...aboutCaller(context, call),
    },
  );
  return Promise.resolve(reply);
}
