import type { TokenCreateRequest } from "../../../../generated/models.js";
import { CallerFault, unlessEmpty } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Handler } from "../../../api/handler.js";
import { decision } from "../../../api/reply.js";
import { describeDetails } from "../../../protocol/authorization-details.js";
import type { RequestBody } from "../../../api/request-body.js";
import type { Services, ServiceContext } from "../../../service/service-context.js";
import type { IdentifiedClient } from "../../../store/clients.js";
import type { Grant } from "../../../store/grant.js";
import {
  checkAccessTokenText,
  issueTokens,
  type IssuedTokens,
  type IssueOptions,
} from "../../../tokens/issue-tokens.js";
import { tokenTypeOf, type TokenBinding } from "../../../tokens/token-binding.js";
import {
  asIdentified,
  checkTokenKind,
  mayBeRefreshed,
  readCreatedGrant,
  readGrantType,
  readTokenBinding,
} from "./create-request.js";
import { decideForCaller, ManagementFault } from "./management-fault.js";

/** The validated description of a token to create. */
export interface TokenToMake {
  readonly grant: Grant;
  readonly options: IssueOptions & { readonly binding: TokenBinding };
}

/** Reads and checks the token to create, without creating it. */
export function readToken(
  body: RequestBody<TokenCreateRequest>,
  context: ServiceContext,
  services: Services,
): TokenToMake {
  checkTokenKind(body);
  const grantType = readGrantType(body);
  const client = asIdentified(body, findClient(body, context, services));
  const grant = readCreatedGrant(body, context.service, grantType, client);
  const accessToken = body.string("accessToken") || undefined;
  checkAccessTokenText(context, accessToken);
  const refreshable = mayBeRefreshed(context.service, grantType);
  const refreshToken = refreshable ? body.string("refreshToken") || undefined : undefined;
  checkRefreshTokenText(context, refreshToken);
  const binding = readTokenBinding(body);
  return { grant, options: { accessToken, refreshToken, refreshable, binding, idToken: false } };
}

export async function makeToken(context: ServiceContext, { grant, options }: TokenToMake): Promise<IssuedTokens> {
  const tokens = await issueTokens(context, grant, options);
  context.store.consents.record(grant);
  return tokens;
}

/** Emulates `token.management.create`. */
export const createToken: Handler<"token.management.create"> = ({ body }, context, services) =>
  decideForCaller(async () => {
    const token = readToken(body, context, services);
    const { grant, options } = token;
    const { client, grantType } = grant;
    const tokens = await makeToken(context, token);
    return decision("OK", emulatorCodes.tokenMade, "The access token was made.", {
      accessToken: tokens.accessToken,
      jwtAccessToken: tokens.jwtAccessToken,
      tokenType: tokenTypeOf(options.binding),
      expiresIn: tokens.accessTokenDuration,
      expiresAt: tokens.accessTokenExpiresAt,
      refreshToken: tokens.refreshToken,
      refreshTokenScopes: tokens.refreshToken === null ? null : grant.scopes,
      clientId: client.client.clientId,
      clientIdentifier: client.identifier,
      grantType,
      subject: grant.subject,
      scopes: tokens.scopes,
      properties: unlessEmpty(tokens.properties),
      authorizationDetails: describeDetails(tokens.authorizationDetails),
      forExternalAttachment: grant.forExternalAttachment,
      sessionId: grant.sessionId,
    });
  });

function findClient(
  body: RequestBody<TokenCreateRequest>,
  context: ServiceContext,
  services: Services,
): IdentifiedClient {
  const clientId = body.integer("clientId");
  const identifier = clientId ? String(clientId) : body.identifier("clientIdentifier");
  if (!identifier) throw new CallerFault(emulatorCodes.createClientMissing, "The call names no client.");
  const find = ({ clients, service }: ServiceContext) => clients.find(identifier, service.clientIdAliasEnabled);
  const found = find(context);
  if (found) return found;
  if (services.all.some((other) => find(other) !== undefined))
    throw new ManagementFault(
      "FORBIDDEN",
      emulatorCodes.createClientForeign,
      "The client does not belong to this service.",
    );
  throw new CallerFault(emulatorCodes.createClientUnknown, "The client is not known.");
}

function checkRefreshTokenText(context: ServiceContext, text: string | undefined): void {
  if (text !== undefined && context.store.refreshTokens.get(text)?.family.revoked === false)
    throw new CallerFault(emulatorCodes.refreshTokenInUse, "The text given for the refresh token is in use.");
}
