import type { TokenRevokeRequest } from "../../../../generated/models.js";
import { ApiFailure } from "../../../api/answers.js";
import { findClient } from "../../../api/client-lookup.js";
import { apiResult } from "../../../api/reply.js";
import type { Handler } from "../../../api/handler.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { RequestBody } from "../../../api/request-body.js";
import type { TokenFamily } from "../../../store/tokens.js";
import { findAccessToken, findByRefreshToken, livingFamilies } from "../../../store/token-families.js";
import type { ServiceContext } from "../../../service/service-context.js";

/** The maximum number of tokens that a call revokes by client or user. */
const MAX_REVOKED = 20;

/** Emulates `token.management.revoke`. */
export const revokeTokens: Handler<"token.management.revoke"> = async ({ body }, context) => {
  const families = (await findFamilies(context, body)).filter(({ revoked }) => !revoked);
  for (const family of families) family.revoked = true;
  const count = families.length;
  return count > 0
    ? apiResult(emulatorCodes.tokensWithdrawn, "The tokens were revoked.", { count })
    : apiResult(emulatorCodes.noTokensToWithdraw, "There were no tokens to revoke.", { count });
};

/** Finds the tokens by the first given property. The others are ignored. */
async function findFamilies(context: ServiceContext, body: RequestBody<TokenRevokeRequest>): Promise<TokenFamily[]> {
  const accessToken = body.string("accessTokenIdentifier");
  if (accessToken) {
    const family = (await findAccessToken(context, accessToken))?.family;
    // An expired token is not revoked.
    return livingFamilies(context).filter((candidate) => candidate === family);
  }
  const refreshToken = body.string("refreshTokenIdentifier");
  if (refreshToken) return [(await findByRefreshToken(context, refreshToken)) ?? []].flat();
  const clientIdentifier = body.identifier("clientIdentifier");
  const subject = body.string("subject") || undefined;
  if (!clientIdentifier && subject === undefined)
    throw new ApiFailure(400, emulatorCodes.nothingToWithdraw, "The call does not say which tokens to revoke.");
  const client = clientIdentifier ? findClient(context, clientIdentifier) : undefined;
  // Otherwise a misspelt client would look like one without tokens.
  if (clientIdentifier && !client) throw new ApiFailure(404, "A001217", "There is nothing of this name.");
  return livingFamilies(context, { clientId: client?.settings.clientId, subject }).slice(0, MAX_REVOKED);
}
