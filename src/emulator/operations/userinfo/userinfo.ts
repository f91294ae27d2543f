import type { UserinfoIssueResponse, UserinfoRequest, UserinfoResponse } from "../../../generated/models.js";
import { aboutClient, Refusal, unlessEmpty } from "../../api/answers.js";
import { decision, type Reply } from "../../api/reply.js";
import { challenge, unauthorized, type TokenRejection } from "../../protocol/bearer-challenge.js";
import type { Handler } from "../../api/handler.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import { parseJsonObject, type RequestBody } from "../../api/request-body.js";
import { claimsFor } from "../../protocol/scopes.js";
import { withNonce } from "../../protocol/dpop/nonce.js";
import { findHolderFault } from "../../protocol/dpop/read-binding.js";
import { subjectFor } from "../../tokens/subject-for.js";
import { formUserinfo } from "./userinfo-answer.js";
import { findUserinfoToken } from "./userinfo-token.js";
import type { ServiceContext } from "../../service/service-context.js";

/** The refusal that both operations share. */
type Refused = Pick<
  UserinfoResponse & UserinfoIssueResponse,
  "resultCode" | "resultMessage" | "action" | "responseContent"
>;

const proofCodes = { proofMissing: "A089311", otherKey: "A089312" };

/** Emulates `userinfo.process`. */
export const processUserinfo: Handler<"userinfo.process"> = async ({ body }, context) =>
  withNonce(context, body, await lookUp(context, body));

async function lookUp(context: ServiceContext, body: RequestBody<UserinfoRequest>): Promise<Reply<UserinfoResponse>> {
  const token = body.string("token");
  if (!token) return withoutToken();
  const found = findUserinfoToken(context, token);
  if ("action" in found) return refuse(context, found);
  const { record, subject } = found;
  const htu = context.service.userInfoEndpoint ?? undefined;
  const fault = await findHolderFault(context, body, { text: token, binding: record.binding, htu, codes: proofCodes });
  if (fault) return refuse(context, fault);
  const { request } = record.grant;
  const claims = [...new Set([...claimsFor(context.service, record.scopes), ...(request?.claimsAtUserInfo ?? [])])];
  return decision("OK", "A091001", "The access token is good for the UserInfo endpoint.", {
    token,
    subject,
    scopes: record.scopes,
    claims: unlessEmpty(claims),
    userInfoClaims: request?.userInfoClaims,
    consentedClaims: record.grant.consentedClaims,
    properties: unlessEmpty(record.properties),
    ...aboutClient(context.service, record.grant.client),
  });
}

/** Emulates `userinfo.issue`. */
export const issueUserinfo: Handler<"userinfo.issue"> = async ({ body }, context) => {
  const token = body.string("token");
  if (!token) return withoutToken();
  const found = findUserinfoToken(context, token);
  if ("action" in found) return refuse(context, found);
  const claims = parseJsonObject(body.string("claims") || "{}");
  if (!claims) {
    const rejection = unauthorized(
      emulatorCodes.userinfoClaimsInvalid,
      "The claims are not the text of a JSON object.",
    );
    return refuse(context, { ...rejection, action: "INTERNAL_SERVER_ERROR", error: "server_error" });
  }
  const { sub: _sub, ...others } = claims;
  const { subject } = found;
  const { client } = found.record.grant.client;
  const sub = body.string("sub") || (await subjectFor(context, client, { subject, sub: subject }));
  try {
    const { action, content } = await formUserinfo(context, found.record.grant.client, { sub, ...others });
    return decision(action, "A096001", "The UserInfo answer was made.", { responseContent: content });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const rejection = unauthorized(error.resultCode, error.text);
    return refuse(context, { ...rejection, action: "INTERNAL_SERVER_ERROR", error: "server_error" });
  }
};

/** RFC 6750, section 3.1: without any authentication, the answer has no error code. */
function withoutToken(): Reply<Refused> {
  return decision("BAD_REQUEST", emulatorCodes.userinfoTokenMissing, "No access token was presented.", {
    responseContent: "Bearer",
  });
}

function refuse(context: ServiceContext, rejection: TokenRejection): Reply<Refused> {
  return decision(rejection.action, rejection.code, rejection.text, { responseContent: challenge(context, rejection) });
}
