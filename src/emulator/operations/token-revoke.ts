import { ApiFailure } from "../answers.js";
import { apiResult } from "../api-result.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import type { RequestBody } from "../request-body.js";
import type { TokenFamily } from "../state.js";
import { findAccessToken, findByRefreshToken, livingFamilies } from "../token-families.js";
import type { World } from "../world.js";

/** How many tokens one call withdraws at most, when it names a client or a user. */
const atOnce = 20;

/** Emulates `token.management.revoke`. */
export const revokeTokens: Handler = async ({ body }, world) => {
  const families = (await findFamilies(world, body)).filter(({ revoked }) => !revoked);
  for (const family of families) family.revoked = true;
  const count = families.length;
  return count > 0
    ? apiResult(ownCodes.tokensWithdrawn, "The tokens were revoked.", { count })
    : apiResult(ownCodes.noTokensToWithdraw, "There were no tokens to revoke.", { count });
};

/** The tokens that the first of the given properties stands for: the rest is ignored. */
async function findFamilies(world: World, body: RequestBody): Promise<TokenFamily[]> {
  const accessToken = body.string("accessTokenIdentifier");
  if (accessToken) {
    const family = (await findAccessToken(world, accessToken))?.family;
    // One that has expired is not withdrawn any more.
    return livingFamilies(world).filter((candidate) => candidate === family);
  }
  const refreshToken = body.string("refreshTokenIdentifier");
  if (refreshToken) return [(await findByRefreshToken(world, refreshToken)) ?? []].flat();
  const clientIdentifier = body.string("clientIdentifier");
  const subject = body.string("subject") || undefined;
  if (!clientIdentifier && subject === undefined)
    throw new ApiFailure(400, ownCodes.nothingToWithdraw, "The call does not say which tokens to revoke.");
  const clientId = clientIdentifier ? findClientId(world, clientIdentifier) : undefined;
  return livingFamilies(world, { clientId, subject }).slice(0, atOnce);
}

/** A client that is not there is told of: a misspelt one would look like one whose tokens are all gone. */
function findClientId(world: World, identifier: string): number {
  const found = world.clients.find(identifier, world.service.clientIdAliasEnabled);
  if (!found) throw new ApiFailure(404, "A001217", "There is nothing of this name.");
  return found.client.clientId;
}
