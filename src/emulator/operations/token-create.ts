import { CallerFault, decision, type Reply } from "../answers.js";
import type { IdentifiedClient } from "../client-registry.js";
import { recordConsent } from "../consent-of-grant.js";
import type { Handler } from "../handler.js";
import { ownCodes } from "../own-codes.js";
import type { RequestBody } from "../request-body.js";
import {
  asIdentified,
  checkTokenKind,
  mayBeRefreshed,
  readCreatedGrant,
  readGrantType,
} from "../token-create-request.js";
import { checkAccessTokenText, issueTokens } from "../tokens.js";
import type { World } from "../world.js";

/** Emulates `token.management.create`. */
export const createToken: Handler = async ({ body }, world) => {
  try {
    return await create(body, world);
  } catch (error) {
    if (!(error instanceof CallerFault)) throw error;
    const action = error instanceof ForeignClient ? "FORBIDDEN" : "BAD_REQUEST";
    return decision(action, error.resultCode, error.text);
  }
};

/** The call names a client of another service. */
class ForeignClient extends CallerFault {
  constructor() {
    super(ownCodes.createClientForeign, "The client does not belong to this service.");
  }
}

async function create(body: RequestBody, world: World): Promise<Reply> {
  checkTokenKind(body);
  const grantType = readGrantType(body);
  const client = asIdentified(body, findClient(body, world));
  const grant = readCreatedGrant(body, world.service, grantType, client);
  const accessToken = body.string("accessToken") || undefined;
  checkAccessTokenText(world, accessToken);
  const refreshable = mayBeRefreshed(world.service, grantType);
  const refreshToken = refreshable ? body.string("refreshToken") || undefined : undefined;
  checkRefreshTokenText(world, refreshToken);

  world.state.sweep(world.clock.now());
  const tokens = await issueTokens(world, grant, { accessToken, refreshToken, refreshable, idToken: false });
  recordConsent(world, grant);
  return decision("OK", ownCodes.tokenMade, "The access token was made.", {
    accessToken: tokens.accessToken,
    ...(tokens.jwtAccessToken === null ? {} : { jwtAccessToken: tokens.jwtAccessToken }),
    tokenType: "Bearer",
    expiresIn: tokens.accessTokenDuration,
    expiresAt: tokens.accessTokenExpiresAt,
    refreshToken: tokens.refreshToken,
    ...(tokens.refreshToken === null ? {} : { refreshTokenScopes: grant.scopes }),
    clientId: client.client.clientId,
    clientIdentifier: client.identifier,
    grantType,
    subject: grant.subject,
    scopes: tokens.scopes,
    ...(tokens.properties.length > 0 ? { properties: tokens.properties } : {}),
  });
}

function findClient(body: RequestBody, world: World): IdentifiedClient {
  const clientId = body.integer("clientId");
  const identifier = clientId ? String(clientId) : body.string("clientIdentifier");
  if (!identifier) throw new CallerFault(ownCodes.createClientMissing, "The call names no client.");
  const find = ({ clients, service }: World) => clients.find(identifier, service.clientIdAliasEnabled);
  const found = find(world);
  if (found) return found;
  if (world.services.all.some((other) => find(other) !== undefined)) throw new ForeignClient();
  throw new CallerFault(ownCodes.createClientUnknown, "The client is not known.");
}

function checkRefreshTokenText(world: World, text: string | undefined): void {
  if (text !== undefined && world.state.refreshTokens.get(text)?.family.revoked === false)
    throw new CallerFault(ownCodes.refreshTokenInUse, "The text given for the refresh token is in use.");
}
