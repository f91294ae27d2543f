import type { IdTokenReissueResponse } from "../../../../generated/models.js";
import { CallerFault, Refusal } from "../../../api/answers.js";
import { emulatorCodes } from "../../../api/emulator-codes.js";
import type { Handler } from "../../../api/handler.js";
import { decision } from "../../../api/reply.js";
import { findIssued, issueLate, type LateCodes } from "../../../tokens/late-id-token.js";

const codes: LateCodes = {
  token: emulatorCodes.reissueToken,
  claims: emulatorCodes.reissueClaims,
  unsigned: emulatorCodes.reissueUnsigned,
};

/** Emulates `token.management.reissueIdToken`. Issues an ID token for refreshed tokens. */
export const reissueIdToken: Handler<"token.management.reissueIdToken"> = async ({ body }, context) => {
  try {
    const record = findIssued(context, body, codes);
    if (record.family.refreshToken === null)
      throw new CallerFault(codes.token, "No refresh token came with the access token.");
    if (!record.scopes.includes("openid") || record.grant.subject === null)
      throw new CallerFault(codes.token, "The access token lacks the scope openid, or stands for no user.");
    const issued = await issueLate(context, body, record, codes);
    return decision("OK", emulatorCodes.reissued, "The ID token was issued.", issued);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return decision<IdTokenReissueResponse>("CALLER_ERROR", error.resultCode, error.text);
  }
};
