import type { NativeSsoResponse } from "../../../generated/models.js";
import { CallerFault, Refusal } from "../../api/answers.js";
import { emulatorCodes } from "../../api/emulator-codes.js";
import type { Handler } from "../../api/handler.js";
import { decision } from "../../api/reply.js";
import { findIssued, issueLate, type LateCodes } from "../../tokens/late-id-token.js";
import { tokenDigest } from "../../tokens/token-hash.js";

const codes: LateCodes = {
  token: emulatorCodes.nativeSsoToken,
  claims: emulatorCodes.nativeSsoClaims,
  unsigned: emulatorCodes.nativeSsoUnsigned,
};

/**
 * Emulates `nativeSso.process`: issues an ID token with the session ID and the hash of the device secret, which the
 * authorization server has verified.
 */
export const processNativeSso: Handler<"nativeSso.process"> = async ({ body }, context) => {
  try {
    const record = findIssued(context, body, codes);
    const { sessionId, grantType } = record.grant;
    if (sessionId === undefined)
      throw new CallerFault(codes.token, "The access token belongs to no session, so it is not for Native SSO.");
    const deviceSecret = body.string("deviceSecret");
    if (!deviceSecret) throw new CallerFault(emulatorCodes.deviceSecretMissing, "The call has no deviceSecret.");
    const hash = body.string("deviceSecretHash") || (await tokenDigest(deviceSecret));
    const issued = await issueLate(context, body, record, codes, {
      claims: { sid: sessionId, ds_hash: hash },
      entries: {
        device_secret: deviceSecret,
        // RFC 8693, section 2.2.1.
        ...(grantType === "TOKEN_EXCHANGE" && { issued_token_type: "urn:ietf:params:oauth:token-type:access_token" }),
      },
      first: record.family.lastRefreshedAt === 0,
    });
    return decision("OK", "A501001", "The token response was made.", issued);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return decision<NativeSsoResponse>("CALLER_ERROR", error.resultCode, error.text);
  }
};
