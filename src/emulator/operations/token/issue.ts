import type { TokenIssueRequest, TokenIssueResponse } from "../../../generated/models.js";
import { aboutClient, CallerFault, errorContent, unlessEmpty } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import type { RequestBody } from "../../api/request-body.js";
import { describeDetails } from "../../protocol/authorization-details.js";
import { MAX_STORED, storedSize } from "../../settings/storage-limits.js";
import { checkAccessTokenText, issueTokens } from "../../tokens/issue-tokens.js";
import { checkName } from "../../tokens/completion.js";
import { readClaims, readDurations } from "../../tokens/token-request.js";
import { tokenMembers } from "../../tokens/token-reply.js";
import { findPasswordTicket } from "./password-ticket.js";

const ticketCodes = { missing: "A055201", unknown: "A055202", foreign: "A055203", expired: "A055301" };

/** Emulates `token.issue`. The ticket stays valid if the call is invalid. */
export const issueToken: Handler<"token.issue"> = async ({ body }, context, services) => {
  try {
    const ticket = findPasswordTicket(context, services, body.string("ticket"), ticketCodes);
    const subject = readSubject(body);
    const properties = body.properties("properties") ?? [];
    if (storedSize(properties) > MAX_STORED) throw new CallerFault("A061201", "The properties are too big.");
    const jwtAtClaims = readClaims(body, "jwtAtClaims", emulatorCodes.jwtAtClaimsInvalid);
    const accessToken = body.string("accessToken") || undefined;
    checkAccessTokenText(context, accessToken);

    // Before any await, so that only one of two concurrent calls issues.
    context.store.passwordTickets.delete(ticket);
    const grant = { ...ticket.grant, subject, sub: subject, properties, jwtAtClaims };
    context.store.consents.record(grant);
    const tokens = await issueTokens(context, grant, {
      ...readDurations(body),
      accessToken,
      binding: ticket.binding,
      idToken: false,
    });
    return decision<TokenIssueResponse>("OK", "A054001", "The tokens were issued.", {
      ...tokenMembers(tokens),
      refreshTokenScopes: tokens.refreshToken === null ? null : unlessEmpty(grant.scopes),
      subject,
      scopes: unlessEmpty(tokens.scopes),
      properties: unlessEmpty(tokens.properties),
      accessTokenResources: unlessEmpty(tokens.resources),
      authorizationDetails: describeDetails(tokens.authorizationDetails),
      ...aboutClient(context.service, grant.client),
    });
  } catch (error) {
    if (!(error instanceof CallerFault)) throw error;
    const responseContent = errorContent(context.service, error);
    return decision<TokenIssueResponse>("INTERNAL_SERVER_ERROR", error.resultCode, error.text, { responseContent });
  }
};

function readSubject(body: RequestBody<TokenIssueRequest>): string {
  const subject = body.string("subject");
  if (!subject) throw new CallerFault("A111201", "The call has no subject.");
  checkName(subject, ["A111202", "A111203"], "subject");
  return subject;
}
